import FeedWriter
import Foundation

/// Reads addresses on the web.
enum ConfigurationWebAddress {
    /// An absolute http or https URL, scheme and host in lower case; nil when it is none.
    static func absolute(_ text: String) -> URLComponents? {
        guard !holdsBlankOrControl(text), var components = URLComponents(string: text),
            let scheme = components.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = components.encodedHost, !host.isEmpty,
            components.user == nil, components.password == nil,
            components.port.map({ (1...65_535).contains($0) }) ?? true
        else { return nil }
        components.scheme = scheme
        components.encodedHost = host.lowercased()
        return components
    }

    /// Whether a text has what no URL has, and what would break a header field.
    static func holdsBlankOrControl(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isWhitespace || $0.properties.generalCategory == .control }
    }
}

extension ConfigurationNode {
    /// An absolute http or https URL that others are made from: without query and fragment, ending with a slash.
    func baseURL() -> String? {
        guard case .string(let text) = value, var components = ConfigurationWebAddress.absolute(text),
            components.query == nil, components.fragment == nil
        else {
            report(
                "is not an absolute http or https URL, without user and query, such as \"https://news.example.com/\""
            )
            return nil
        }
        if !components.percentEncodedPath.hasSuffix("/") { components.percentEncodedPath += "/" }
        return components.string
    }

    /// A URL, resolved against another; http or https in the end.
    func url(resolvedAgainst base: String?) -> String? {
        guard case .string(let text) = value, !text.isEmpty,
            !ConfigurationWebAddress.holdsBlankOrControl(text),
            // Where the base itself is wrong, another stands in, so that the rest can be judged.
            let resolved = URL(string: text, relativeTo: URL(string: base ?? "https://site.invalid/")),
            ConfigurationWebAddress.absolute(resolved.absoluteString) != nil
        else {
            report("is not an http or https URL, or one relative to site.url such as \"/icon.png\"")
            return nil
        }
        return resolved.absoluteString
    }
}
