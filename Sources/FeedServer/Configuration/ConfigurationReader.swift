import FeedWriter
import Foundation
import Store

/// Reads the configuration file.
enum ConfigurationReader {
    /// The largest file that is read, in bytes; ten thousand categories take less than a tenth of it.
    private static let maximumSize = 16 << 20

    /// The configuration in a file, or everything that is wrong with it.
    ///
    /// - Parameters:
    ///   - file: The path of the file, also the folder that relative paths in it are relative to.
    ///   - environment: The variables of the process, of which `FEEDSERVER_STORE` overrides the key `store`.
    /// - Returns: The configuration, every value in its canonical form.
    /// - Throws: `ConfigurationError` with every problem, in the order of the file.
    static func read(file: String, environment: [String: String]) throws(ConfigurationError) -> Configuration {
        try read(bytes: bytes(of: file), file: file, environment: environment)
    }

    /// The configuration in the bytes of a file.
    static func read(
        bytes: [UInt8],
        file: String,
        environment: [String: String]
    ) throws(ConfigurationError) -> Configuration {
        let problems = ConfigurationProblemList()
        let root = ConfigurationNode(root: try ConfigurationJSON.value(of: bytes, file: file), problems: problems)
        let configuration = read(root, file: file, environment: environment)
        let found = problems.inOrder
        guard let configuration, found.isEmpty else { throw ConfigurationError(file: file, problems: found) }
        return configuration
    }

    /// The configuration in a value; what is wrong is in the value's list of problems.
    static func read(
        _ node: ConfigurationNode,
        file: String,
        environment: [String: String]
    ) -> Configuration? {
        guard let root = ConfigurationObject(node, keys: .root) else { return nil }
        let folder = ConfigurationFilePath.folder(of: file)
        let taxonomies = TaxonomySection.read(root)
        let slugs = taxonomies.map(\.slug)
        let site = SiteSection.read(
            root.required("site", expected: "an object that says whose feeds these are"),
            taxonomies: slugs
        )
        let (feeds, located) = FeedsSection.read(
            root,
            of: site,
            taxonomies: slugs,
            history: HistorySection.read(root.optional("history"))
        )
        let (aliases, aliasPaths) = AliasSection.aliases(
            root.optional("aliases"),
            feeds: located,
            taxonomies: slugs,
            hasSitemaps: site.pagesPerSitemap != nil
        )
        return Configuration(
            file: file,
            site: site,
            store: StoreSection.read(root, environment: environment, folder: folder),
            listen: ListenSection.read(root.optional("listen"), folder: folder),
            log: ServiceSections.log(root.optional("log"), folder: folder),
            cache: ServiceSections.cache(root.optional("cache")),
            generate: ServiceSections.generate(root.optional("generate")),
            etiquette: EtiquetteSection.read(root.optional("etiquette"), file: file),
            edge: EdgeSection.read(root.optional("edge"), folder: folder),
            taxonomies: taxonomies,
            feeds: feeds,
            aliases: aliases,
            retired: AliasSection.retired(
                root.optional("retired"),
                feeds: located,
                aliases: aliasPaths,
                hasSitemaps: site.pagesPerSitemap != nil
            )
        )
    }

    private static func bytes(of file: String) throws(ConfigurationError) -> [UInt8] {
        func refusal(_ statement: String) -> ConfigurationError {
            ConfigurationError(
                file: file,
                problems: [ConfigurationProblem(keyPath: "", value: nil, statement: statement)]
            )
        }
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else {
            throw refusal(
                "there is no such file; copy feeds.example.json to it and make it yours, or name another with --config"
            )
        }
        if isFolder.boolValue { throw refusal("this is a folder; name the configuration file in it with --config") }
        let size = (try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int).flatMap(\.self) ?? 0
        guard size <= maximumSize else { throw refusal("the file has \(size) bytes, more than \(maximumSize)") }
        do {
            return Array(try Data(contentsOf: URL(filePath: file)))
        } catch {
            throw refusal("the file cannot be read; see that the user who runs this may read it")
        }
    }
}
