import FeedWriter
import HTTPTypes

/// How a document was come to; this alone decides what is in Vary and Content-Location.
enum DocumentSelection: Sendable, Hashable {
    /// By an address of its own.
    case address
    /// By the query at a feed's path.
    case query(path: String, format: FeedFormat)
    /// By Accept at a feed's path.
    case accept(path: String, format: FeedFormat)

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
        case .query(let path, let format), .accept(let path, let format):
            fields[.contentLocation] = "\(PercentEncoding.path(path)).\(format.fileExtension)"
        }
        return fields
    }
}
