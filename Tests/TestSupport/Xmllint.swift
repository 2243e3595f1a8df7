public import Foundation

/// The command `xmllint` of libxml2, as a judge that shares no code with the writers.
public enum Xmllint {
    private static let program = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether it is there.
    public static let isInstalled = program != nil

    /// What `xmllint` complains of in a file, or nil when it finds nothing.
    public static func complaint(about file: URL, arguments: [String] = []) throws -> String? {
        let folder = try TemporaryDirectory()
        let errors = folder.url.appending(path: "errors")
        let process = try ChildProcess(
            URL(filePath: program ?? "xmllint"),
            ["--noout", "--nonet"] + arguments + [file.path],
            errors: .file(errors)
        )
        guard process.waitUntilEnd() != 0 else { return nil }
        return String(decoding: try Data(contentsOf: errors), as: UTF8.self)
    }
}
