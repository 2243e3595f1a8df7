public import Foundation

/// The command `xmllint` of libxml2, as a judge that shares no code with the writers.
public enum Xmllint {
    private static let program = ["/usr/bin/xmllint", "/usr/local/bin/xmllint", "/opt/homebrew/bin/xmllint"]
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    /// Whether it is there.
    public static let isInstalled = program != nil

    /// What `xmllint` complains of in a file, or nil when it finds nothing.
    public static func complaint(about file: URL, arguments: [String] = []) throws -> String? {
        let process = Process()
        process.executableURL = program.map { URL(filePath: $0) }
        process.arguments = ["--noout", "--nonet"] + arguments + [file.path]
        let errors = Pipe()
        process.standardError = errors
        try process.run()
        let text = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return process.terminationStatus == 0 ? nil : String(decoding: text, as: UTF8.self)
    }
}
