/// Puts a prolog of our own before an XML document in UTF-8, in the place of its declaration and document type.
///
/// The declaration goes because its encoding is no longer true. The document type goes because it is the only door to
/// entity bombs and external entities: with it no entity of the document's own exists, and a reference to one is a
/// fault with its line. In its place HTML's character entities are declared, which feeds use undeclared. The count of
/// lines stays as it was.
struct PrologFilter {
    private static let longestProlog = 1 << 18
    /// Whether HTML's character entities are declared in the place of the document type.
    private let declaresEntities: Bool
    private var held: [UInt8] = []
    private var isPast = false
    /// How many bytes are worth another look, so that bytes that trickle in are not looked at over and over.
    private var nextScan = 0

    init(declaresEntities: Bool = true) {
        self.declaresEntities = declaresEntities
    }

    /// What is to be parsed, given the next bytes of the document; empty `bytes` are its end.
    ///
    /// An empty answer to bytes that are not empty means that the prolog is not over.
    ///
    /// - Throws: `FeedReadError` when no root element begins within the first 256 KiB, or none at all.
    mutating func filter(_ bytes: [UInt8]) throws(FeedReadError) -> [UInt8] {
        guard !isPast else { return bytes }
        held += bytes
        guard bytes.isEmpty || held.count >= nextScan else { return [] }
        nextScan = held.count + held.count / 2
        var scanner = PrologScanner(bytes: held)
        guard scanner.scan() else {
            guard !bytes.isEmpty, held.count <= Self.longestProlog else {
                throw FeedReadError(
                    position: SourcePosition(line: 1),
                    message: "No element begins within the first \(held.count) bytes; expected rss, rdf:RDF or feed."
                )
            }
            return []
        }
        isPast = true
        defer { held = [] }
        return scanner.kept + (declaresEntities ? EntityDeclarations.documentType : []) + held[scanner.index...]
    }
}

/// Walks over what may stand before the root element: declaration, comments, instructions, document type.
private struct PrologScanner {
    let bytes: [UInt8]
    /// Where the root element begins, when `scan` found it.
    private(set) var index = 0
    /// What of the prolog is to be parsed: line ends and comments.
    private(set) var kept: [UInt8] = []

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Whether the beginning of the root element, or something that must not stand in a prolog, was reached.
    mutating func scan() -> Bool {
        while index < bytes.count {
            if bytes[index] != UInt8(ascii: "<") {
                guard bytes[index] <= 0x20 else { return true }
                // White space before the declaration is common in the wild, and harmless once that is gone.
                kept.append(bytes[index])
                index += 1
            } else if has("<!--") {
                guard let end = find("-->", from: index + 4) else { return false }
                kept += bytes[index..<end]
                index = end
            } else if has("<?") {
                guard let end = find("?>", from: index + 2) else { return false }
                kept += bytes[index..<end].filter { $0 == 0x0A }
                index = end
            } else if has("<!DOCTYPE") {
                guard let end = endOfDocumentType() else { return false }
                kept += bytes[index..<end].filter { $0 == 0x0A }
                index = end
            } else {
                return bytes.count - index >= 9 || has("</") || bytes[index...].contains(UInt8(ascii: ">"))
            }
        }
        return false
    }

    private func has(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(bytes[index..<index + count]) }
    }

    private func find(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        var at = start
        while at + wanted.count <= bytes.count {
            if bytes[at..<at + wanted.count].elementsEqual(wanted) { return at + wanted.count }
            at += 1
        }
        return nil
    }

    /// Past the `>` that ends the document type, with its quoted strings, comments and internal subset.
    private func endOfDocumentType() -> Int? {
        var at = index + 9
        var isInSubset = false
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { return nil }
                at = close
            case UInt8(ascii: "["): isInSubset = true
            case UInt8(ascii: "]"): isInSubset = false
            case UInt8(ascii: "<"):
                if bytes[at...].starts(with: Array("<!--".utf8)) {
                    guard let end = find("-->", from: at + 4) else { return nil }
                    at = end - 1
                } else if bytes[at...].starts(with: Array("<?".utf8)) {
                    guard let end = find("?>", from: at + 2) else { return nil }
                    at = end - 1
                }
            case UInt8(ascii: ">") where !isInSubset: return at + 1
            default: break
            }
            at += 1
        }
        return nil
    }
}
