import FeedReader

/// Reads sanitized HTML by the strict grammar that it is written in, and says what is outside of it.
///
/// It shares nothing with the sanitizer but the allow-list, and leaves nothing to interpretation: every `<` begins a
/// tag of an element that is listed, attributes are listed and in double quotes, every `&` begins one of five
/// references, elements are balanced, URLs begin with an admitted scheme.
struct HTMLOutputScanner {
    private var rest: Substring
    private var open: [String] = []
    private(set) var problems: [String] = []
    private let allowList = HTMLAllowList.articles

    static func problems(in html: String) -> [String] {
        var scanner = HTMLOutputScanner(rest: html[...])
        scanner.scan()
        return scanner.problems
    }

    private init(rest: Substring) {
        self.rest = rest
    }

    private mutating func scan() {
        while let scalar = rest.unicodeScalars.first, problems.isEmpty {
            switch scalar {
            case "<": tag()
            case ">": problems.append("a bare >")
            default: character()
            }
        }
        if problems.isEmpty, !open.isEmpty { problems.append("unclosed \(open)") }
    }

    private mutating func take(_ prefix: String) -> Bool {
        guard rest.utf8.starts(with: prefix.utf8) else { return false }
        rest = Substring(rest.utf8.dropFirst(prefix.utf8.count))
        return true
    }

    private mutating func name() -> String {
        let name = rest.utf8.prefix { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }
        rest = Substring(rest.utf8.dropFirst(name.count))
        return String(Substring(name))
    }

    private mutating func character() {
        for reference in ["&amp;", "&lt;", "&gt;", "&quot;", "&#58;"] where take(reference) { return }
        guard let scalar = rest.unicodeScalars.popFirst() else { return }
        if scalar == "&" { problems.append("a bare & before \(rest.prefix(20))") }
        let isLegal =
            scalar.value >= 0x20
            ? (scalar.value & 0xFFFE) != 0xFFFE || scalar.value > 0xFFFF : scalar == "\n" || scalar == "\t"
        if !isLegal { problems.append("character \(scalar.value)") }
    }

    private mutating func tag() {
        if take("</") {
            let name = name()
            if open.popLast() != name { problems.append("end tag \(name) of an element that is not open") }
        } else {
            _ = take("<")
            let name = name()
            if allowList.elements[name] == nil || allowList.dropped.contains(name) {
                problems.append("element \(name)")
            }
            while take(" ") { attribute(of: name) }
            if !["br", "col", "hr", "img", "source", "track", "wbr"].contains(name) { open.append(name) }
        }
        if !take(">") { problems.append("a tag that does not end before \(rest.prefix(20))") }
    }

    private mutating func attribute(of element: String) {
        let name = name()
        let isListed = allowList.globalAttributes.contains(name) || allowList.elements[element]?.contains(name) == true
        if !isListed || name.hasPrefix("on") || name == "style" { problems.append("attribute \(name) of \(element)") }
        guard take("=\"") else {
            problems.append("attribute \(name) without a value")
            return
        }
        let value = rest.prefix { $0 != "\"" }
        while let scalar = rest.unicodeScalars.first, scalar != "\"", problems.isEmpty {
            if scalar == "<" || scalar == ">" { problems.append("a bare \(scalar) in \(name)") }
            character()
        }
        if !take("\"") { problems.append("attribute \(name) without an end") }
        let schemes: [String: [String]] = [
            "href": ["http://", "https://", "mailto:", "tel:", "ftp://"],
            "cite": ["http://", "https://", "mailto:", "tel:", "ftp://"],
            "src": ["http://", "https://"], "poster": ["http://", "https://"], "srcset": ["http://", "https://"],
        ]
        if let schemes = schemes[name], !schemes.contains(where: value.lowercased().hasPrefix) {
            problems.append("\(name) \(value)")
        }
    }
}
