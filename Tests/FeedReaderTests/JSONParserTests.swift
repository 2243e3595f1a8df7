import FeedReader
import FeedWriter
import Foundation
import TestSupport
import Testing

@Suite struct JSONParserTests {
    @Test(.enabled(if: Repository.corpus != nil, "the corpus is not beside the checkout"))
    func `Texts of a test suite are taken or refused as it says`() throws {
        let folder = try #require(Repository.corpus).appending(path: "hostile/json")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 300)
        for file in files {
            let bytes = Array(try Data(contentsOf: file))
            let isTaken = (try? JSONParser.parse(bytes)) != nil
            switch file.lastPathComponent.prefix(2) {
            case "y_": #expect(isTaken, "\(file.lastPathComponent) is JSON")
            case "n_": #expect(!isTaken, "\(file.lastPathComponent) is no JSON")
            default: break
            }
            _ = try? FeedReader().read(bytes: bytes)
        }
    }

    @Test(arguments: [
        (#""\ud83d\ude00""#, "😀"), (#""a\ud800b""#, "ab"), (#""\ud800\ud83d\ude00""#, "😀"), (#""\udc00""#, ""),
        (#""\u0000\u00e9""#, "\u{0}é"), (#""\/\b\f\n\r\t\\\"""#, "/\u{8}\u{C}\n\r\t\\\""), (#""\ud800\n""#, "\n"),
    ])
    func `Escapes are read, and of lone surrogates nothing stays`(text: String, expected: String) throws {
        #expect(try JSONParser.parse(Array(text.utf8)) == .string(expected))
    }

    @Test func `Strings are read whole, wherever what is read at a time ends`() throws {
        for length in [0, 1, 1021, 1022, 1023, 1024, 70000] {
            for string in [String(repeating: "a", count: length), String(repeating: "b", count: length) + "é\u{7F}"] {
                for blanks in [0] + (-3...0).map({ (1 << 16) - length + $0 }) + [(1 << 16) - 1] {
                    let text = String(repeating: " ", count: max(0, blanks)) + "\"\(string)\""
                    #expect(try JSONParser.parse(Array(text.utf8)) == .string(string))
                    #expect(throws: FeedReadError.self) { try JSONParser.parse(Array(text.utf8.dropLast())) }
                }
            }
        }
    }

    @Test func `Numbers stay as they are spelled`() throws {
        let value = try JSONParser.parse(Array("[1.50e+2, -0, 123456789012345678901234567890]".utf8))
        #expect(value == .array([.number("1.50e+2"), .number("-0"), .number("123456789012345678901234567890")]))
    }

    @Test func `A fault has its line and byte`() throws {
        #expect(
            throws: FeedReadError(
                position: SourcePosition(line: 2, byte: 8),
                message: "Found “]”; expected a JSON value."
            )
        ) { try JSONParser.parse(Array("[1,\n 2, ]".utf8)) }
    }
}
