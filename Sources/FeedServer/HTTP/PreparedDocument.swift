import FeedWriter
import HTTPTypes
import NIOCore

/// A document with all that an answer needs, made when it was rendered and never changed.
struct PreparedDocument: Sendable {
    /// Content-Type.
    let mediaType: String
    /// The content in each coding, the preferred coding first.
    let variants: [Variant]
    /// Last-Modified in seconds since 1970, rounded up; left out of answers until that second has come.
    let lastModified: Int64?
    /// Cache-Control.
    let cacheControl: String

    /// Prepares a document.
    init(mediaType: String, variants: [Variant], lastModified: Int64?, cacheControl: String) {
        self.mediaType = mediaType
        self.lastModified = lastModified
        self.cacheControl = cacheControl
        self.variants = variants.map { $0.prepared(mediaType: mediaType, cacheControl: cacheControl) }
    }

    /// Prepares a document that was written.
    init(_ document: FeedDocument, lastModified: Int64?, cacheControl: String) {
        self.init(
            mediaType: document.mediaType,
            variants: [
                Variant(
                    coding: .gzip,
                    entityTag: document.gzip.entityTag.value,
                    bytes: document.gzip.bytes
                ),
                Variant(
                    coding: .identity,
                    entityTag: document.identity.entityTag.value,
                    bytes: document.identity.bytes
                ),
            ],
            lastModified: lastModified,
            cacheControl: cacheControl
        )
    }

    /// Last-Modified as it may be said now, or nil while its second has not come (RFC 9110 §8.8.2.1).
    func lastModified(at now: Int64) -> Int64? {
        lastModified.flatMap { $0 <= now ? $0 : nil }
    }

    /// The content in one coding.
    struct Variant: Sendable {
        let coding: ContentCoding
        /// The strong entity tag, quotes included.
        let entityTag: String
        /// The content; answers share it.
        let content: ByteBuffer
        /// The fields of a 200 that neither time nor request change.
        let fullFields: HTTPFields
        /// The fields of a 304 that neither time nor request change (RFC 9110 §15.4.5).
        let notModifiedFields: HTTPFields

        /// The content as bytes, copied.
        var bytes: [UInt8] { Array(content.readableBytesView) }

        /// Makes the content in one coding.
        init(coding: ContentCoding, entityTag: String, bytes: [UInt8]) {
            self.init(
                coding: coding,
                entityTag: entityTag,
                content: ByteBuffer(bytes: bytes),
                fullFields: [:],
                notModifiedFields: [:]
            )
        }

        private init(
            coding: ContentCoding,
            entityTag: String,
            content: ByteBuffer,
            fullFields: HTTPFields,
            notModifiedFields: HTTPFields
        ) {
            self.coding = coding
            self.entityTag = entityTag
            self.content = content
            self.fullFields = fullFields
            self.notModifiedFields = notModifiedFields
        }

        fileprivate func prepared(mediaType: String, cacheControl: String) -> Variant {
            var shared: HTTPFields = [:]
            shared[.eTag] = entityTag
            shared[.cacheControl] = cacheControl
            var full: HTTPFields = [:]
            full[.contentType] = mediaType
            full[.contentLength] = String(content.readableBytes)
            if coding != .identity { full[.contentEncoding] = coding.rawValue }
            for field in shared { full.append(field) }
            full[.xContentTypeOptions] = "nosniff"
            for field in CrossOrigin.fields {
                full.append(field)
                shared.append(field)
            }
            return Variant(
                coding: coding,
                entityTag: entityTag,
                content: content,
                fullFields: full,
                notModifiedFields: shared
            )
        }
    }
}

/// A content coding that documents are kept in (RFC 9110 §8.4.1).
enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    case gzip, identity
}
