import NIOCore

extension PreparedDocument {
    /// How much memory its content takes, in bytes: a buffer takes more than what is in it.
    var byteCount: Int { variants.reduce(0) { $0 + $1.content.storageCapacity + ($1.file?.byteCount ?? 0) } }
}
