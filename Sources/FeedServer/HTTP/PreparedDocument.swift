import FeedWriter
import HTTPTypes
import NIOCore
import Synchronization

/// A document with all that an answer needs, made when it was rendered and never changed.
final class PreparedDocument: Sendable {
    /// Content-Type.
    let mediaType: String
    /// The content in each coding, the preferred coding first.
    let variants: [Variant]
    /// Last-Modified in seconds since 1970, rounded up; left out of answers for `slack` seconds after it.
    let lastModified: Int64?
    /// Cache-Control.
    let cacheControl: String
    /// Cache-Control while a newer document is to come in its place.
    private let outdatedCacheControl: String
    /// The fields that say its tags, of every answer with it (`EdgeTags`).
    let tagFields: HTTPFields

    /// Whether its address with a query may be another document's.
    let takesQueries: Bool

    private let used = Atomic(false)

    /// Whether it was served since `takeUse` was last called; by event loops that do not ask the cache.
    func noteUse() {
        if !used.load(ordering: .relaxed) { used.store(true, ordering: .relaxed) }
    }

    /// Whether `noteUse` was called since the last time.
    func takeUse() -> Bool { used.exchange(false, ordering: .relaxed) }

    /// What a coding is made of.
    typealias Content = (coding: ContentCoding, entityTag: String, bytes: [UInt8])

    /// Prepares a document; `outdatedCacheControl` is Cache-Control while a newer one is to come in its place.
    convenience init(
        mediaType: String,
        contents: [Content],
        lastModified: Int64?,
        cacheControl: String,
        outdatedCacheControl: String = PlainResponse.noStore,
        tagFields: HTTPFields = [:],
        takesQueries: Bool = false
    ) {
        self.init(
            mediaType: mediaType,
            bodies: contents.map { Variant.Body($0) },
            lastModified: lastModified,
            cacheControl: (cacheControl, outdatedCacheControl),
            tagFields: tagFields,
            takesQueries: takesQueries
        )
    }

    private init(
        mediaType: String,
        bodies: [Variant.Body],
        lastModified: Int64?,
        cacheControl: (now: String, outdated: String),
        tagFields: HTTPFields,
        takesQueries: Bool
    ) {
        self.mediaType = mediaType
        self.takesQueries = takesQueries
        self.lastModified = lastModified
        self.cacheControl = cacheControl.now
        outdatedCacheControl = cacheControl.outdated
        self.tagFields = tagFields
        var common: HTTPFields = [:]
        common[.cacheControl] = cacheControl.now
        for field in tagFields { common.append(field) }
        variants = bodies.map { body in
            Variant(body, mediaType: mediaType, lastModified: lastModified, common: common)
        }
    }

    /// The same document as it is served while a newer one is to come in its place; its content is not copied.
    var outdated: PreparedDocument {
        PreparedDocument(
            mediaType: mediaType,
            bodies: variants.map(\.body),
            lastModified: lastModified,
            cacheControl: (outdatedCacheControl, outdatedCacheControl),
            tagFields: tagFields,
            takesQueries: takesQueries
        )
    }

    /// Prepares a document that was written.
    convenience init(
        _ document: FeedDocument,
        lastModified: Int64?,
        cacheControl: String,
        outdatedCacheControl: String,
        tagFields: HTTPFields = [:],
        takesQueries: Bool = false
    ) {
        self.init(
            mediaType: document.mediaType,
            contents: [
                (.gzip, document.gzip.entityTag.value, document.gzip.bytes),
                (.identity, document.identity.entityTag.value, document.identity.bytes),
            ],
            lastModified: lastModified,
            cacheControl: cacheControl,
            outdatedCacheControl: outdatedCacheControl,
            tagFields: tagFields,
            takesQueries: takesQueries
        )
    }

    /// How many seconds Last-Modified is kept back: a change of the same second may be slow to commit, and would be another
    /// version with the same date (RFC 9110 §8.8.2.2).
    static let slack: Int64 = 2

    /// Last-Modified as it may be said now, or nil while it is kept back (RFC 9110 §8.8.2.1).
    func lastModified(at now: Int64) -> Int64? {
        lastModified.flatMap { $0 + Self.slack <= now ? $0 : nil }
    }

