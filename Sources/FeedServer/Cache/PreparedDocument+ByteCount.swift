import NIOCore

extension PreparedDocument {
    /// How much memory its content takes, in bytes.
    var byteCount: Int { variants.reduce(0) { $0 + $1.content.readableBytes + ($1.file?.byteCount ?? 0) } }
}
