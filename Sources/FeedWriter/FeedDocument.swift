/// A written document: its bytes in each content coding, each with its entity tag.
public struct FeedDocument: Sendable, Hashable {
    /// The form of feed it is in; nil for what is no feed.
    public let format: FeedFormat?
    /// Content-Type.
    public let mediaType: String
    /// The document as it is.
    public let identity: Body
    /// The document compressed.
    public let gzip: Body

    /// Bytes and the tag that stands for them.
    public struct Body: Sendable, Hashable {
        /// The bytes.
        public let bytes: [UInt8]
        /// Their strong entity tag.
        public let entityTag: EntityTag

        /// Takes bytes and makes their tag.
        public init(bytes: [UInt8]) {
            self.bytes = bytes
            entityTag = EntityTag(of: bytes)
        }
    }

    /// Takes the bytes of a document, compresses them, and tags both.
    public init(mediaType: String, bytes: [UInt8]) {
        self.init(format: nil, mediaType: mediaType, bytes: bytes)
    }

    /// Writes a feed in a format; the same feed gives the same bytes.
    public static func render(_ feed: Feed, as format: FeedFormat) -> FeedDocument {
        let bytes =
            switch format {
            case .rss: RSSWriter.write(feed)
            case .atom: AtomWriter.write(feed)
            case .json: JSONFeedWriter.write(feed)
            }
        return FeedDocument(format: format, mediaType: format.mediaType, bytes: bytes)
    }

    /// Writes a list of feeds as OPML; the same list gives the same bytes.
    public static func render(_ outline: Outline) -> FeedDocument {
        FeedDocument(format: nil, mediaType: OPMLWriter.mediaType, bytes: OPMLWriter.write(outline))
    }

    private init(format: FeedFormat?, mediaType: String, bytes: [UInt8]) {
        self.format = format
        self.mediaType = mediaType
        identity = Body(bytes: bytes)
        gzip = Body(bytes: Gzip.compress(bytes))
    }
}
