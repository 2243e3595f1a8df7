import FeedReader
import FeedWriter

/// Prints what the reader takes from a file as JSON, for comparison with other readers; no part of the product.
@main
enum FeedDump {
    static func main() {
        guard CommandLine.arguments.count > 1 else {
            print(#"{"error": "usage: FeedDump FILE [BASE]"}"#)
            return
        }
        let base = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : nil
        var entries: [JSONValue] = []
        var members: [JSONValue.Member] = []
        do {
            let source = try FileByteSource(path: CommandLine.arguments[1])
            let isQuiet = CommandLine.arguments.contains("--count")
            let head = try FeedReader()
                .read(source, baseURL: base) { record in
                    if !isQuiet { entries.append(dump(record)) }
                }
            members = [
                .init("version", .string(head.version)), .init("encoding", .string(head.encoding)),
                .init("records", .number(String(head.recordCount))), .init("title", dump(head.feed.title)),
                .init("link", dump(head.feed.homePageURL)),
            ]
        } catch {
            members = [.init("error", .string("\(error)"))]
        }
        members.append(.init("entries", .array(entries)))
        print(JSONText.text(.object(members)))
    }

    private static func dump(_ record: FeedRecord) -> JSONValue {
        switch record {
        case .refused(let problem): return .object([.init("refused", .string("\(problem)"))])
        case .entry(let read):
            let entry = read.entry
            return .object([
                .init("id", .string(entry.id)), .init("title", dump(entry.title)), .init("link", dump(entry.url)),
                .init("summary", dump(entry.summary)), .init("content", dump(entry.content)),
                .init("published", dump(entry.published)), .init("updated", dump(entry.updated)),
                .init("problems", .array(read.problems.map { .string("\($0)") })),
            ])
        }
    }

    private static func dump(_ text: String?) -> JSONValue {
        text.map { .string($0) } ?? .null
    }

    private static func dump(_ date: FeedDate?) -> JSONValue {
        date.map { .number(String($0.millisecondsSince1970)) } ?? .null
    }

    private static func dump(_ text: TextConstruct?) -> JSONValue {
        switch text {
        case nil: .null
        case .text(let value): .object([.init("type", .string("text")), .init("value", .string(value))])
        case .html(let value): .object([.init("type", .string("html")), .init("value", .string(value))])
        }
    }
}
