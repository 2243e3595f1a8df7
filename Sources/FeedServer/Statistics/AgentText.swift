/// What a user agent looks like once parts of it were taken out.
enum AgentText {
    /// Without separators that separate nothing any more, empty parentheses and double spaces.
    static func tidied(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case space:
                if let last = result.last, last != space, last != opening { result.append(byte) }
            case UInt8(ascii: ";"), UInt8(ascii: ","):
                trim(&result)
                if let last = result.last, last != opening { result.append(byte) }
            case UInt8(ascii: ")"):
                trim(&result)
                if result.last == opening { result.removeLast() } else { result.append(byte) }
            case dash where isAlone(index, in: bytes):
                trim(&result)
                if let last = result.last, last != opening { result += [space, dash] }
            default:
                result.append(byte)
            }
        }
        trim(&result)
        return result
    }

    /// With the addresses of pages of one feed each cut before the feed's number: of
    /// `http://www.newsblur.com/site/1234/news` is left `http://www.newsblur.com/site/`.
    static func withoutFeedPages(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let start = rest.indices.first(where: { isAddress(rest[$0...]) }) {
            let end = rest[start...].firstIndex(where: isEnd) ?? rest.endIndex
            result += rest[..<start]
            result += withoutNumberedPage(rest[start..<end])
            rest = rest[end...]
        }
        return result + rest
    }

    /// Whether a byte ends an address or a number.
    static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case space, UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: ")"): true
        default: false
        }
    }

    private static func withoutNumberedPage(_ address: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        for slash in address.indices where address[slash] == UInt8(ascii: "/") {
            let number = address[(slash + 1)...].prefix { (0x30...0x39).contains($0) }
            if !number.isEmpty, number.endIndex == address.endIndex || address[number.endIndex] == UInt8(ascii: "/") {
                return address[...slash]
            }
        }
        return address
    }

    private static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8)
    }

    /// Takes spaces and separators off the end.
    private static func trim(_ bytes: inout [UInt8]) {
        while let last = bytes.last {
            let isLoneDash = last == dash && (bytes.count == 1 || bytes[bytes.count - 2] == space)
            guard last == space || ";,".utf8.contains(last) || isLoneDash else { return }
            bytes.removeLast()
        }
    }

    private static func isAlone(_ index: Int, in bytes: [UInt8]) -> Bool {
        (index == 0 || bytes[index - 1] == space) && (index == bytes.count - 1 || bytes[index + 1] == space)
    }

    private static let space = UInt8(ascii: " ")
    private static let dash = UInt8(ascii: "-")
    private static let opening = UInt8(ascii: "(")
}
