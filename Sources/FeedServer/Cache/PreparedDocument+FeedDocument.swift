import FeedWriter
import NIOCore

extension PreparedDocument {
    /// Prepares a rendered document; the compressed form is preferred.
    init(_ document: FeedDocument, lastModified: Int64, cacheControl: String) {
        self.init(
            mediaType: document.mediaType,
            variants: [
                Variant(coding: .gzip, entityTag: document.gzip.entityTag.value, bytes: document.gzip.bytes),
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

    /// How much memory its content takes.
    var byteCount: Int { variants.reduce(0) { $0 + $1.content.readableBytes } }
}
