/// Reference resolution as RFC 3986 section 5 has it, on bytes.
///
/// References are cleaned first as the WHATWG URL standard does: white space and controls at the ends, and tabs and
/// line breaks anywhere, are removed. Spaces, double quotes, `<`, `>`, backslashes, backquotes and controls that
/// remain are percent-encoded. Characters outside ASCII are kept, so an IRI stays an IRI.
public enum URLResolution {
    /// The longest base, in bytes of UTF-8; a longer one counts as none, or a page of short references and a base of
    /// megabytes would take terabytes.
    public static let maximumBase = 2048

    /// The absolute form of a reference, or nil where it is relative and the base is too long or no absolute URL.
    ///
    /// - Parameters:
    ///   - reference: An absolute or relative URL, as found in a document.
    ///   - base: The absolute URL of that document.
    /// - Returns: An absolute URL with its dot segments removed.
    public static func resolve(_ reference: String, against base: String?) -> String? {
        var target = URLParts(cleaned(reference))
        if target.scheme == nil {
            guard let base, base.utf8.count <= maximumBase, case let baseParts = URLParts(cleaned(base)),
                baseParts.scheme != nil
            else { return nil }
            target = target.resolved(against: baseParts)
        } else if target.isHierarchical {
            target.path = URLParts.removingDotSegments(target.path)
        }
        return String(decoding: target.bytes, as: UTF8.self)
    }

    /// Whether a URL begins with a scheme (RFC 3986 section 3.1).
    public static func isAbsolute(_ url: String) -> Bool {
        scheme(of: url) != nil
    }

    /// The scheme of a URL in lower case, as a browser would see it, or nil where it has none.
    public static func scheme(of url: String) -> String? {
        URLParts(cleaned(url)).scheme.map { String(decoding: $0, as: UTF8.self).lowercased() }
    }

    private static func cleaned(_ url: String) -> [UInt8] {
        let bytes = Array(url.utf8)
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return []
        }
        var result: [UInt8] = []
        result.reserveCapacity(last - first + 1)
        for byte in bytes[first...last] {
            switch byte {
            case 0x09, 0x0A, 0x0D: continue
            case 0...0x20, 0x22, 0x3C, 0x3E, 0x5C, 0x60, 0x7F: appendEncoded(byte, to: &result)
            default: result.append(byte)
            }
        }
        return result
    }

    private static func appendEncoded(_ byte: UInt8, to result: inout [UInt8]) {
        let digits = Array("0123456789ABCDEF".utf8)
        result += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}
