import FeedReader
import FeedWriter
import Testing

@Suite struct HostileInputTests {
    /// What was read before the error, and the error.
    private static func read(
        _ text: String,
        as format: SourceFormat? = nil,
        limits: FeedReaderLimits = FeedReaderLimits()
    ) throws -> (titles: [String], error: FeedReadError?) {
        var titles: [String] = []
        do {
            _ = try FeedReader(limits: limits)
                .read(MemoryByteSource(Array(text.utf8)), as: format) { record in
                    if case .entry(let read) = record { titles.append(read.entry.title?.value ?? "") }
                }
            return (titles, nil)
        } catch let error as FeedReadError {
            return (titles, error)
        }
    }

    private static func rss(_ inner: String) -> String { "<rss version=\"2.0\"><channel>\(inner)</channel></rss>" }

    @Test(arguments: [
        ("", "The input is empty; expected a feed."),
        ("just words", "This is neither XML nor JSON; expected an RSS, Atom or JSON feed, or JSON Lines."),
        ("<!-- nothing -->", "No element begins within the first 16 bytes; expected rss, rdf:RDF or feed."),
        ("<rss>\n<channel>", "The document ends before its elements do; expected their end tags."),
        ("[]", "Found “[”; expected an object: a JSON Feed, or an item of JSON Lines."),
        ("{\"a\": 1} x", "Found “x”; expected the end of the line after an item of JSON Lines."),
        ("{\"version\": \"x\", \"items\": []} x", "Found “x”; expected the end of the input after the feed."),
        ("{\"a\": 01}", "Found “1”; expected “,” or “}” in an object."),
        ("{\"a\": \"\\x\"}", "Found “x”; expected one of “\"\\/bfnrtu” after a backslash."),
        ("{\"a\": nul}", "Found “}”; expected true, false or null."),
        ("{\"a\": \"\t\"}", "Found byte 0x9; expected control characters in strings to be escaped."),
    ])
    func `What is no feed is refused with the reason`(text: String, message: String) throws {
        #expect(try Self.read(text).error?.message == message)
    }

    @Test func `Another format than was asked for is refused`() throws {
        #expect(try Self.read("<feed/>", as: .rss).error?.message == "This is Atom 1.0, not RSS as was asked for.")
        #expect(try Self.read(Self.rss(""), as: .atom).error?.message == "This is RSS 2.0, not ATOM as was asked for.")
        #expect(try Self.read("{}", as: .atom).error?.message == "This is no XML; expected an XML document.")
        #expect(try Self.read("<rss/>", as: .json).error?.message.hasPrefix("Found “<”; expected an object") == true)
    }

    @Test func `Entries before a fault are taken, wherever the fault is`() throws {
        let items = (0..<50).map { "<item><title>\($0)</title></item>\n" }
        for count in [0, 1, 7, 50] {
            let text = "<rss version=\"2.0\"><channel>\n\(items[..<count].joined())<item><title>& wrong</title></item>"
            let result = try Self.read(text)
            #expect(result.titles == (0..<count).map(String.init))
            #expect(result.error?.position.line == count + 2)
        }
    }

