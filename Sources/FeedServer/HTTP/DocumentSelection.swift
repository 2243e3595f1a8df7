import FeedWriter
import HTTPTypes

/// How a document was come to; this alone decides what is in Vary and Content-Location.
enum DocumentSelection: Sendable, Hashable {
    /// By an address of its own.
    case address
    /// By `format` in the query at a feed's path; the document has an address of its own.
    case query(location: String)
    /// By Accept at a feed's path; the document has an address of its own.
    case accept(location: String)

    /// Vary (RFC 9110 §12.5.5).
    var vary: String {
        if case .accept = self { "Accept, Accept-Encoding" } else { "Accept-Encoding" }
    }

    /// Fields with those that the selection adds.
    func added(to fields: HTTPFields) -> HTTPFields {
        var fields = fields
        fields[.vary] = vary
        switch self {
        case .address:
            break
        case .query(let location), .accept(let location):
            fields[.contentLocation] = location
        }
        return fields
    }

    /// The address of a feed in a form, or of what was chosen of it.
    static func location(path: String, format: FeedFormat, chosen: String = "") -> String {
        "\(PercentEncoding.path(path)).\(format.fileExtension)" + (chosen.isEmpty ? "" : "?" + chosen)
    }
}
