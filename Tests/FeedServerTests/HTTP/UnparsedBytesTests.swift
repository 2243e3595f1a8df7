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

    @Test func `Behind content in chunks nothing is taken for a method`() {
        var bytes = UnparsedBytes()
        bytes.receive(ByteBuffer(string: "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nFROB\r\n0\r\n\r\n"))
        bytes.takeHead(isChunked: true)
        bytes.takeContent(4)
        bytes.receive(ByteBuffer(string: "FROB / HTTP/1.1\r\n"))
        #expect(!bytes.isAtMethod)
    }
}
