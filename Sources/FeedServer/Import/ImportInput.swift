import FeedReader
import Foundation
import Glibc

/// A file that is imported, or standard input.
enum ImportInput: Sendable, Hashable {
    case file(path: String)
    case standardInput

    /// How messages name it.
    var name: String {
        switch self {
        case .file(let path): path
        case .standardInput: "standard input"
        }
    }

    /// The endings of files that are taken from a folder.
    static let extensions: Set<String> = ["json", "jsonl", "ndjson", "xml", "rss", "atom", "rdf"]

    /// The inputs that the user's words mean: `-`, a file, or every feed file in a folder and those below it, by path.
    ///
    /// A feed file ends as one that can be imported does, or in what else the command takes.
    /// - Throws: `CommandFailure` where there is no such file.
    static func inputs(
        from words: [String],
        alsoEndingIn others: Set<String> = []
    ) throws(CommandFailure) -> [ImportInput] {
        var inputs: [ImportInput] = []
        for word in words {
            if word == "-" {
                inputs.append(.standardInput)
                continue
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: word, isDirectory: &isFolder) else {
                throw CommandFailure(.inputOutput, "\(word): no such file or folder")
            }
            let isFile = !isFolder.boolValue
            inputs += isFile ? [.file(path: word)] : try files(below: word, endingIn: extensions.union(others))
        }
        return inputs
    }

    private static func files(
        below folder: String,
        endingIn extensions: Set<String>
    ) throws(CommandFailure) -> [ImportInput] {
        let paths = try paths(below: folder)
            .filter { extensions.contains(($0 as NSString).pathExtension.lowercased()) && isFile($0) }
        guard !paths.isEmpty else {
            let endings = extensions.sorted().map { "." + $0 }.joined(separator: ", ")
            throw CommandFailure(.inputOutput, "\(folder): no file in it ends in one of \(endings)")
        }
        return paths.sorted().map { .file(path: $0) }
    }

    /// Whatever is in a folder and in those below it, but for what links lead to.
    /// - Throws: `CommandFailure` that names the folder that cannot be read: what is in it would be missing.
    private static func paths(below folder: String) throws(CommandFailure) -> [String] {
        guard access(folder, R_OK | X_OK) == 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
        else {
            let message = "\(folder): the folder cannot be read; make it readable, or move it away"
            throw CommandFailure(.inputOutput, message)
        }
        var paths: [String] = []
        for name in names {
            let path = (folder as NSString).appendingPathComponent(name)
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            paths += type == .typeDirectory ? try Self.paths(below: path) : [path]
        }
        return paths
    }

    /// Whether something in a folder is meant.
    ///
    /// A pipe would keep us waiting. What cannot be looked at counts, so that its reader says why.
    private static func isFile(_ path: String) -> Bool {
        let target = (path as NSString).resolvingSymlinksInPath
        let attributes = try? FileManager.default.attributesOfItem(atPath: target)
        // A link that is still one leads nowhere.
        return [nil, .typeRegular, .typeSymbolicLink].contains(attributes?[.type] as? FileAttributeType)
    }

    /// What the file's name says that it is; nil where its content has to.
    ///
    /// A whole feed and JSON Lines begin alike, and only of the latter a first record that is wrong leaves the rest.
    var format: SourceFormat? {
        guard case .file(let path) = self else { return nil }
        return ["jsonl", "ndjson"].contains((path as NSString).pathExtension.lowercased()) ? .jsonLines : nil
    }
}
