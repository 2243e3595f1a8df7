/// A written document: its bytes in each content coding, each with its entity tag.
public struct FeedDocument: Sendable, Hashable {
    /// The form of feed it is in; nil for what is no feed.
    public let format: FeedFormat?
    /// Content-Type.
    public let mediaType: String
    /// The document as it is.
    public let identity: Body
    /// The document compressed; no bytes where nobody is to get it so.
    public let gzip: Body
    /// Where the entries are in the document as it is; nil for what is no feed, and where nobody is to ask.
    public let layout: FeedLayout?

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
        self.init(format: nil, mediaType: mediaType, bytes: bytes, layout: nil)
    }

    /// Writes a feed in a format; the same feed gives the same bytes.
    ///
    /// Nothing of an entry is kept from one feed or format to the next. To write 250 KB takes 0.05 ms and to compress
    /// them takes 5 ms: escaped texts that are kept would save 1 % of that, and take as much memory as the entries again.
    /// Without `isCompressed` there is no compressed body, and without `isLaidOut` no layout: where files are written,
    /// nobody asks for what two versions have in common.
    public static func render(
        _ feed: Feed,
        as format: FeedFormat,
        isCompressed: Bool = true,
        isLaidOut: Bool = true
    ) -> FeedDocument {
        let written = WrittenFeed(feed, as: format)
        return FeedDocument(
            format: format,
            mediaType: format.mediaType,
            bytes: written.bytes,
            layout: isLaidOut ? FeedLayout(of: feed, written: written, as: format) : nil,
            isCompressed: isCompressed
        )
    }

    /// Writes a list of feeds as OPML; the same list gives the same bytes.
    public static func render(_ outline: Outline) -> FeedDocument {
        FeedDocument(mediaType: OPMLWriter.mediaType, bytes: OPMLWriter.write(outline))
    }

    private init(
        format: FeedFormat?,
        mediaType: String,
        bytes: [UInt8],
        layout: FeedLayout?,
        isCompressed: Bool = true
    ) {
        self.format = format
        self.mediaType = mediaType
        identity = Body(bytes: bytes)
        gzip = Body(bytes: isCompressed ? Gzip.compress(bytes) : [])
        self.layout = layout
    }
}
