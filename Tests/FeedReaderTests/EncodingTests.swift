import FeedReader
import FeedWriter
import Testing

@Suite struct EncodingTests {
    private static func feed(_ label: String?, title: [UInt8]) -> [UInt8] {
        let declaration = label.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return Array("\(declaration)<rss version=\"2.0\"><channel><title>".utf8) + title
            + Array("</title></channel></rss>".utf8)
    }

    @Test(
        arguments: [
            ("gb2312", [0xD6, 0xD0, 0xCE, 0xC4], "gbk", "中文"),
            ("GBK", [0xE9, 0x5F], "gbk", "開"),
            ("GB18030", [0x95, 0x32, 0x82, 0x36], "gb18030", "𠀀"),
            ("big5", [0xA4, 0xA4, 0xA4, 0xE5], "big5", "中文"),
            ("iso-8859-1", [0x93, 0xE9, 0x94], "windows-1252", "“é”"),
            ("us-ascii", [0x80], "windows-1252", "€"),
            ("windows-1252", [0x92], "windows-1252", "’"),
            ("Shift_JIS", [0x93, 0xFA, 0x96, 0x7B], "shift_jis", "日本"),
            ("euc-jp", [0xC6, 0xFC, 0xCB, 0xDC], "euc-jp", "日本"),
            ("euc-kr", [0xC7, 0xD1], "euc-kr", "한"),
            ("koi8-r", [0xC1], "koi8-r", "а"),
            ("iso-8859-9", [0xF0], "windows-1254", "ğ"),
            ("utf-8", [0xE4, 0xB8, 0xAD], "utf-8", "中"),
            ("utf-16", [0xE4, 0xB8, 0xAD], "utf-8", "中"),
        ] as [(String, [UInt8], String, String)]
    )
    func `A label means what the Encoding Standard says`(
        label: String,
        bytes: [UInt8],
        encoding: String,
        title: String
    ) throws {
        let head = try FeedReader().read(bytes: Self.feed(label, title: bytes)).head
        #expect(head.encoding == encoding)
        #expect(head.feed.title == .text(title))
    }

    @Test(arguments: [false, true], [false, true])
    func `UTF-16 is known by its mark or by its zero bytes`(isBigEndian: Bool, isMarked: Bool) throws {
        let text = (isMarked ? "\u{FEFF}" : "") + "<rss version=\"2.0\"><channel><title>中文𠀀</title></channel></rss>"
        let bytes = text.utf16.flatMap { unit in
            isBigEndian
                ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let head = try FeedReader().read(bytes: bytes).head
        #expect(head.encoding == (isBigEndian ? "utf-16be" : "utf-16le"))
        #expect(head.feed.title == .text("中文𠀀"))
    }

    @Test func `A byte order mark wins over the declaration`() throws {
        let head = try FeedReader().read(bytes: [0xEF, 0xBB, 0xBF] + Self.feed("gb2312", title: Array("中".utf8))).head
        #expect(head.encoding == "utf-8")
        #expect(head.feed.title == .text("中"))
    }

    @Test(
        arguments: [
            ("utf-8", [0x41, 0xFF], 74, "The byte 0xFF means nothing in utf-8"),
            ("utf-8", [0xE4, 0xB8], 73, "The byte 0xE4 means nothing in utf-8"),
            ("gb18030", [0xFF], 75, "The byte 0xFF means nothing in gb18030"),
        ] as [(String, [UInt8], Int, String)]
    )
    func `Bytes that mean nothing are refused with their place`(
        label: String,
        title: [UInt8],
        byte: Int,
        message: String
    ) throws {
        let error = #expect(throws: FeedReadError.self) {
            try FeedReader().read(bytes: Self.feed(label, title: title))
        }
        #expect(error?.position == SourcePosition(line: 1, byte: byte))
        #expect(error?.message.hasPrefix(message) == true)
    }

    @Test func `A label that nobody knows is refused by its name`() {
        #expect(
            throws: FeedReadError(
                position: SourcePosition(line: 1, byte: 0),
                message: "The encoding “klingon” is not known; expected a label of the WHATWG Encoding Standard, best "
                    + "utf-8."
            )
        ) { try FeedReader().read(bytes: Self.feed("klingon", title: [])) }
    }

    @Test func `A character that is cut by a read is whole`() throws {
        for size in 1...7 {
            let source = SlowByteSource(Self.feed("gb18030", title: [0x95, 0x32, 0x82, 0x36, 0xD6, 0xD0]), step: size)
            let head = try FeedReader().read(source) { _ in }
            #expect(head.feed.title == .text("𠀀中"))
        }
    }
}
