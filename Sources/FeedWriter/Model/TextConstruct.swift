/// Text with its kind (RFC 4287 §3.1); XHTML is carried as HTML.
public enum TextConstruct: Sendable, Hashable {
    /// Plain text: no markup, no character references.
    case text(String)
    /// A fragment of HTML, as it would stand inside a `div`.
    case html(String)

    /// The string as it is kept, markup and all.
    public var value: String {
        switch self {
        case .text(let value), .html(let value): value
        }
    }
}
