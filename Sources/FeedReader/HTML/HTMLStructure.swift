/// How elements nest: what a start tag closes, what an end tag may close, what a table may hold.
enum HTMLStructure {
    /// Elements that have no content and no end tag.
    static let void: Set<String> = [
        "area", "base", "basefont", "bgsound", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link",
        "meta", "param", "source", "track", "wbr",
    ]

    /// Elements whose start tag ends a paragraph.
    static let closesParagraph: Set<String> = [
        "address", "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "li", "main", "menu", "nav",
        "ol",
        "p",
        "pre", "section", "summary", "table", "ul",
    ]

    /// Elements that begin and end a line of their own in plain text.
    static let breaksLine: Set<String> = closesParagraph.union([
        "body", "caption", "fieldset", "form", "html", "legend", "tbody", "tfoot", "thead", "tr",
    ])

    /// Elements that nothing inside can close anything outside of.
    static let boundaries: Set<String> = ["caption", "table", "td", "th"]

    /// Where an element may stand inside a table.
    static let tableParts: Set<String> = [
        "caption", "col", "colgroup", "tbody", "td", "tfoot", "th", "thead", "tr",
    ]

    /// Elements of a table that hold no text of their own.
    static let tableInsides: Set<String> = ["colgroup", "table", "tbody", "tfoot", "thead", "tr"]

    /// The elements that a start tag of the same group closes, and those that stop the search for them.
    static func siblings(of name: String) -> (closed: Set<String>, stops: Set<String>)? {
        switch name {
        case "li": (["li"], ["menu", "ol", "ul"])
        case "dd", "dt": (["dd", "dt"], ["dl"])
        case "rb", "rp", "rt": (["rb", "rp", "rt"], ["ruby"])
        case "h1", "h2", "h3", "h4", "h5", "h6":
            (["h1", "h2", "h3", "h4", "h5", "h6"], ["article", "aside", "blockquote", "details", "div", "section"])
        case "a": (["a"], [])
        case "p": (["p"], [])
        default: nil
        }
    }
}
