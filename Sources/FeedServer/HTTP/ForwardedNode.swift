/// One hop in Forwarded or X-Forwarded-For: whom a proxy had the request from.
enum ForwardedNode {
    /// The address in an element of Forwarded (RFC 7239 §4), nil where it names none, in whatever way.
    static func address(inForwarded element: ArraySlice<UInt8>) -> InternetAddress? {
        var node: [UInt8]?
        var rest = element
        while true {
            let name = rest.prefix(while: isTokenByte)
            rest = rest.dropFirst(name.count)
            // Pairs may be left out between semicolons.
            if !name.isEmpty {
                guard rest.popFirst() == UInt8(ascii: "="), let value = takeValue(&rest) else { return nil }
                if name.count == 3, zip(name, "for".utf8).allSatisfy({ $0 | 0x20 == $1 }) {
                    // RFC 7239 §4: no parameter occurs twice.
                    guard node == nil else { return nil }
                    node = value
                }
            }
            rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
            guard let next = rest.popFirst() else { return node.flatMap { address(ofNode: $0[...]) } }
            guard next == UInt8(ascii: ";") else { return nil }
            rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        }
    }

    /// The address in an element of X-Forwarded-For, for which there is no standard: an address, of IPv6 with or without
    /// brackets, and a port perhaps.
    static func address(inForwardedFor element: ArraySlice<UInt8>) -> InternetAddress? {
        InternetAddress(element) ?? address(ofNode: element)
    }

    /// The address in a node (RFC 7239 §6): IPv4, or IPv6 in brackets, with a port perhaps.
    ///
    /// `unknown` and names that hide who it is (`_gazonk`) are nodes too, but tell no address.
    private static func address(ofNode node: ArraySlice<UInt8>) -> InternetAddress? {
        if node.first == UInt8(ascii: "[") {
            guard let end = node.firstIndex(of: UInt8(ascii: "]")), isPort(node[(end + 1)...]),
                let address = InternetAddress(node[(node.startIndex + 1)..<end])
            else { return nil }
            return node[..<end].contains(UInt8(ascii: ":")) ? address : nil
        }
        let host = node.prefix { $0 != UInt8(ascii: ":") }
        return isPort(node[host.endIndex...]) ? InternetAddress(host) : nil
    }

    /// Whether a text is nothing, or a colon and a port: one to five digits, or a name that hides it (RFC 7239 §6.2).
    private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.first == UInt8(ascii: ":") else { return text.isEmpty }
        let port = text.dropFirst()
        if port.first == UInt8(ascii: "_") {
            return port.count > 1
                && port.dropFirst().allSatisfy { isLetterOrDigit($0) || "._-".utf8.contains($0) }
        }
        return (1...5).contains(port.count) && port.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// A token or a quoted string without its quotes, taken from the beginning of a text (RFC 9110 §5.6.4).
    private static func takeValue(_ text: inout ArraySlice<UInt8>) -> [UInt8]? {
        guard text.first == UInt8(ascii: "\"") else {
            let token = text.prefix(while: isTokenByte)
            text = text.dropFirst(token.count)
            return token.isEmpty ? nil : Array(token)
        }
        text = text.dropFirst()
        var value: [UInt8] = []
        while let byte = text.popFirst() {
            switch byte {
            case UInt8(ascii: "\""): return value
            case UInt8(ascii: "\\"):
                guard let escaped = text.popFirst() else { return nil }
                value.append(escaped)
            default: value.append(byte)
            }
        }
        return nil
    }

    /// RFC 9110 §5.6.2.
    private static func isTokenByte(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
    }
}