    /// The content in one coding.
    final class Variant: Sendable {
        /// The content with its coding and its tag, which other answers may share.
        struct Body: Sendable {
            let coding: ContentCoding
            let entityTag: String
            let content: ByteBuffer
            let file: ContentFile?

            /// Takes a content.
            init(_ content: Content) {
                coding = content.coding
                entityTag = content.entityTag
                self.content = ByteBuffer(bytes: content.bytes)
                file = ContentFile(content.bytes)
            }
        }

        /// What is sent in answers with the content.
        fileprivate let body: Body
        /// The strong entity tag as bytes.
        let entityTagBytes: [UInt8]
        /// Content-Type.
        private let mediaType: String
        /// The fields of all codings.
        private let common: HTTPFields
        /// The head of a 200 at the document's own address.
        let fullHead: PreparedHead
        /// The same before the second of Last-Modified has come.
        let undatedFullHead: PreparedHead
        /// The head of a 304 at the document's own address.
        let notModifiedHead: PreparedHead

        var coding: ContentCoding { body.coding }
        /// The strong entity tag, quotes included.
        var entityTag: String { body.entityTag }
        /// The content; answers share it.
        var content: ByteBuffer { body.content }
        /// The content as a file, where it is big.
        var file: ContentFile? { body.file }
        /// The fields of a 200 that neither time nor request change; made when they are needed, for they take more memory
        /// than many a content.
        var fullFields: HTTPFields { Self.fullFields(body, mediaType, common) }
        /// The fields of a 304 that neither time nor request change (RFC 9110 §15.4.5); made when they are needed.
        var notModifiedFields: HTTPFields { Self.notModifiedFields(body, common) }
        /// How much memory it takes, in bytes: a buffer takes more than what is in it.
        var byteCount: Int {
            let heads = fullHead.bytes.count + undatedFullHead.bytes.count + notModifiedHead.bytes.count
            return content.storageCapacity + (file?.byteCount ?? 0) + heads
        }
        /// The content as bytes, copied.
        var bytes: [UInt8] { Array(content.readableBytesView) }

        /// Prepares a coding; `common` are fields of all codings, in a 200 and a 304 alike.
        fileprivate init(_ body: Body, mediaType: String, lastModified: Int64?, common: HTTPFields) {
            self.body = body
            self.mediaType = mediaType
            self.common = common
            entityTagBytes = Array(body.entityTag.utf8)
            let selection = DocumentSelection.address
            let notModified = Self.notModifiedFields(body, common)
            var full = Self.fullFields(body, mediaType, common)
            notModifiedHead = PreparedHead(status: .notModified, fields: selection.added(to: notModified))
            undatedFullHead = PreparedHead(status: .ok, fields: selection.added(to: full))
            full[.lastModified] = lastModified.flatMap(FeedDate.httpDate(secondsSince1970:))
            fullHead = PreparedHead(status: .ok, fields: selection.added(to: full))
        }

        private static func fullFields(_ body: Body, _ mediaType: String, _ common: HTTPFields) -> HTTPFields {
            var fields: HTTPFields = [:]
            fields[.contentType] = mediaType
            fields[.contentLength] = String(body.content.readableBytes)
            if body.coding != .identity { fields[.contentEncoding] = body.coding.rawValue }
            fields[.eTag] = body.entityTag
            for field in common { fields.append(field) }
            fields[.xContentTypeOptions] = "nosniff"
            for field in CrossOrigin.fields { fields.append(field) }
            return fields
        }

        private static func notModifiedFields(_ body: Body, _ common: HTTPFields) -> HTTPFields {
            var fields: HTTPFields = [:]
            fields[.eTag] = body.entityTag
            for field in common { fields.append(field) }
            for field in CrossOrigin.fields { fields.append(field) }
            return fields
        }
    }
}

/// A content coding that documents are kept in (RFC 9110 §8.4.1).
enum ContentCoding: String, Sendable, Hashable, CaseIterable {
    case gzip, identity
}
