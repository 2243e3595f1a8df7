import Foundation

@testable import FeedLinter

/// A file of the corpus with what its comment says is to be found in it, or not.
struct CorpusCase: Sendable {
    /// The path within the corpus.
    let path: String
    let bytes: [UInt8]
    /// The corpus's name of the finding.
    let name: String
    /// Whether it is not to be found.
    let isNegated: Bool
    /// The element that it is about, without prefix and in lower case.
    let element: String?

    /// Reads a file; nil where no comment says what to expect.
    init?(_ file: URL, path: String) {
        guard let data = try? Data(contentsOf: file) else { return nil }
        bytes = [UInt8](data)
        // UTF-16 becomes readable enough without its zero bytes.
        let text = String(decoding: bytes.filter { $0 != 0 }, as: UTF8.self)
        guard let mark = text.firstRange(of: "Expect:") else { return nil }
        let line = text[mark.upperBound...].prefix { !$0.isNewline }.drop { $0.isWhitespace }
        isNegated = line.first == "!"
        name = String(line.drop { $0 == "!" }.prefix { $0.isLetter || $0.isNumber })
        guard !name.isEmpty else { return nil }
        self.path = path
        let parameters = line.split { "{},".contains($0) }.dropFirst().map(String.init)
        element = parameters.first { $0.hasPrefix("element:") }
            .map { Self.local(String($0.dropFirst(8))) }
    }

    /// Whether a finding is about the element of the case.
    func isAbout(_ finding: LintFinding) -> Bool {
        guard let element else { return true }
        return finding.path.suffix(2).contains { Self.local($0) == element }
    }

    private static func local(_ name: String) -> String {
        (name.split { $0 == ":" || $0 == "_" }.last.map(String.init) ?? name).lowercased()
    }
}
