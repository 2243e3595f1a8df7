import CLibXML2

extension XMLStream {
    /// Goes on to the next start tag, end tag or text; not to be mixed with `next()`.
    ///
    /// - Throws: `FeedReadError` when the document is not well-formed; what the source throws.
    package func nextNode() throws -> XMLNode {
        while try advance() {
            switch xmlTextReaderNodeType(reader) {
            case Int32(XML_READER_TYPE_ELEMENT.rawValue): return .start(currentTag())
            case Int32(XML_READER_TYPE_END_ELEMENT.rawValue): return .end
            case Int32(XML_READER_TYPE_TEXT.rawValue), Int32(XML_READER_TYPE_CDATA.rawValue),
                Int32(XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue), Int32(XML_READER_TYPE_WHITESPACE.rawValue):
                return .text(string(xmlTextReaderConstValue(reader)) ?? "")
            default: continue
            }
        }
        return .endOfDocument
    }

    private func currentTag() -> XMLTag {
        var tag = XMLTag(
            name: currentName(),
            attributes: [],
            prefixes: [],
            isEmpty: xmlTextReaderIsEmptyElement(reader) == 1,
            line: nodeLine
        )
        guard xmlTextReaderHasAttributes(reader) == 1 else { return tag }
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            if xmlTextReaderIsNamespaceDecl(reader) == 1 {
                let name = currentName()
                tag.prefixes.append(name.prefix.isEmpty ? "" : name.local)
            } else {
                let value = string(xmlTextReaderConstValue(reader)) ?? ""
                tag.attributes.append(XMLTagAttribute(name: currentName(), value: value))
            }
        }
        xmlTextReaderMoveToElement(reader)
        return tag
    }

    private func currentName() -> XMLQualifiedName {
        XMLQualifiedName(
            namespace: string(xmlTextReaderConstNamespaceUri(reader)) ?? "",
            local: string(xmlTextReaderConstLocalName(reader)) ?? "",
            prefix: string(xmlTextReaderConstPrefix(reader)) ?? ""
        )
    }
}
