import Hummingbird
import NIOCore

/// The answer to a request that came over HTTP/2, and what is to be said of it.
struct StreamAnswer: Sendable {
    /// The client sends more than is read; its stream ends.
    struct TooMuchContent: Error {}

    let response: Response
    /// Why the request was turned away; nil if it was not.
    let refusal: Refusal?
    /// Who asked.
    let peer: PeerAddress?
    /// When the request came.
    let arrival: NIODeadline

    /// Bytes of content.
    var contentLength: Int { response.body.contentLength ?? 0 }

    /// Ends the stream of a client that has not sent all of its content and is not to.
    func endIfRefused() throws {
        if refusal == .contentTooLarge { throw TooMuchContent() }
    }
}
