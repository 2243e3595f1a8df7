/// The permanent identifier of a podcast (Podcasting 2.0, `podcast:guid`).
enum PodcastIdentifier {
    /// The UUID `ead4c236-bf58-58c6-a2c6-a6b28d128cb6`, the namespace of podcasts.
    private static let namespace: [UInt8] = [
        0xEA, 0xD4, 0xC2, 0x36, 0xBF, 0x58, 0x58, 0xC6, 0xA2, 0xC6, 0xA6, 0xB2, 0x8D, 0x12, 0x8C, 0xB6,
    ]

    /// The UUID of version 5 (RFC 9562 §5.5) of a feed's address without its scheme and without slashes at its end.
    static func guid(ofFeedAt url: String) -> String {
        var name = Array((AbsoluteURL.written(url) ?? url).utf8)
        if let colon = name.firstIndex(of: UInt8(ascii: ":")), name[(colon + 1)...].starts(with: "//".utf8) {
            name.removeFirst(colon + 3)
        }
        while name.last == UInt8(ascii: "/") { name.removeLast() }
        var bytes = Array(SHA1.digest(of: namespace + name)[..<16])
        bytes[6] = bytes[6] & 0x0F | 0x50
        bytes[8] = bytes[8] & 0x3F | 0x80
        return text(of: bytes)
    }

    private static func text(of bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if [4, 6, 8, 10].contains(index) { text.append(UInt8(ascii: "-")) }
            text += [byte >> 4, byte & 0x0F].map { $0 < 10 ? UInt8(ascii: "0") + $0 : UInt8(ascii: "a") + $0 - 10 }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
