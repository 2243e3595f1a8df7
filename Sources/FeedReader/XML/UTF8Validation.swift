/// Tells well-formed UTF-8 (Unicode §3.9, table 3-7) from what is none.
enum UTF8Validation {
    enum Result: Hashable {
        /// So many bytes are whole characters; what follows them, if anything, begins one that may yet be completed.
        case valid(Int)
        /// What begins with the byte at this index is no character.
        case invalid(Int)
    }

    static func validPrefix(_ bytes: [UInt8]) -> Result {
        bytes.withUnsafeBufferPointer { validPrefix($0) }
    }

    private static func validPrefix(_ bytes: UnsafeBufferPointer<UInt8>) -> Result {
        var index = 0
        while index < bytes.count {
            let lead = bytes[index]
            if lead < 0x80 {
                index += 1
                continue
            }
            let (length, second): (Int, ClosedRange<UInt8>)
            switch lead {
            case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
            case 0xE0: (length, second) = (3, 0xA0...0xBF)
            case 0xED: (length, second) = (3, 0x80...0x9F)
            case 0xE1...0xEF: (length, second) = (3, 0x80...0xBF)
            case 0xF0: (length, second) = (4, 0x90...0xBF)
            case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
            case 0xF4: (length, second) = (4, 0x80...0x8F)
            default: return .invalid(index)
            }
            for step in 1..<length {
                guard index + step < bytes.count else { return .valid(index) }
                let range = step == 1 ? second : 0x80...0xBF
                guard range.contains(bytes[index + step]) else { return .invalid(index) }
            }
            index += length
        }
        return .valid(index)
    }
}
