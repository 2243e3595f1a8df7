import FeedReader
import FeedWriter

/// What was read from an input as lines of text, everything that is empty left out.
enum ReadingDescription {
    static func describe(_ bytes: [UInt8], baseURL: String?) -> String {
        var lines: [String] = []
        do {
            let head = try FeedReader()
                .read(MemoryByteSource(bytes), baseURL: baseURL) { record in
                    switch record {
                    case .refused(let problem): lines.append("refused at \(problem)")
                    case .entry(let read):
                        lines.append("entry at \(read.position)")
                        append(read.entry, path: "", to: &lines)
                        if let base = read.contentBaseURL { lines.append("  contentBaseURL: \(base)") }
                        lines += read.problems.map { "  problem: \($0)" } + read.notes.map { "  note: \($0)" }
                    }
                }
            lines.append("\(head.version) (\(head.format.rawValue)) in \(head.encoding), \(head.recordCount) records")
            append(head.feed, path: "", to: &lines)
            lines += head.problems.map { "  problem: \($0)" } + head.notes.map { "  note: \($0)" }
        } catch {
            lines.append("error at \(error)")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func append(_ value: Any, path: String, to lines: inout [String]) {
        switch value {
        case let text as String: if !text.isEmpty { lines.append("  \(path): \(text.debugDescription)") }
        case let date as FeedDate: lines.append("  \(path): \(date.rfc3339 ?? "not representable")")
        case let number as any BinaryInteger: lines.append("  \(path): \(number)")
        case let number as Double: lines.append("  \(path): \(number)")
        case TextConstruct.text(let text): lines.append("  \(path): text \(text.debugDescription)")
        case TextConstruct.html(let text): lines.append("  \(path): html \(text.debugDescription)")
        case let json as JSONValue: lines.append("  \(path): \(text(json))")
        default:
            let mirror = Mirror(reflecting: value)
            if mirror.displayStyle == .optional {
                if let child = mirror.children.first { append(child.value, path: path, to: &lines) }
                return
            }
            for (index, child) in mirror.children.enumerated() {
                let isElement = mirror.displayStyle == .collection
                let step = isElement ? "\(path)[\(index)]" : (path.isEmpty ? "" : "\(path).") + (child.label ?? "")
                append(child.value, path: step, to: &lines)
            }
        }
    }

    private static func text(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let spelling): spelling
        case .string(let string): string.debugDescription
        case .array(let values): "[" + values.map(text).joined(separator: ", ") + "]"
        case .object(let members):
            "{" + members.map { "\($0.name.debugDescription): \(text($0.value))" }.joined(separator: ", ") + "}"
        }
    }
}
