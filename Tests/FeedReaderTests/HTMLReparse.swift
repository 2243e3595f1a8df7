import CLibXML2
import FeedReader

/// Reads sanitized HTML with libxml2's HTML parser and says what of its tree is outside the allow-list.
enum HTMLReparse {
    static func problems(in html: String) -> [String] {
        let bytes = Array("<html><body>\(html)</body></html>".utf8)
        let options = Int32(HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue)
        let document = bytes.withUnsafeBytes { buffer in
            htmlReadMemory(buffer.bindMemory(to: CChar.self).baseAddress, Int32(buffer.count), nil, "UTF-8", options)
        }
        guard let document else { return ["no document"] }
        defer { xmlFreeDoc(document) }
        var problems: [String] = []
        var pending: [xmlNodePtr] = xmlDocGetRootElement(document).map { [$0] } ?? []
        while let node = pending.popLast() {
            if let next = node.pointee.next { pending.append(next) }
            if let child = node.pointee.children, node.pointee.type == XML_ELEMENT_NODE { pending.append(child) }
            check(node, &problems)
        }
        return problems
    }

    private static func check(_ node: xmlNodePtr, _ problems: inout [String]) {
        switch node.pointee.type {
        case XML_TEXT_NODE:
            return
        case XML_ELEMENT_NODE:
            let name = String(cString: node.pointee.name)
            let allowed = HTMLAllowList.articles.elements[name]
            if allowed == nil, name != "html", name != "body" { problems.append("element \(name)") }
            var attribute = node.pointee.properties
            while let current = attribute {
                check(current, of: name, allowed: allowed ?? [], &problems)
                attribute = current.pointee.next
            }
        default:
            problems.append("node of type \(node.pointee.type.rawValue)")
        }
    }

    private static func check(
        _ attribute: xmlAttrPtr,
        of element: String,
        allowed: Set<String>,
        _ problems: inout [String]
    ) {
        let name = String(cString: attribute.pointee.name)
        if !allowed.contains(name), !HTMLAllowList.articles.globalAttributes.contains(name) {
            problems.append("attribute \(name) of \(element)")
        }
        guard ["href", "src", "cite", "poster"].contains(name) else { return }
        let value = attribute.pointee.children.flatMap { $0.pointee.content }.map { String(cString: $0) } ?? ""
        if !["http", "https", "mailto", "tel", "ftp"].contains(URLResolution.scheme(of: value) ?? "") {
            problems.append("\(name) \(value)")
        }
    }
}
