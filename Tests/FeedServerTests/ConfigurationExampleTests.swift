import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

@Suite struct ConfigurationExampleTests {
    private static let file = Repository.root.appending(path: "feeds.example.json").path

    @Test func `The example is a working configuration`() throws {
        let configuration = try ConfigurationReader.read(file: Self.file, environment: [:])
        #expect(configuration.site.icon == "https://news.example.com/icon.png")
        #expect(configuration.site.author?.uri == "https://news.example.com/about")
        #expect(configuration.taxonomies.map(\.slug) == ["headline", "product"])
        #expect(configuration.taxonomies[0].categories.map(\.slug).prefix(2) == ["business", "macro-economy"])
        #expect(configuration.feeds.count == 10)
        let devices = try #require(configuration.feeds.first { $0.path == "/feeds/devices" })
        #expect(devices.select.any.map(\.slug) == ["phones", "wearables"])
        #expect(devices.window == ArticleWindow(count: 30, milliseconds: 2_592_000_000, history: .init()))
        let wire = try #require(configuration.feeds.first { $0.path == "/feeds/wire" })
        #expect(configuration.aliases.map(\.from).prefix(2) == ["/feed/", "/rss.xml"])
        #expect(wire.select == ArticleQuery(author: "li-wei", source: "example-wire", language: "zh"))
    }

    @Test func `The example and the schema have every key that is read, and no other`() throws {
        let example = try JSONValueFile.read(Self.file)
        let schema = try JSONValueFile.read(Repository.root.appending(path: "docs/feeds.schema.json").path)
        let feed = ["feeds", "items"]
        let purge = ["edge", "purge", "items"]
        let taxonomy = ["taxonomies", "additionalProperties"]
        let sections: [(way: [String], keys: ConfigurationKeys)] = [
            ([], .root), (["site"], .site), (["site", "author"], .author), (["listen"], .listen),
            (["listen", "tls"], .tls), (["listen", "timeouts"], .timeouts), (["log"], .log), (["cache"], .cache),
            (["generate"], .generate),
            (["etiquette"], .etiquette), (["edge"], .edge), (purge, .purge),
            (purge + ["fields", "additionalProperties"], .secret), (taxonomy, .taxonomy),
            (taxonomy + ["categories", "items"], .category),
            (feed, .feed), (feed + ["select"], .select), (feed + ["podcast"], .podcast),
            (feed + ["podcast", "owner"], .podcastOwner),
        ]
        for (way, keys) in sections {
            #expect(Self.schemaKeys(schema, way) == keys.names.sorted(), "the schema at \(way)")
            // No file of the example could be a certificate of the machine that it is tried on, and no cache is in front.
            if way == ["listen", "tls"] || way.starts(with: purge) { continue }
            #expect(Self.exampleKeys([example], way) == keys.names.sorted(), "the example at \(way)")
        }
    }

    @Test func `No value of the example can be replaced by true, but for one that is true or false`() throws {
        let example = try JSONValueFile.read(Self.file)
        let nodes = Self.nodes(under: ConfigurationNode(root: example, problems: ConfigurationProblemList()))
        #expect(nodes.count > 150)
        for node in nodes {
            if case .bool = node.value { continue }
            let wrong = Self.replacing(example, at: node.place[...], with: .bool(true))
            let problems = ConfigurationProblemList()
            _ = ConfigurationReader.read(ConfigurationNode(root: wrong, problems: problems), file: "", environment: [:])
            #expect(problems.inOrder.contains { $0.keyPath == node.keyPath }, "\(node.keyPath)")
        }
    }

    @Test(.enabled(if: Repository.corpus != nil, "there is no corpus beside the checkout"))
    func `The configuration of a real portal is read`() throws {
        let file = try #require(Repository.corpus).appending(path: "portal/feeds.json").path
        let configuration = try ConfigurationReader.read(file: file, environment: [:])
        #expect(configuration.site.language == "zh-CN")
        #expect(configuration.site.defaultTaxonomy == "headline")
        #expect(configuration.feeds.map(\.content) == [.full, .full, .summary])
    }

    @Test(.enabled(if: Repository.corpus != nil, "there is no corpus beside the checkout"))
    func `Hostile JSON is refused`() throws {
        let folder = try #require(Repository.corpus).appending(path: "hostile/json")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".json") }
        #expect(names.count > 100)
        for name in names {
            let file = folder.appending(path: name).path
            #expect(throws: ConfigurationError.self) {
                try ConfigurationReader.read(file: file, environment: [:])
            }
        }
    }

    /// Every value in a value, itself excepted.
    private static func nodes(under node: ConfigurationNode) -> [ConfigurationNode] {
        let children =
            switch node.value {
            case .object: node.members(expected: "")?.map(\.node) ?? []
            case .array: node.elements(expected: "") ?? []
            default: [ConfigurationNode]()
            }
        return children.flatMap { [$0] + nodes(under: $0) }
    }

    private static func replacing(_ value: JSONValue, at place: ArraySlice<Int>, with other: JSONValue) -> JSONValue {
        guard let index = place.first else { return other }
        switch value {
        case .object(var members):
            members[index].value = replacing(members[index].value, at: place.dropFirst(), with: other)
            return .object(members)
        case .array(var values):
            values[index] = replacing(values[index], at: place.dropFirst(), with: other)
            return .array(values)
        default:
            return value
        }
    }

    /// The names of the properties at a way into the schema, whether or not null is allowed there too.
    private static func schemaKeys(_ schema: JSONValue, _ way: [String]) -> [String] {
        var node: JSONValue? = schema
        for step in way {
            let object = node.flatMap(unwrapped)
            node = object?["properties"]?[step] ?? object?[step]
        }
        guard case .object(let properties)? = node.flatMap(unwrapped)?["properties"] else { return [] }
        return properties.map(\.name).sorted()
    }

    private static func unwrapped(_ schema: JSONValue) -> JSONValue {
        schema["anyOf"]?.array?.first ?? schema
    }

    /// The names of the keys that some object at a way into the example has.
    private static func exampleKeys(_ values: [JSONValue], _ way: [String]) -> [String] {
        var values = values
        for step in way {
            values = values.flatMap { value -> [JSONValue] in
                if step == "items" { return value.array ?? [] }
                if step == "additionalProperties", case .object(let members) = value { return members.map(\.value) }
                return [value[step]].compactMap(\.self)
            }
        }
        let names = values.flatMap { value -> [String] in
            if case .object(let members) = value { members.map(\.name) } else { [] }
        }
        return Set(names).sorted()
    }

    /// A JSON file as a value.
    private enum JSONValueFile {
        static func read(_ file: String) throws -> JSONValue {
            try ConfigurationJSON.value(of: Array(Data(contentsOf: URL(filePath: file))), file: file)
        }
    }
}
