import CLibXML2

/// Reads XML into a tree with libxml2 alone, for a second opinion of what a document says.
enum XMLTree {
    /// An element: its name with its prefix, its attributes, and its text without that of elements within.
    struct Element: Equatable {
        var name: String
        var attributes: [String: String] = [:]
        var text = ""
        var children: [Element] = []

        /// The elements directly within that have a name.
        func all(_ name: String) -> [Element] { children.filter { $0.name == name } }

        /// The texts of the elements directly within that have a name.
        func texts(_ name: String) -> [String] { all(name).map(\.text) }
    }

    /// The root of a document, or nil when it is not well-formed.
    static func read(_ bytes: [UInt8]) -> Element? {
        let flags = [XML_PARSE_NOENT, XML_PARSE_NONET, XML_PARSE_HUGE, XML_PARSE_NOERROR, XML_PARSE_NOWARNING]
        let options = flags.reduce(0) { $0 | Int32($1.rawValue) }
        let document = bytes.withUnsafeBytes { buffer in
            xmlReadMemory(buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, nil, options)
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        return xmlDocGetRootElement(document).map { element($0) }
    }

    private static func element(_ node: xmlNodePtr) -> Element {
        let prefix = node.pointee.ns.flatMap { $0.pointee.prefix }.map { String(cString: $0) + ":" } ?? ""
        var element = Element(name: prefix + String(cString: node.pointee.name))
        var attribute = node.pointee.properties
        while let current = attribute {
            element.attributes[String(cString: current.pointee.name)] = text(of: current.pointee.children)
            attribute = current.pointee.next
        }
        element.text = text(of: node.pointee.children)
        var child = node.pointee.children
        while let current = child {
            if current.pointee.type == XML_ELEMENT_NODE { element.children.append(self.element(current)) }
            child = current.pointee.next
        }
        return element
    }

    private static func text(of first: xmlNodePtr?) -> String {
        var text = ""
        var node = first
        while let current = node {
            if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE {
                text += current.pointee.content.map { String(cString: $0) } ?? ""
            }
            node = current.pointee.next
        }
        return text
    }
}
