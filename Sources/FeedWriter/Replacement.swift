/// What stands for a character in a document: at most eight bytes.
struct Replacement {
    /// The bytes, the first of them lowest.
    let text: UInt64
    /// How many they are.
    let textLength: Int
    /// How many bytes the character has.
    let length: Int

    /// Takes the bytes that stand for a character.
    @inline(__always)
    init(_ text: StaticString, for length: Int = 1) {
        var word: UInt64 = 0
        for index in 0..<text.utf8CodeUnitCount {
            word |= UInt64(text.utf8Start[index]) << UInt64(index * 8)
        }
        self.text = word
        textLength = text.utf8CodeUnitCount
        self.length = length
    }

    /// A byte that stands for itself.
    @inline(__always)
    init(itself byte: UInt8) {
        text = UInt64(byte)
        textLength = 1
        length = 1
    }
}