    @Test func `An external entity is neither fetched nor expanded`() throws {
        let text = """
            <!DOCTYPE rss [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p; <!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>&x;</title></channel></rss>
            """
        #expect(
            try Self.read(text).error?.message
                == "The entity “x” is none of HTML's, and entities that a document declares are not expanded; expected "
                + "the characters themselves."
        )
    }

    @Test(arguments: [
        "<!DOCTYPE rss SYSTEM 'http://127.0.0.1:1/a>b.dtd'>",
        "<!DOCTYPE rss [<!-- ]> --><!ENTITY a \"]>\"><?pi ]> ?>]>",
        "<!DOCTYPE rss>\n\n",
        "<?xml-stylesheet href='x'?><!-- <!DOCTYPE x> -->",
        "  <?xml version='1.0'?>",
    ])
    func `A document type that declares nothing of use is passed over`(prolog: String) throws {
        let result = try Self.read(prolog + Self.rss("<item><title>Read &eacute;</title></item>"))
        #expect(result.titles == ["Read é"])
        #expect(result.error == nil)
    }

    @Test func `Characters that XML forbids are removed and counted`() throws {
        let text = Self.rss("<title>a\u{1}b\u{B}c\u{FFFE}d\u{FFFF}e,全\u{1F}</title>")
        let head = try FeedReader().read(bytes: Array(text.utf8)).head
        #expect(head.feed.title == .text("abcde,全"))
        #expect(head.notes.map(\.message) == ["Removed characters that XML 1.0 forbids: 5."])
    }

    @Test func `Nesting is bounded`() throws {
        let deep = String(repeating: "<b>", count: 250) + String(repeating: "</b>", count: 250)
        let xml = try Self.read(
            Self.rss("<item><title>one</title></item><item><description>\(deep)</description></item>")
        )
        #expect(xml.titles == ["one"])
        #expect(xml.error?.message == "Elements are nested deeper than 250; expected less.")
        let json = try Self.read("{\"version\": \"x\", \"a\": " + String(repeating: "[", count: 100_000))
        #expect(json.error?.message == "Arrays and objects are nested deeper than 128; expected less.")
    }

    @Test func `Records are bounded in size`() throws {
        let limits = FeedReaderLimits(recordByteCount: 1000)
        let long = String(repeating: "很长", count: 500)
        let xml = try Self.read(Self.rss("<item><title>\(long)</title></item>"), limits: limits)
        #expect(xml.error?.message == "The element “item” takes more than 1000 bytes; expected less.")
        let head = try Self.read(Self.rss(String(repeating: "<category>c</category>", count: 100)), limits: limits)
        #expect(
            head.error?.message
                == "The feed says more of itself than 1000 bytes or 10000 elements; expected less."
        )
        let json = try Self.read("{\"items\": [{\"id\": \"\(long)\"}]}", limits: limits)
        #expect(json.error?.message == "The value takes more than 1000 bytes; expected less.")
        let values = try Self.read("{\"items\": [{\"_x\": [\(String(repeating: "1,", count: 100))1]}]}", limits: limits)
        #expect(values.error?.message == "The value takes more than 1000 bytes; expected less.")
    }

    @Test func `A line that is too long is refused, and the lines around it are taken`() throws {
        let item = "{\"id\": \"1\", \"title\": \"short\"}"
        let text = "\(item)\n{\"id\": \"\(String(repeating: "很长", count: 500))\"}\n\(item)\n"
        var titles: [String] = []
        var refused: [RecordProblem] = []
        let head = try FeedReader(limits: FeedReaderLimits(recordByteCount: 1000))
            .read(MemoryByteSource(Array(text.utf8)), as: .jsonLines) { record in
                switch record {
                case .entry(let read): titles.append(read.entry.title?.value ?? "")
                case .refused(let problem): refused.append(problem)
                }
            }
        #expect(titles == ["short", "short"])
        #expect(head.recordCount == 3)
        #expect(
            refused == [
                RecordProblem(
                    position: SourcePosition(line: 2, record: 1),
                    message: "The line is longer than 1000 bytes; expected less."
                )
            ]
        )
    }

    /// libxml2 compares each attribute of an element with every other.
    @Test(arguments: ["a", "xmlns:a"])
    func `Attributes of one element are bounded in number`(name: String) throws {
        func item(_ title: String, _ count: Int) -> String {
            let attributes = (0..<count).map { " \(name)\($0)='<&gt;\"'" }.joined().replacing("<", with: "/>")
            return "<item><title\(attributes)>\(title)</title><!-- a='1' --><?b a='1'?><![CDATA[ <c a='1'> ]]></item>"
        }
        let result = try Self.read(Self.rss(item("one", 1000) + item("two", 1) + item("three", 1001) + item("four", 1)))
        #expect(result.titles == ["one", "two"])
        #expect(result.error?.message == "An element has more than 1000 attributes; expected less.")
    }

    @Test(arguments: [
        "<channel a=\"@\"/>", "<channel a=\"@\"></channel>", "<category a=\"@\"/>", "<category a=\"@\"></category>",
        "<category xmlns=\"urn:@\"/>", "<item><a xmlns=\"urn:@\"/><a xmlns=\"urn:@\"/></item>",
        "<item xmlns=\"urn:@\"><a/><a/></item>",
        "<item><@@/></item>",
    ])
    func `What names and attributes take counts, wherever they stand`(element: String) throws {
        let limits = FeedReaderLimits(recordByteCount: 10_000)
        let long = element.replacing("@", with: String(repeating: "x", count: 4_900))
        let error = try Self.read(Self.rss(String(repeating: long, count: 3)), limits: limits).error
        #expect(error?.message.hasSuffix("; expected less.") == true)
    }

    @Test func `What a record takes does not count for an element behind it`() throws {
        let limits = FeedReaderLimits(recordByteCount: 1000)
        let text = Self.rss("<item><title>\(String(repeating: "x", count: 500))</title></item><docs/><docs/><docs/>")
        #expect(try Self.read(text, limits: limits).error == nil)
    }

    @Test func `Many small records are no reason to refuse`() throws {
        let limits = FeedReaderLimits(recordByteCount: 1000)
        let items = String(repeating: "{\"id\": \"1\", \"content_text\": \"words\"},", count: 500)
        let json = try Self.read("{\"version\": \"x\", \"items\": [\(items){\"id\": \"2\"}]}", limits: limits)
        #expect(json.error == nil)
        #expect(json.titles.count == 501)
    }

    @Test func `A record of very many parts is read, each part once`() throws {
        let categories = (0..<10_000).map { "<category>\($0)</category><author>\($0)</author>" }.joined()
        let files = (0..<5_000).map { "<enclosure url=\"https://x.example/\($0)\"/>" }.joined()
        let text = Self.rss("<item>\(categories)\(files)\(files)</item>")
        let entry = try #require(FeedReader().readFeed(bytes: Array(text.utf8)).feed.entries.first)
        #expect(entry.categories.count == 10_000)
        #expect(entry.authors.count == 10_000)
        #expect(entry.attachments.count == 5_000)
    }

    @Test func `JSON in UTF-16 is refused`() throws {
        let bytes = "{}".utf16.flatMap { [UInt8($0 & 0xFF), 0] }
        #expect(
            throws: FeedReadError(
                position: SourcePosition(line: 1, byte: 0),
                message: "This JSON is in UTF-16 or UTF-32; expected UTF-8 (RFC 8259 §8.1)."
            )
        ) { try FeedReader().read(bytes: bytes) }
    }

    @Test func `What the receiver throws ends the reading`() {
        struct Enough: Error {}
        let text = Self.rss("<item/><item/>")
        #expect(throws: Enough.self) {
            try FeedReader().read(MemoryByteSource(Array(text.utf8))) { _ in throw Enough() }
        }
    }

    @Test(arguments: ["rss", "json"])
    func `Any beginning of a feed is read or refused`(kind: String) throws {
        let whole =
            kind == "rss"
            ? Self.rss("<item><title>一 &amp; <![CDATA[二]]></title><link>https://x.example/</link></item>")
            : "{\"version\": \"x\", \"items\": [{\"id\": \"\\ud83d\\ude00\", \"n\": [1e5, null, true], \"t\": \"一\"}]}"
        let bytes = Array(whole.utf8)
        for count in 1..<bytes.count {
            #expect(throws: FeedReadError.self) { try FeedReader().read(bytes: Array(bytes[..<count])) }
        }
        #expect(throws: Never.self) { try FeedReader().read(bytes: bytes) }
    }
}
