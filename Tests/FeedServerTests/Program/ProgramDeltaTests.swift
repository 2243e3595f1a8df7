import Foundation
import Testing

extension ProgramSuite {
    @Suite struct ProgramDeltaTests {
        private static let target = "/feeds/all.atom"

        @Test func `A version is known until the server ends, whatever other processes change`() async throws {
            let place = try ProgramWorkplace()
            try place.write(["one", "two"].map { ProgramWorkplace.item($0) }.joined(), to: "articles.jsonl")
            #expect(try await place.run("import", "articles.jsonl").code == 0)
            let fields = try await place.serve { server in
                let before = try await server.get(Self.target)
                let fields = ["A-IM: feed", "If-None-Match: \(before["etag"] ?? "")"]
                try place.write(ProgramWorkplace.item("three"), to: "more.jsonl")
                #expect(try await place.run("import", "more.jsonl").code == 0)
                #expect(try await place.run("articles", "withdraw", "one").code == 0)
                try await server.wait(until: Self.target, holds: "Title of one", false)
                // A loaded machine may take longer than readers are made to wait for a delta.
                try await Deadline.wait(until: "there is a delta") {
                    try await server.get(Self.target, fields[0], fields[1]).status == 226
                }
                let answer = try await server.get(Self.target, fields[0], fields[1])
                #expect(answer.text.contains("Title of three"))
                #expect(!answer.text.contains("Title of two"))
                #expect(answer.text.contains(#"ref="tag:news.example,2021:one" when="#))
                return fields
            }
            try await place.serve { server in
                let answer = try await server.get(Self.target, fields[0], fields[1])
                #expect(answer.status == 200)
                #expect(answer.text.contains("Title of two"))
            }
        }
    }
}
