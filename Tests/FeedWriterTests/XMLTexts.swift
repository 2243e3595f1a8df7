import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Reads the texts of elements with a parser that shares no code with the writers.
enum XMLTexts {
    struct Malformed: Error {
        let line: Int
        let text: String
    }

    /// The texts of all elements with a name, in order.
    static func read(_ document: [UInt8], element: String) throws -> [String] {
        let parser = XMLParser(data: Data(document))
        let collector = Collector(element: element)
        parser.delegate = collector
        guard parser.parse() else {
            throw Malformed(line: parser.lineNumber, text: parser.parserError.map { "\($0)" } ?? "")
        }
        return collector.texts
    }

    private final class Collector: NSObject, XMLParserDelegate {
        private let element: String
        private var isInside = false
        var texts: [String] = []

        init(element: String) { self.element = element }

        func parser(
            _ parser: XMLParser,
            didStartElement name: String,
            namespaceURI: String?,
            qualifiedName: String?,
            attributes: [String: String]
        ) {
            guard name == element else { return }
            isInside = true
            texts.append("")
        }

        func parser(
            _ parser: XMLParser,
            didEndElement name: String,
            namespaceURI: String?,
            qualifiedName: String?
        ) {
            if name == element { isInside = false }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) {
            if isInside { texts[texts.count - 1] += string }
        }
    }
}
