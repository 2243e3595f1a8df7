/// Decides which attributes of a tag pass, and makes their URLs absolute.
struct HTMLAttributeFilter {
    let allowList: HTMLAllowList
    let baseURL: String?

    /// Where pages keep the URL of an image that their script loads later, the first that serves being taken.
    static let lazySources = ["data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url"]

    private static let linkAttributes: Set<String> = ["cite", "href"]
    private static let resourceAttributes: Set<String> = ["poster", "src"]
    private static let scriptSchemes = [Array("javascript".utf8), Array("vbscript".utf8)]
    private static let embedded: Set<String> = ["img", "source", "track"]

    /// Chooses what passes of a tag.
    ///
    /// - Parameters:
    ///   - tag: A tag of an element that the allow-list has.
    ///   - removals: Gets what is worth reporting.
    /// - Returns: The attributes, or nil where nothing is left that the element is for (an image without a source).
    func filter(_ tag: HTMLStartTag, removals: inout HTMLRemovals) -> [HTMLAttribute]? {
        var kept: [HTMLAttribute] = []
        let own = allowList.elements[tag.name] ?? []
        for attribute in tag.attributes {
            if attribute.name.hasPrefix("on") {
                removals.add(attribute.name)
                continue
            }
            let isListed = own.contains(attribute.name) || allowList.globalAttributes.contains(attribute.name)
            guard isListed, attribute.name != "style" else { continue }
            if let value = filtered(attribute, removals: &removals) {
                kept.append(HTMLAttribute(name: attribute.name, value: value))
            }
        }
        guard Self.embedded.contains(tag.name), !kept.contains(where: { $0.name == "src" || $0.name == "srcset" })
        else {
            return kept
        }
        guard tag.name == "img", let source = lazySource(of: tag) else { return nil }
        return [source] + kept
    }

    private func lazySource(of tag: HTMLStartTag) -> HTMLAttribute? {
        for name in Self.lazySources {
            if let attribute = tag.attributes.first(where: { $0.name == name }),
                let url = url(attribute.value, schemes: allowList.resourceSchemes)
            {
                return HTMLAttribute(name: "src", value: url)
            }
        }
        return nil
    }

    private func filtered(_ attribute: HTMLAttribute, removals: inout HTMLRemovals) -> String? {
        if Self.linkAttributes.contains(attribute.name) {
            return reportingURL(attribute.value, schemes: allowList.linkSchemes, removals: &removals)
        }
        if Self.resourceAttributes.contains(attribute.name) {
            guard attribute.value.utf8.contains(where: { $0 > 0x20 }) else { return nil }
            return reportingURL(attribute.value, schemes: allowList.resourceSchemes, removals: &removals)
        }
        switch attribute.name {
        case "srcset":
            return HTMLSourceSet.rewrite(attribute.value) { url($0, schemes: allowList.resourceSchemes) }
        case "width", "height":
            return isLength(attribute.value) ? attribute.value : nil
        default:
            return attribute.value
        }
    }

    private func reportingURL(_ value: String, schemes: Set<String>, removals: inout HTMLRemovals) -> String? {
        if let url = url(value, schemes: schemes) { return url }
        if holdsScript(value) {
            removals.add("javascript: URL")
        } else if let scheme = URLResolution.scheme(of: value), !schemes.contains(scheme) {
            removals.add("\(scheme): URL")
        } else {
            removals.add(URLResolution.isAbsolute(value) ? "malformed URL" : "relative URL without a base")
        }
        return nil
    }

    /// An absolute URL with an admitted scheme, and with a host where its scheme needs one.
    private func url(_ value: String, schemes: Set<String>) -> String? {
        guard let url = URLResolution.resolve(value, against: baseURL), !holdsScript(url) else { return nil }
        let scheme = HTMLBytes.lowercased(Array(url.utf8.prefix { $0 != UInt8(ascii: ":") })[...])
        guard schemes.contains(scheme) else { return nil }
        guard ["http", "https", "ftp"].contains(scheme) else { return url }
        let rest = url.utf8.dropFirst(scheme.utf8.count + 1)
        guard rest.starts(with: "//".utf8), let host = rest.dropFirst(2).first else { return nil }
        return ["/", "?", "#"].contains(Character(Unicode.Scalar(host))) ? nil : url
    }

    /// Whether a script URL is in a URL, at whatever place: redirectors follow what they are given.
    private func holdsScript(_ url: String) -> Bool {
        let bytes = Array(url.utf8)
        return bytes.indices.contains { index in
            bytes[index] == UInt8(ascii: ":")
                && Self.scriptSchemes.contains { HTMLBytes.equals(bytes[..<index].suffix($0.count), $0) }
        }
    }

    private func isLength(_ value: String) -> Bool {
        let digits = value.utf8.last == UInt8(ascii: "%") ? value.utf8.dropLast() : value.utf8[...]
        return !digits.isEmpty && digits.count <= 6 && digits.allSatisfy(HTMLBytes.isDigit)
    }
}
