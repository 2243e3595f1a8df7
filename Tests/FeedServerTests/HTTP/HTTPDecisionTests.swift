import Testing

@testable import FeedServer

@Suite struct HTTPDecisionTests {
    private typealias Fields = RequestFields<Substring.UTF8View>

    private func decide(_ document: PreparedDocument, now: Int64, _ set: (inout Fields) -> Void) -> String {
        var fields = Fields()
        set(&fields)
        return switch FeedDecision.decide(fields, document: document, now: now) {
        case .full(let variant): "full \(variant.coding)"
        case .notModified(let variant): "not modified \(variant.coding)"
        case .notAcceptable: "not acceptable"
        case .preconditionFailed: "precondition failed"
        }
    }

    @Test func `Until two seconds after it, Last-Modified is not said and not honoured (RFC 9110 §8.8.2)`() {
        let document = StubSource.document("x", lastModified: 784_111_777)
        let since = { (fields: inout Fields) in fields.ifModifiedSince = "Sun, 06 Nov 1994 08:49:37 GMT".utf8[...] }
        #expect(document.lastModified(at: 784_111_778) == nil)
        #expect(decide(document, now: 784_111_778, since) == "full identity")
        #expect(document.lastModified(at: 784_111_779) == 784_111_777)
        #expect(decide(document, now: 784_111_779, since) == "not modified identity")
        let timeless = StubSource.document("x", lastModified: nil)
        #expect(decide(timeless, now: 784_111_779, since) == "full identity")
    }

    @Test func `A date ahead of the clock is passed over`() {
        let document = StubSource.document("x")
        #expect(
            decide(document, now: 784_111_800) { $0.ifModifiedSince = "Sun, 06 Nov 1994 08:50:01 GMT".utf8[...] }
                == "full identity"
        )
    }

    @Test func `The coding whose tag is named is selected before the best`() {
        let document = StubSource.document("x")
        #expect(decide(document, now: 0) { $0.acceptEncoding = "gzip".utf8[...] } == "full gzip")
        #expect(
            decide(document, now: 0) {
                $0.acceptEncoding = "gzip".utf8[...]
                $0.ifNoneMatch = "\"a\", W/\"x-identity\"".utf8[...]
            } == "not modified identity"
        )
        #expect(
            decide(document, now: 0) {
                $0.acceptEncoding = "gzip".utf8[...]
                $0.ifNoneMatch = "\"x-identity\", \"x-gzip\"".utf8[...]
            } == "not modified gzip"
        )
        #expect(
            decide(document, now: 0) {
                $0.acceptEncoding = "gzip;q=0, identity;q=0".utf8[...]
                $0.ifNoneMatch = "*".utf8[...]
            } == "not acceptable"
        )
    }

    @Test(arguments: [
        ("W/", 0), ("\"", 0), ("\"a", 0), ("W/\"a", 0), (",,,", 0), ("\"a\"\"b\"", 1), ("\"a\" junk, \"b\"", 2),
        ("junk, \"b\"", 1), ("w/\"a\"", 0), ("*, \"a\"", 1), ("\"\"", 1), ("\"*\"", 1),
    ])
    func `What is no tag in a list is passed over`(text: String, count: Int) {
        let condition = EntityTagCondition(text.utf8[...])
        #expect(!condition.isAny)
        #expect(condition.tags.count == count)
    }

    @Test func `Ten thousand tags are compared without harm`() {
        let document = StubSource.document("x")
        let list = (0..<10_000).map { "\"\($0)\"" }.joined(separator: ",")
        #expect(decide(document, now: 0) { $0.ifNoneMatch = list.utf8[...] } == "full identity")
        #expect(
            decide(document, now: 0) { $0.ifNoneMatch = (list + ",\"x-identity\"").utf8[...] }
                == "not modified identity"
        )
    }
}
