import FeedWriter
import HTTPTypes
import Hummingbird
import NIOCore

/// Writes the answer that was decided on for a document.
struct DocumentResponse: Sendable {
    let selection: DocumentSelection
    let isHead: Bool

    /// The answer to a request for a document.
    func make(_ decision: FeedDecision, document: PreparedDocument, now: Int64) -> Response {
        switch decision {
        case .full(let variant):
            return response(.ok, variant.fullFields, variant.content, lastModified: document.lastModified(at: now))
        case .notModified(let variant):
            var response = Response(status: .notModified, headers: selection.added(to: variant.notModifiedFields))
            response.headers[.contentLength] = nil
            return response
        case .notAcceptable:
            let codings = document.variants.map(\.coding.rawValue).joined(separator: ", ")
            let text = "This is to be had in these content codings: \(codings)."
            return notAcceptable(text, cacheControl: PlainResponse.brief)
        case .preconditionFailed:
            let text = "There is another version of this by now."
            var response = PlainResponse.make(
                .preconditionFailed,
                text,
                cacheControl: PlainResponse.noStore,
                isHead: isHead
            )
            response.headers[.vary] = selection.vary
            return response
        }
    }

    /// The answer to a request for what is new in a document.
    func make(_ delta: PreparedDelta.Variant, document: PreparedDocument, now: Int64) -> Response {
        response(PreparedDelta.status, delta.fields, delta.content, lastModified: document.lastModified(at: now))
    }

    private func response(
        _ status: HTTPResponse.Status,
        _ fields: HTTPFields,
        _ content: ByteBuffer,
        lastModified: Int64?
    ) -> Response {
        var fields = fields
        fields[.lastModified] = lastModified.flatMap(FeedDate.httpDate(secondsSince1970:))
        return Response(
            status: status,
            headers: selection.added(to: fields),
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: content)
        )
    }

    /// The answer to a request that accepts none of a feed's forms.
    static func noForm(path: String, chosen: String, formats: [FeedFormat], isHead: Bool) -> Response {
        let forms = formats.map { format in
            DocumentSelection.location(path: path, format: format, chosen: chosen) + " (\(format.mediaType))"
        }
        let text = "This feed is to be had as:\n" + forms.joined(separator: "\n")
        return DocumentResponse(selection: .accept(location: ""), isHead: isHead)
            .notAcceptable(text, cacheControl: PlainResponse.brief)
    }

    private func notAcceptable(_ text: String, cacheControl: String) -> Response {
        var response = PlainResponse.make(.notAcceptable, text, cacheControl: cacheControl, isHead: isHead)
        response.headers[.vary] = selection.vary
        return response
    }
}
