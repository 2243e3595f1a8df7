import CLibXML2

/// A document of XML, front to back: libxml2's text reader without entities of the document, DTDs or network.
///
/// A class because libxml2 calls back into it; it stays on the thread that made it.
package final class XMLStream {
    /// What is met next.
    enum Event {
        /// An element begins; it is read by `element()`, walked into by going on, or passed over by `skip()`.
        case start(XMLElement, isEmpty: Bool)
        case end
        case endOfDocument
    }

    private let bytes: TranscodedInput
    private let limits: FeedReaderLimits
    private var prolog: PrologFilter
    private var attributes = AttributeGuard()
    private var chunk: [UInt8] = []
    private var chunkStart = 0
    private(set) var reader: xmlTextReaderPtr?
    /// A namespace that nobody knows, which the root element is of: publishers make up their own for RSS.
    private var adoptedNamespace: String?
    private var isInputAtEnd = false
    private var isPastRoot = false
    private var sourceError: (any Error)?
    private var parserFault: FeedReadError?
    /// The first things that are wrong with prefixes and namespaces, which do not end the reading.
    package private(set) var namespaceFaults: [FeedReadError] = []
    private var bases: [String?]
    /// About how many bytes the last element that was read whole occupies.
    private(set) var elementByteCount = 0
    private var languages: [String?] = [nil]

    package var encoding: CharacterEncoding { bytes.encoding }
    package var removedCharacterCount: Int { bytes.removedCharacterCount }
    /// The line of the first character that was removed.
    package var firstRemovedLine: Int? { bytes.firstRemovedLine }
    /// Whether it was the source, its encoding or its attributes that ended the reading, and not the parser.
    package var sourceFailed: Bool { sourceError != nil }

    /// Begins to read; `entities` declares HTML's character entities, which feeds use undeclared.
    ///
    /// - Throws: `FeedReadError` when the encoding is not known; what the source throws.
    package init(input: BufferedInput, limits: FeedReaderLimits, baseURL: String?, entities: Bool = true) throws {
        bytes = try TranscodedInput(input)
        prolog = PrologFilter(declaresEntities: entities)
        self.limits = limits
        bases = [baseURL]
        xmlInitParser()
        // The pointer is used only while `reader` lives, and `deinit` frees that before self is gone.
        let context = Unmanaged.passUnretained(self).toOpaque()
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOENT.rawValue | XML_PARSE_BIG_LINES.rawValue)
        reader = xmlReaderForIO(
            { context, buffer, count in
                guard let context, let buffer, count > 0 else { return 0 }
                let stream = Unmanaged<XMLStream>.fromOpaque(context).takeUnretainedValue()
                return stream.fill(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
            },
            nil,
            context,
            nil,
            "UTF-8",
            options
        )
        guard let reader else {
            throw sourceError
                ?? FeedReadError(position: SourcePosition(line: 1), message: "libxml2 could not begin to read.")
        }
        xmlTextReaderSetStructuredErrorHandler(
            reader,
            { context, error in
                guard let context, let error else { return }
                Unmanaged<XMLStream>.fromOpaque(context).takeUnretainedValue().note(error)
            },
            context
        )
    }

    deinit {
        if let reader { xmlFreeTextReader(reader) }
    }

    /// Goes on to the next element or end of an element, passing over text.
    ///
    /// - Throws: `FeedReadError` when the document is not well-formed; what the source throws.
    func next() throws -> Event {
        while try advance() {
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                let element = currentElement()
                let isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                if !isEmpty {
                    bases.append(element.base)
                    languages.append(element.language)
                }
                return .start(element, isEmpty: isEmpty)
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
                leave()
                return .end
            default: continue
            }
        }
        return .endOfDocument
    }

    /// Reads the rest of an element that began, unless it is empty.
    ///
    /// - Throws: as `next()`, and when the element takes more than a record may be.
    func element(_ begun: XMLElement, record: Int?) throws -> XMLElement {
        var open = [begun]
        elementByteCount = begun.headByteCount
        while try advance() {
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue):
                guard open.count + bases.count < limits.xmlDepth else {
                    throw fault("Elements are nested deeper than \(limits.xmlDepth); expected less.", record: record)
                }
                let element = currentElement(in: open[open.count - 1])
                elementByteCount += 256 + element.headByteCount
                if xmlTextReaderIsEmptyElement(reader) == 1 {
                    open[open.count - 1].children.append(.element(element))
                } else {
                    open.append(element)
                }
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue):
                guard let closed = open.popLast() else { break }
                guard !open.isEmpty else {
                    leave()
                    return closed
                }
                open[open.count - 1].children.append(.element(closed))
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue), Int32(XML_READER_TYPE_WHITESPACE.rawValue):
                let text = string(xmlTextReaderConstValue(reader)) ?? ""
                elementByteCount += text.utf8.count
                open[open.count - 1].children.append(.text(text))
            default: break
            }
            guard elementByteCount <= limits.recordByteCount else {
                throw fault(
                    "The element “\(begun.spelling)” takes more than \(limits.recordByteCount) bytes; expected less.",
                    record: record
                )
            }
        }
        throw fault("The document ends within “\(begun.spelling)”; expected its end tag.", record: record)
    }

    /// An error at the place that the parser has reached.
    func fault(_ message: String, record: Int? = nil) -> FeedReadError {
        FeedReadError(position: SourcePosition(line: line, record: record), message: message)
    }

    private var line: Int { max(1, Int(xmlTextReaderGetParserLineNumber(reader))) }

    private func leave() {
        if bases.count > 1 { bases.removeLast() }
        isPastRoot = bases.count == 1
        if languages.count > 1 { languages.removeLast() }
    }

    /// Whether there is a node; false at the end of the document.
    func advance() throws -> Bool {
        let result = xmlTextReaderRead(reader)
        if let sourceError { throw sourceError }
        if let parserFault { throw parserFault }
        guard result >= 0 else {
            throw fault("The document cannot be read on; expected well-formed XML, no text of it over 10 MB.")
        }
        return result == 1
    }

    /// Copies the next bytes of the document to the parser; −1 when the source failed.
    private func fill(_ buffer: UnsafeMutableRawBufferPointer) -> Int32 {
        do {
            while chunkStart == chunk.count {
                let more = try bytes.next()
                chunk = try prolog.filter(more)
                chunkStart = 0
                guard !more.isEmpty || !chunk.isEmpty else {
                    isInputAtEnd = true
                    return 0
                }
            }
        } catch {
            sourceError = error
            return -1
        }
        let count = pieceLength(within: min(buffer.count, chunk.count - chunkStart))
        guard attributes.allows(chunk[chunkStart..<chunkStart + count]) else {
            sourceError = fault("An element has more than \(AttributeGuard.mostAttributes) attributes; expected less.")
            return -1
        }
        chunk.withUnsafeBytes { buffer.copyMemory(from: .init(rebasing: $0[chunkStart..<chunkStart + count])) }
        chunkStart += count
        return Int32(count)
    }

    /// The parser reports the fault of a piece before it shows the elements in it, so that a piece ends with a record.
    private func pieceLength(within limit: Int) -> Int {
        let piece = chunk[chunkStart..<chunkStart + limit]
        var at = piece.startIndex
        while let bracket = piece[at...].firstIndex(of: UInt8(ascii: ">")) {
            at = bracket + 1
            let head = piece[..<bracket]
            if head.hasSuffix("item") || head.hasSuffix("entry") { return at - chunkStart }
        }
        return limit
    }

    /// Keeps the first fatal error; warnings and errors of namespaces do not end the reading.
    private func note(_ error: xmlErrorPtr) {
        let isFatal = error.pointee.level == XML_ERR_FATAL
        guard
            isFatal
                ? parserFault == nil : namespaceFaults.count < 20 && error.pointee.domain == XML_FROM_NAMESPACE.rawValue
        else { return }
        let fault = FeedReadError(
            position: SourcePosition(line: max(1, Int(error.pointee.line))),
            message: XMLFault.message(of: error.pointee, isTruncated: isInputAtEnd && !isPastRoot)
        )
        if isFatal { parserFault = fault } else { namespaceFaults.append(fault) }
    }

    private func currentElement(in parent: XMLElement? = nil) -> XMLElement {
        let namespace = string(xmlTextReaderConstNamespaceUri(reader))
        let spelling = string(xmlTextReaderConstLocalName(reader)) ?? ""
        let known = XMLVocabulary(namespace: namespace)
        if bases.count == 1, parent == nil, known == .other, ["rss", "feed"].contains(spelling) {
            adoptedNamespace = namespace
        }
        let vocabulary = known == .other && namespace == adoptedNamespace ? .syndication : known
        var element = XMLElement(
            name: XMLName(vocabulary, spelling.lowercased()),
            spelling: spelling,
            namespace: namespace,
            line: nodeLine,
            base: parent.map { $0.base } ?? bases.last ?? nil,
            language: parent.map { $0.language } ?? languages.last ?? nil
        )
        readAttributes(of: &element)
        return element
    }

    private func readAttributes(of element: inout XMLElement) {
        guard xmlTextReaderHasAttributes(reader) == 1 else { return }
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard xmlTextReaderIsNamespaceDecl(reader) != 1 else { continue }
            let local = string(xmlTextReaderConstLocalName(reader)) ?? ""
            let value = string(xmlTextReaderConstValue(reader)) ?? ""
            let vocabulary = XMLVocabulary(namespace: string(xmlTextReaderConstNamespaceUri(reader)))
            let name = XMLName(vocabulary, local.lowercased())
            element.attributes.append(.init(name: name, spelling: local, value: value))
            switch name {
            case XMLName(.xml, "base"):
                element.base = URLResolution.resolve(value.trimmedWhitespace, against: element.base) ?? element.base
            case XMLName(.xml, "lang"):
                element.language = value.isEmpty ? nil : value
            default: break
            }
        }
        xmlTextReaderMoveToElement(reader)
    }

    /// The line that the current node begins on; past 65,534 it may be some lines late.
    var nodeLine: Int {
        guard let node = xmlTextReaderCurrentNode(reader) else { return line }
        let known = Int(xmlGetLineNo(node))
        return known > 0 && known < 65_535 ? known : line
    }

    func string(_ pointer: UnsafePointer<xmlChar>?) -> String? {
        pointer.map { String(cString: $0) }
    }
}

extension ArraySlice<UInt8> {
    fileprivate func hasSuffix(_ text: StaticString) -> Bool {
        let length = text.utf8CodeUnitCount
        guard count >= length else { return false }
        return text.withUTF8Buffer { $0.elementsEqual(suffix(length)) }
    }
}
