import FeedWriter
import HTTPTypes
import Hummingbird

/// An answer that is a sentence rather than a document; it holds nothing of what the client sent.
enum PlainResponse {
    /// An answer in plain text.
    static func make(_ status: HTTPResponse.Status, _ text: String, cacheControl: String, isHead: Bool) -> Response {
        PlainAnswer(status, text, cacheControl: cacheControl).response(isHead: isHead)
    }

    /// 400: the target is none.
    static func badRequest(isHead: Bool) -> Response {
        make(.badRequest, "The address in this request is malformed.", cacheControl: noStore, isHead: isHead)
    }

    /// 404: nothing is there.
    static func notFound(isHead: Bool) -> Response {
        make(
            .notFound,
            "There is nothing at this address. /feeds.opml lists every feed.",
            cacheControl: brief,
            isHead: isHead
        )
    }

    /// 404: the query asks for a form that there is none of.
    static func unknownFormat(among formats: [FeedFormat], isHead: Bool) -> Response {
        let names = formats.map(\.rawValue)
        let list = (names.count > 1 ? names.dropLast().joined(separator: ", ") + " or " : "") + (names.last ?? "")
        let text = "There is no such form of this feed; \"format\" is \(list)."
        return make(.notFound, text, cacheControl: brief, isHead: isHead)
    }

    /// 410: nothing is there any more.
    static func gone(isHead: Bool) -> Response {
        let text = "This feed has been retired. /feeds.opml lists every feed."
        return make(.gone, text, cacheControl: hour, isHead: isHead)
    }

    /// 301: it is elsewhere for good.
    static func moved(to location: String, isHead: Bool) -> Response {
        let text = "This feed has moved for good."
        var response = make(.movedPermanently, text, cacheControl: hour, isHead: isHead)
        response.headers[.location] = PercentEncoding.reference(location)
        return response
    }

    /// 301: the same selection has another address, which stands in the answer as it is.
    static func respelled(as location: String, isHead: Bool) -> Response {
        let text = "This selection has one address, that in Location. Please use it."
        var response = make(.movedPermanently, text, cacheControl: hour, isHead: isHead)
        response.headers[.location] = location
        return response
    }

    /// 400, 404 or 503: what was chosen cannot be given.
    static func refused(_ refusal: SelectionRefusal, isHead: Bool) -> Response {
        if refusal.isTemporary {
            var response = make(.serviceUnavailable, refusal.text, cacheControl: noStore, isHead: isHead)
            response.headers[.retryAfter] = "60"
            return response
        }
        return make(refusal.isUnknown ? .notFound : .badRequest, refusal.text, cacheControl: brief, isHead: isHead)
    }

    /// 307: it is elsewhere for now; the path is percent-decoded.
    static func elsewhere(at path: String, isHead: Bool) -> Response {
        let text = "This archive is not full yet. What is to be in it is in the feed and its other archives."
        var response = make(.temporaryRedirect, text, cacheControl: brief, isHead: isHead)
        response.headers[.location] = PercentEncoding.path(path)
        return response
    }

    /// 405: what is here can only be read.
    static func methodNotAllowed() -> Response {
        var response = make(.methodNotAllowed, "This can only be read.", cacheControl: noStore, isHead: false)
        response.headers[.allow] = allowed
        return response
    }

    /// 204: what can be done here, and to a preflight that scripts of any site may do it.
    static func options(isPreflight: Bool) -> Response {
        var fields: HTTPFields = [:]
        fields[.allow] = allowed
        for field in CrossOrigin.fields { fields.append(field) }
        if isPreflight {
            for field in CrossOrigin.preflightFields { fields.append(field) }
        }
        var response = Response(status: .noContent, headers: fields)
        response.headers[.contentLength] = nil
        return response
    }

    /// 503: not now.
    static func unavailable(isHead: Bool) -> Response {
        let text = "The articles cannot be read at the moment. Please try again in a few seconds."
        var response = make(.serviceUnavailable, text, cacheControl: noStore, isHead: isHead)
        response.headers[.retryAfter] = "5"
        return response
    }

    /// The Cache-Control of what may be different the next moment.
    static let noStore = "no-store"
    /// The Cache-Control of what may well be different in a while.
    static let brief = "max-age=60"
    private static let hour = "max-age=3600"
    private static let allowed = "GET, HEAD, OPTIONS"
}
