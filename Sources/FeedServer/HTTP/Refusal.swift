import HTTPTypes
import NIOHTTP1

/// Why a request is turned away before anything asks what it is for; the connection ends with it.
enum Refusal: String, Sendable, Hashable, CaseIterable {
    case malformed, notEncoded, tooSlow, headTooLarge, targetTooLong, contentTooLarge, noHost, ambiguousLength
    case unsupportedVersion, tunnel, unknownMethod, tooManyConnections

    /// The status of the answer.
    var status: HTTPResponse.Status {
        switch self {
        case .malformed, .notEncoded, .noHost, .ambiguousLength: .badRequest
        case .tooSlow: .requestTimeout
        case .headTooLarge: .requestHeaderFieldsTooLarge
        case .targetTooLong: .uriTooLong
        case .contentTooLarge: .contentTooLarge
        case .unsupportedVersion: .httpVersionNotSupported
        case .tunnel, .unknownMethod: .methodNotAllowed
        case .tooManyConnections: .serviceUnavailable
        }
    }

    /// The sentence in the answer.
    var text: String {
        switch self {
        case .malformed: "This request is malformed."
        case .notEncoded:
            "The address in this request holds a character that has to be percent-encoded, as 手 is by %E6%89%8B."
        case .tooSlow: "This request takes too long to come in."
        case .headTooLarge: "The head of this request is too large; at most 16 KiB are taken."
        case .targetTooLong: "The address in this request is too long; at most 8 KiB are taken."
        case .contentTooLarge: "The content of this request is too large; at most 64 KiB are taken."
        case .noHost: "This request needs exactly one Host field, with the name of a host in it."
        case .ambiguousLength: "The length of this request is said in more than one way."
        case .unsupportedVersion: "This version of HTTP is not spoken here; HTTP/1.1 is."
        case .tunnel: "This is no proxy."
        case .unknownMethod: "This method is not known here; GET and HEAD are."
        case .tooManyConnections: "There are too many connections at the moment. Please try again in a few seconds."
        }
    }

    /// The answer, made once for each.
    var answer: RefusalAnswer { Self.answers[self] ?? RefusalAnswer(self) }

    private static let answers = Dictionary(uniqueKeysWithValues: allCases.map { ($0, RefusalAnswer($0)) })

    /// What the parser's complaint comes to.
    ///
    /// RFC 9110 §9.1 has 501 for a method that no resource knows. It is 405 here, as for every other method that is no
    /// use on a feed: clients handle the one and take the other for a broken server.
    ///
    /// - Parameters:
    ///   - error: The complaint.
    ///   - bytes: What the parser stands at.
    init(_ error: HTTPParserError, at bytes: UnparsedBytes) {
        switch error {
        case .invalidMethod where bytes.isAtMethod: self = .unknownMethod
        case .invalidVersion where bytes.isAtOtherVersion: self = .unsupportedVersion
        case .invalidURL where bytes.isAtRawTarget: self = .notEncoded
        case .headerOverflow: self = .headTooLarge
        default: self = .malformed
        }
    }

    /// What is wrong with a request by its head alone, or nil if it may pass.
    init?(_ head: HTTPRequestHead) {
        if head.uri.utf8.count > Self.maximumTarget {
            self = .targetTooLong
        } else if Self.size(of: head) > Self.maximumHead {
            self = .headTooLarge
        } else if head.version.major != 1 {
            self = .unsupportedVersion
        } else if !Self.isHost(head.headers["Host"], needed: head.version.minor >= 1) {
            self = .noHost
        } else if head.headers.contains(name: "Transfer-Encoding"),
            head.version.minor == 0 || head.headers.contains(name: "Content-Length")
                || head.headers["Transfer-Encoding"].map({ $0.lowercased() }) != ["chunked"]
        {
            // With another coding the parser sees no content, and would take it for the next request (RFC 9112 §6.3).
            self = .ambiguousLength
        } else if head.method == .CONNECT {
            self = .tunnel
        } else if !head.uri.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) {
            self = .notEncoded
        } else if let length = head.headers.first(name: "Content-Length").flatMap({ Int($0) }),
            length > Self.maximumContent
        {
            self = .contentTooLarge
        } else {
            return nil
        }
    }

    /// Whether the Host fields of a request are as they must be (RFC 9112 §3.2): one where it is needed, empty or a host
    /// of the form that RFC 3986 §3.2.2 gives it, with or without a port.
    private static func isHost(_ values: [String], needed: Bool) -> Bool {
        guard let value = values.first else { return !needed }
        return values.count == 1 && value.utf8.allSatisfy(HeaderSyntax.isHost)
    }

    private static func size(of head: HTTPRequestHead) -> Int {
        // A line has a colon, a space and two bytes of line end beside name and value.
        head.headers.reduce(head.uri.utf8.count + 16) { $0 + $1.name.utf8.count + $1.value.utf8.count + 4 }
    }

    /// The longest target in bytes.
    static let maximumTarget = 8 * 1024
    /// The largest head in bytes.
    static let maximumHead = 16 * 1024
    /// The largest content that is read past, in bytes.
    static let maximumContent = 64 * 1024
}
