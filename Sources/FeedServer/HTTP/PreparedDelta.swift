import FeedWriter
import HTTPTypes
import NIOCore

/// What is new in a document since a version of it, with all that an answer needs; made once and never changed.
struct PreparedDelta: Sendable {
    /// 226 (RFC 3229 §10.4.1).
    static let status = HTTPResponse.Status(code: 226, reasonPhrase: "IM Used")

    /// The content in the codings of the document, in their order.
    let variants: [Variant]

    /// Prepares a delta.
    ///
    /// - Parameters:
    ///   - document: The document that the delta leads to.
    ///   - base: The entity tag of the version that it begins with, as the client named it.
    ///   - content: The delta in each coding.
    init(to document: PreparedDocument, from base: String, content: [ContentCoding: [UInt8]]) {
        variants = document.variants.compactMap { variant in
            content[variant.coding]
                .map { bytes in
                    Variant(bytes, of: variant, in: document, base: base)
                }
        }
    }

    /// The delta in one coding; nil if it is not there in that coding.
    subscript(coding: ContentCoding) -> Variant? { variants.first { $0.coding == coding } }

    /// How much memory its content takes, in bytes: a buffer takes more than what is in it.
    var byteCount: Int { variants.reduce(0) { $0 + $1.content.storageCapacity } }

    /// The delta in one coding.
    struct Variant: Sendable {
        let coding: ContentCoding
        /// The content; answers share it.
        let content: ByteBuffer
        /// The fields of a 226 that neither time nor request change (RFC 3229 §10.4.1).
        ///
        /// The entity tag is that of the whole document. Nothing of it is to be stored: caches that know nothing of 226
        /// would take it for the document. `Delta-Base` is owed to who named several tags (RFC 3229 §10.5.1).
        let fields: HTTPFields
        /// The head of a 226 at the document's own address.
        let head: PreparedHead
        /// The same before the second of Last-Modified has come.
        let undatedHead: PreparedHead

        fileprivate init(
            _ bytes: [UInt8],
            of variant: PreparedDocument.Variant,
            in document: PreparedDocument,
            base: String
        ) {
            coding = variant.coding
            content = ByteBuffer(bytes: bytes)
            var fields: HTTPFields = [:]
            fields[.contentType] = document.mediaType
            fields[.contentLength] = String(bytes.count)
            if coding != .identity { fields[.contentEncoding] = coding.rawValue }
            fields[.eTag] = variant.entityTag
            fields[.cacheControl] = PlainResponse.noStore
            for field in document.tagFields { fields.append(field) }
            fields[named: "IM"] = "feed"
            fields[named: "Delta-Base"] = base
            fields[.xContentTypeOptions] = "nosniff"
            for field in CrossOrigin.fields { fields.append(field) }
            self.fields = fields
            let selection = DocumentSelection.address
            undatedHead = PreparedHead(status: PreparedDelta.status, fields: selection.added(to: fields))
            fields[.lastModified] = document.lastModified.flatMap(FeedDate.httpDate(secondsSince1970:))
            head = PreparedHead(status: PreparedDelta.status, fields: selection.added(to: fields))
        }
    }
}
