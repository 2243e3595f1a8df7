import NIOCore
import Testing

@testable import FeedServer

/// What a parser complains of is told from its bytes, wherever they were cut on their way.
@Suite struct UnparsedBytesTests {
    /// The beginning of a request, and what is to be seen in it.
    struct Row: Sendable, CustomTestStringConvertible {
        var request: String
        var isAtMethod: Bool
        var isAtOtherVersion = false
        var testDescription: String { request.debugDescription }
    }

    @Test(arguments: [
        Row(request: "FROB / HTTP/1.1\r\n", isAtMethod: true),
        Row(request: "FROB", isAtMethod: true),
        Row(request: "\r\n\r\nFROB / HTTP/1.1\r\n", isAtMethod: true),
        Row(request: " / HTTP/1.1\r\n", isAtMethod: false),
        Row(request: "F(OB / HTTP/1.1\r\n", isAtMethod: false),
        Row(request: "\u{16}\u{3}\u{1}", isAtMethod: false),
        Row(request: "GET / HTTP/2.0\r\n", isAtMethod: true, isAtOtherVersion: true),
        Row(request: "GET / HTTP/2.0", isAtMethod: true, isAtOtherVersion: true),
        Row(request: "GET / HTTP/1.9\r\n", isAtMethod: true),
        Row(request: "GET / HTTP/2.0\rA: b\r\n", isAtMethod: true),
        Row(request: "GET / HTTP/22.0\r\n", isAtMethod: true),
    ])
    func `A complaint is told from the request, behind others with content too`(row: Row) {
        let before = "GET / HTTP/1.1\r\nHost: x\r\n\r\n"
        let content = "FROB not a method\r\n\r\n"
        let all = Array((before + content + before + row.request).utf8)
        for cut in 0...all.count {
            var bytes = UnparsedBytes()
            bytes.receive(ByteBuffer(bytes: all[..<cut]))
            // The parser tells of a head and of content as soon as it has them as a whole.
            let isHeadEarly = cut >= before.utf8.count
            if isHeadEarly { bytes.takeHead(isChunked: false) }
            let early = isHeadEarly ? min(cut - before.utf8.count, content.utf8.count) : 0
            if early > 0 { bytes.takeContent(early) }
            let isSecondEarly = cut >= 2 * before.utf8.count + content.utf8.count
            if isSecondEarly { bytes.takeHead(isChunked: false) }
            bytes.receive(ByteBuffer(bytes: all[cut...]))
            if !isHeadEarly { bytes.takeHead(isChunked: false) }
            if early < content.utf8.count { bytes.takeContent(content.utf8.count - early) }
            if !isSecondEarly { bytes.takeHead(isChunked: false) }
            #expect(bytes.isAtMethod == row.isAtMethod, "cut after \(cut) bytes")
            #expect(bytes.isAtOtherVersion == row.isAtOtherVersion, "cut after \(cut) bytes")
        }
    }

    @Test(arguments: [
        "0\r\n\r\n", "4\r\nFROB\r\n0\r\n\r\n", "4;a=b\r\n\r\n\r\n\r\n1\r\nx\r\n0\r\nA: b\r\n\r\n",
        "0A\r\n0123456789\r\n000\r\n\r\n",
    ])
    func `And behind content in chunks (RFC 9112 §7.1)`(chunks: String) {
        let all = Array(("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks + "FROB").utf8)
        for (rest, isAtMethod) in [("", true), (" / HTTP/1.1\r\n", true), ("(", false)] {
            for cut in all.count - 3...all.count {
                var bytes = UnparsedBytes()
                bytes.receive(ByteBuffer(bytes: all[..<cut]))
                bytes.takeHead(isChunked: true)
                bytes.takeContent(4)
                bytes.takeEnd()
                bytes.receive(ByteBuffer(bytes: all[cut...] + rest.utf8))
                #expect(bytes.isAtMethod == isAtMethod, "cut after \(cut) bytes")
            }
        }
    }

    @Test func `Behind more than is kept nothing is taken for a method`() {
        var bytes = UnparsedBytes()
        bytes.receive(ByteBuffer(string: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"))
        bytes.takeHead(isChunked: true)
        for _ in 0..<30 { bytes.receive(ByteBuffer(repeating: UInt8(ascii: "a"), count: 10_000)) }
        bytes.takeEnd()
        bytes.receive(ByteBuffer(string: "FROB"))
        #expect(!bytes.isAtMethod)
    }
}
