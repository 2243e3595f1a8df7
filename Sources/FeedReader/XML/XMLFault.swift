import CLibXML2

/// Says what is wrong with a document, in libxml2's words where those are plain.
enum XMLFault {
    /// The message of a fatal error; `isTruncated` where the input ended within the root element.
    static func message(of error: xmlError, isTruncated: Bool) -> String {
        switch error.code {
        // libxml2 says the same of a document that goes on too long and of one that ends too soon.
        case Int32(XML_ERR_DOCUMENT_END.rawValue) where isTruncated:
            return "The document ends before its elements do; expected their end tags."
        case Int32(XML_ERR_UNDECLARED_ENTITY.rawValue):
            let name = error.str1.map { String(cString: $0) } ?? ""
            return "The entity “\(name)” is none of HTML's, and entities that a document declares are not expanded; "
                + "expected the characters themselves."
        default:
            let reason = error.message.map { String(cString: $0) }?.trimmedWhitespace ?? "unknown fault"
            let fault =
                error.domain == Int32(XML_FROM_NAMESPACE.rawValue)
                ? "A prefix is wrong" : "The document is not well-formed XML"
            return "\(fault): \(reason.hasSuffix(".") ? String(reason.dropLast()) : reason)."
        }
    }
}
