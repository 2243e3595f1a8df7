import FeedReader
import FeedWriter

/// The JSON of a configuration file.
enum ConfigurationJSON {
    /// The value that the bytes of a file are.
    static func value(of bytes: [UInt8], file: String) throws(ConfigurationError) -> JSONValue {
        // Some editors begin a file with a byte order mark; it says nothing and is no part of the JSON.
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        do {
            return try JSONParser.parse(bytes)
        } catch {
            let problem = ConfigurationProblem(keyPath: "", value: nil, statement: statement(of: error, in: bytes))
            throw ConfigurationError(file: file, problems: [problem])
        }
    }

    private static func statement(of error: any Error, in bytes: [UInt8]) -> String {
        guard !bytes.isEmpty else {
            return "the file is empty; copy feeds.example.json to it and make it yours"
        }
        guard let error = error as? FeedReadError else { return "the file cannot be read as JSON: \(error)" }
        let offset = min(error.position.byte ?? bytes.count, bytes.count)
        return "\(place(of: offset, in: bytes)): \(hint(at: offset, in: bytes) ?? error.message)"
    }

    /// Line and column, both from 1; columns count characters.
    private static func place(of offset: Int, in bytes: [UInt8]) -> String {
        let before = bytes[..<offset]
        let line = before.count { $0 == UInt8(ascii: "\n") } + 1
        let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return "line \(line), column \(String(decoding: before[start...], as: UTF8.self).count + 1)"
    }

    /// What to say of the mistakes that are made most often.
    private static func hint(at offset: Int, in bytes: [UInt8]) -> String? {
        let rest = bytes[offset...]
        if rest.starts(with: "//".utf8) || rest.starts(with: "/*".utf8) {
            return "comments are not supported, JSON has none; take it out"
        }
        let isEnd = rest.first == UInt8(ascii: "}") || rest.first == UInt8(ascii: "]")
        let previous = bytes[..<offset].last { !" \t\r\n".utf8.contains($0) }
        if isEnd, previous == UInt8(ascii: ",") {
            return "there is a comma before the closing bracket; take the comma out"
        }
        return nil
    }
}
