/// A file that belongs to an entry (RSS `enclosure`, Atom `link rel="enclosure"`, JSON Feed `attachments`).
public struct Attachment: Sendable, Hashable {
    /// Where the file is; absolute.
    public var url: String
    /// Its media type, for example `audio/mpeg`.
    public var mediaType: String?
    /// Its name as people read it.
    public var title: String?
    /// Its size in bytes.
    public var byteCount: Int64?
    /// Its length in seconds, for sound and film.
    public var durationInSeconds: Double?

    /// Makes an attachment.
    public init(
        url: String,
        mediaType: String? = nil,
        title: String? = nil,
        byteCount: Int64? = nil,
        durationInSeconds: Double? = nil
    ) {
        self.url = url
        self.mediaType = mediaType
        self.title = title
        self.byteCount = byteCount
        self.durationInSeconds = durationInSeconds
    }
}
