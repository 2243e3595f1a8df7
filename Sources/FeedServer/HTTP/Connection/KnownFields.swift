/// Takes the fields of a request that the fast path knows, and turns down those that make it a case for the router.
struct KnownFields {
    private var seen: Seen = []

    /// Fields that may be there once; the lines of a list would have to be joined.
    private struct Seen: OptionSet {
        var rawValue: UInt16
        static let host = Seen(rawValue: 1)
        static let connection = Seen(rawValue: 2)
        static let acceptEncoding = Seen(rawValue: 4)
        static let ifNoneMatch = Seen(rawValue: 8)
        static let ifModifiedSince = Seen(rawValue: 16)
        static let manipulations = Seen(rawValue: 32)
        static let userAgent = Seen(rawValue: 64)
        static let referer = Seen(rawValue: 128)
        static let forwarded = Seen(rawValue: 256)
        static let forwardedFor = Seen(rawValue: 512)
    }

    /// Whether there is a Host.
    var hasHost: Bool { seen.contains(.host) }

    /// Takes a line without its end; false if the request is not for the fast path.
    mutating func take(_ line: ByteWindow, into head: inout RequestHead) -> Bool {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return false }
        let name = line[line.startIndex..<colon]
        let value = HeaderSyntax.trimmed(line[colon + 1..<line.endIndex])
        switch name.count {
        case 3 where HeaderSyntax.isEqual(name, "via"), 8 where HeaderSyntax.isEqual(name, "cdn-loop"):
            head.fields.isRelayed = true
            return true
        case 4 where HeaderSyntax.isEqual(name, "host"):
            return note(.host) && value.allSatisfy(HeaderSyntax.isHost)
        case 4 where HeaderSyntax.isEqual(name, "a-im"):
            head.fields.acceptedManipulations = value
            return note(.manipulations)
        case 7 where HeaderSyntax.isEqual(name, "referer"):
            head.referer = value
            return note(.referer)
        case 9 where HeaderSyntax.isEqual(name, "forwarded"):
            head.forwarded = value
            return note(.forwarded)
        case 10 where HeaderSyntax.isEqual(name, "user-agent"):
            head.fields.userAgent = value
            return note(.userAgent)
        case 10 where HeaderSyntax.isEqual(name, "connection"):
            return note(.connection) && takeConnection(value, into: &head)
        case 13 where HeaderSyntax.isEqual(name, "if-none-match"):
            head.fields.ifNoneMatch = value
            return note(.ifNoneMatch)
        case 15 where HeaderSyntax.isEqual(name, "accept-encoding"):
            head.fields.acceptEncoding = value
            return note(.acceptEncoding)
        case 15 where HeaderSyntax.isEqual(name, "x-forwarded-for"):
            head.forwardedFor = value
            return note(.forwardedFor)
        case 17 where HeaderSyntax.isEqual(name, "if-modified-since"):
            head.fields.ifModifiedSince = value
            return note(.ifModifiedSince)
        default:
            return !name.isEmpty && name.allSatisfy(HeaderSyntax.isToken) && !isForRouter(name)
        }
    }

    private mutating func note(_ field: Seen) -> Bool { seen.insert(field).inserted }

    /// `close` and `keep-alive` alone; what else may be there is left to the router (RFC 9110 §7.6.1).
    private func takeConnection(_ value: ByteWindow, into head: inout RequestHead) -> Bool {
        if HeaderSyntax.isEqual(value, "close") {
            head.isLast = true
            return true
        }
        return HeaderSyntax.isEqual(value, "keep-alive")
    }

    /// Whether a field says that there is content, that something is expected, or what is asked of few.
    private func isForRouter(_ name: ByteWindow) -> Bool {
        switch name.count {
        case 6: HeaderSyntax.isEqual(name, "expect")
        case 7: HeaderSyntax.isEqual(name, "upgrade")
        case 8: HeaderSyntax.isEqual(name, "if-match")
        case 14: HeaderSyntax.isEqual(name, "content-length")
        case 17: HeaderSyntax.isEqual(name, "transfer-encoding")
        case 19: HeaderSyntax.isEqual(name, "if-unmodified-since")
        default: false
        }
    }
}
