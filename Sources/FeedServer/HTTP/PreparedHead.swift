import HTTPTypes

/// The head of an answer as bytes, made once: from the status line to the name of Date, which comes last.
///
/// `AnswerEnding` completes it.
struct PreparedHead: Sendable, Hashable {
    let bytes: [UInt8]

    /// Writes the status line and the fields (RFC 9112 §4, §5).
    init(status: HTTPResponse.Status, fields: HTTPFields) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(1024)
        bytes += Array("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n".utf8)
        for field in fields {
            bytes += Array("\(field.name.rawName): \(field.value)\r\n".utf8)
        }
        bytes += Array("Date: ".utf8)
        // Copied, for what was reserved and not used would be kept as long as the document.
        self.bytes = Array(bytes[...])
    }
}
