import HTTPTypes
import Hummingbird
import NIOCore

/// An answer that is a sentence rather than a document; it holds nothing of what the client sent.
struct PlainAnswer: Sendable {
    let status: HTTPResponse.Status
    var fields: HTTPFields
    let content: ByteBuffer

    /// An answer in plain text.
    init(_ status: HTTPResponse.Status, _ text: String, cacheControl: String) {
        self.status = status
        content = ByteBuffer(string: text + "\n")
        fields = [:]
        fields[.contentType] = "text/plain; charset=utf-8"
        fields[.contentLength] = String(content.readableBytes)
        fields[.cacheControl] = cacheControl
        fields[.xContentTypeOptions] = "nosniff"
        for field in CrossOrigin.fields { fields.append(field) }
    }

    /// The answer for the router.
    func response(isHead: Bool) -> Response {
        Response(status: status, headers: fields, body: isHead ? ResponseBody() : ResponseBody(byteBuffer: content))
    }

    /// 429: somebody has asked for the whole too often, and may do so again after some seconds (RFC 6585 §4).
    static func tooManyRequests(retryAfter: Int) -> PlainAnswer {
        let text =
            "You have asked for the whole of this feed too often. Send If-None-Match with the ETag of the last answer, "
            + "or If-Modified-Since with its Last-Modified, and you are always answered. Without either, ask again in "
            + "\(retryAfter) s."
        var answer = PlainAnswer(.tooManyRequests, text, cacheControl: PlainResponse.noStore)
        answer.fields[.retryAfter] = String(retryAfter)
        return answer
    }
}
