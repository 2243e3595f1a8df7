/// A text that is the same as another only if its bytes are: to Swift, strings that are canonically equivalent are equal.
struct ByteText: Sendable, Hashable {
    /// The text.
    let text: String

    /// Wraps a text.
    init(_ text: String) {
        self.text = text
    }

    static func == (left: ByteText, right: ByteText) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

    func hash(into hasher: inout Hasher) {
        var text = text
        text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
