/// Makes HTML of any origin safe to publish, by an allow-list.
///
/// The input is read as a browser reads it, and written anew: only elements, attributes and URL schemes of the
/// allow-list, text escaped, attributes quoted, elements balanced, URLs absolute. Comments, declarations and
/// characters that XML 1.0 forbids go. Nothing that is written can be read as anything but what was meant, since no
/// element passes whose content is not plain markup. Sanitizing what was sanitized changes nothing.
///
/// Time and memory are linear in the input, times the length of the base for what is relative to it; no input is
/// refused.
public struct HTMLSanitizer: Sendable {
    /// What may pass.
    public let allowList: HTMLAllowList

    /// Makes a sanitizer.
    public init(allowList: HTMLAllowList = .articles) {
        self.allowList = allowList
    }

    /// Cleans a document or a fragment.
    ///
    /// - Parameters:
    ///   - html: HTML of any quality; plain text with `&` and `<` in it will do.
    ///   - baseURL: The absolute URL that relative ones are resolved against; without one they go.
    ///   - maximumByteCount: Where the result has grown longer than this, the rest is left out: absolute URLs can make
    ///     it many times as long as the input.
    /// - Returns: The clean HTML and what was taken out.
    public func sanitize(_ html: String, baseURL: String?, maximumByteCount: Int = .max) -> SanitizedHTML {
        let filter = HTMLAttributeFilter(allowList: allowList, baseURL: baseURL)
        var content = HTMLContent(html, dropped: allowList.dropped)
        var writer = HTMLTreeWriter()
        var removals = HTMLRemovals()
        while writer.output.count <= maximumByteCount, let token = content.next(onDrop: { removals.add("<\($0)>") }) {
            switch token {
            case .text(let text):
                writer.text(text)
            case .end(let name):
                writer.end(name)
            case .start(let tag):
                if allowList.elements[tag.name] == nil {
                    reportHandlers(of: tag, to: &removals)
                } else if let attributes = filter.filter(tag, removals: &removals) {
                    writer.start(tag.name, attributes: attributes)
                }
            }
        }
        writer.finish()
        return SanitizedHTML(html: String(decoding: writer.output, as: UTF8.self), removed: removals.names)
    }

    private func reportHandlers(of tag: HTMLStartTag, to removals: inout HTMLRemovals) {
        for attribute in tag.attributes where attribute.name.hasPrefix("on") { removals.add(attribute.name) }
    }
}
