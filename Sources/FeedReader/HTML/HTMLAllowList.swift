/// The elements, attributes and URL schemes that sanitized HTML may hold.
///
/// An element that is in neither ``elements`` nor ``dropped`` goes, and its content stays. Attributes `on…` and
/// `style` never pass, whatever is listed. `href` and `cite` are links, `src`, `poster` and `srcset` are resources;
/// a URL of any other scheme goes with its attribute.
public struct HTMLAllowList: Sendable, Hashable {
    /// The attributes of each element that is kept.
    public var elements: [String: Set<String>]
    /// Attributes that every kept element may have.
    public var globalAttributes: Set<String>
    /// Elements that go with all that they hold.
    public var dropped: Set<String>
    /// Schemes that a link may have.
    public var linkSchemes: Set<String>
    /// Schemes that an image or another embedded resource may have.
    public var resourceSchemes: Set<String>

    /// Makes an allow-list.
    public init(
        elements: [String: Set<String>],
        globalAttributes: Set<String>,
        dropped: Set<String>,
        linkSchemes: Set<String>,
        resourceSchemes: Set<String>
    ) {
        self.elements = elements
        self.globalAttributes = globalAttributes
        self.dropped = dropped
        self.linkSchemes = linkSchemes
        self.resourceSchemes = resourceSchemes
    }

    /// What an article may hold: text, lists, tables, ruby, images, audio and video; no script, frames, forms,
    /// vector or formula markup, no styles, and no `id`, since a reader shows many articles on one page.
    public static let articles = HTMLAllowList(
        elements: articleElements,
        globalAttributes: ["dir", "lang", "title"],
        dropped: [
            "applet", "base", "button", "canvas", "datalist", "embed", "frame", "frameset", "iframe",
            "input", "keygen", "link", "math", "meta", "meter", "noembed", "noframes", "noscript", "object",
            "optgroup", "option", "output", "param", "progress", "script", "select", "style", "svg", "template",
            "textarea", "title",
        ],
        linkSchemes: ["http", "https", "mailto", "tel", "ftp"],
        resourceSchemes: ["http", "https"]
    )

    private static let articleElements: [String: Set<String>] = {
        var elements: [String: Set<String>] = [:]
        for name in [
            "abbr", "address", "article", "aside", "b", "bdi", "bdo", "big", "br", "caption", "center", "cite", "code",
            "dd", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
            "header", "hgroup", "hr", "i", "kbd", "main", "mark", "menu", "nav", "p", "picture", "pre", "rb", "rp",
            "rt",
            "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup",
            "tt", "u", "ul", "var", "wbr",
        ] {
            elements[name] = []
        }
        let cell: Set<String> = ["abbr", "align", "colspan", "headers", "rowspan", "scope", "valign"]
        let columns: Set<String> = ["align", "span", "valign"]
        let rows: Set<String> = ["align", "valign"]
        let with: [String: Set<String>] = [
            "a": ["href", "hreflang", "type"],
            "audio": ["controls", "loop", "muted", "preload", "src"],
            "blockquote": ["cite"], "q": ["cite"],
            "col": columns, "colgroup": columns,
            "data": ["value"], "time": ["datetime"],
            "del": ["cite", "datetime"], "ins": ["cite", "datetime"],
            "details": ["open"],
            "img": ["alt", "height", "sizes", "src", "srcset", "width"],
            "li": ["value"], "ol": ["reversed", "start", "type"],
            "source": ["media", "sizes", "src", "srcset", "type"],
            "table": ["align", "border", "cellpadding", "cellspacing", "summary"],
            "tbody": rows, "td": cell, "tfoot": rows, "th": cell, "thead": rows, "tr": rows,
            "track": ["default", "kind", "label", "src", "srclang"],
            "video": ["controls", "height", "loop", "muted", "poster", "preload", "src", "width"],
        ]
        return elements.merging(with) { _, attributes in attributes }
    }()
}
