import FeedWriter
import Synchronization

/// The latest versions of every document that was rendered, within a budget of bytes.
final class DeltaHistory: Sendable {
    /// The most versions that are remembered of a document.
    static let versionsPerDocument = 64

    /// Two versions of a document, of which the later is the latest.
    struct Step: Sendable {
        let base: DocumentVersion
        /// The tag by which the base was named.
        let baseTag: String
        let latest: DocumentVersion
        /// Where the parts of the latest are.
        let layout: FeedLayout
    }

    private struct Line {
        /// Oldest first, each with its number among all that were ever remembered.
        var versions: [(number: UInt64, version: DocumentVersion)] = []
        /// The layout of the last of them.
        var layout: FeedLayout
    }

    private struct State {
        var lines: [DocumentKey: Line] = [:]
        var bytes = 0
        var budget: Int
        var count: UInt64 = 0
    }

    private let state: Mutex<State>

    /// Begins without any; as many bytes as `budget` may be kept.
    init(budget: Int) {
        state = Mutex(State(budget: budget))
    }

    /// How much memory all versions take, in bytes, about.
    var byteCount: Int { state.withLock { $0.bytes } }

    /// Remembers the latest version of a document; returns whether it was not the latest already.
    @discardableResult
    func record(_ version: DocumentVersion, layout: FeedLayout, of key: DocumentKey) -> Bool {
        state.withLock { state in
            let isNew = state.lines[key]?.versions.last?.version.entityTags != version.entityTags
            var line = state.lines[key] ?? Line(layout: layout)
            // The same again, rendered anew, or come back after another.
            if let index = line.versions.firstIndex(where: { $0.version.entityTags == version.entityTags }) {
                state.bytes -= line.versions.remove(at: index).version.byteCount
            } else if line.versions.count >= Self.versionsPerDocument {
                state.bytes -= line.versions.removeFirst().version.byteCount
            }
            state.count += 1
            line.versions.append((state.count, version))
            line.layout = layout
            state.bytes += version.byteCount
            state.lines[key] = line
            Self.trim(&state)
            return isNew
        }
    }

    /// The way to the latest version of a document from the newest of those named that is known.
    ///
    /// - Parameters:
    ///   - key: The document.
    ///   - tags: Entity tags as a client names them.
    ///   - document: A tag of the version that the client is to have.
    /// - Returns: Nil where that is not the latest, or none of the others is known.
    func step(of key: DocumentKey, from tags: [String], to document: String) -> Step? {
        let tags = Set(tags)
        return state.withLock { state in
            guard let line = state.lines[key], let latest = line.versions.last?.version,
                latest.entityTags.contains(document)
            else { return nil }
            for (_, version) in line.versions.dropLast().reversed() {
                guard let tag = version.entityTags.first(where: tags.contains) else { continue }
                return Step(base: version, baseTag: tag, latest: latest, layout: line.layout)
            }
            return nil
        }
    }

    /// Forgets the versions of a document.
    func forget(_ key: DocumentKey) {
        state.withLock { state in
            guard let line = state.lines.removeValue(forKey: key) else { return }
            state.bytes -= line.versions.reduce(0) { $0 + $1.version.byteCount }
        }
    }

    /// Forgets the versions of every document.
    func forgetAll() {
        state.withLock { state in
            state.lines = [:]
            state.bytes = 0
        }
    }

    /// Takes a new budget.
    func setBudget(_ budget: Int) {
        state.withLock { state in
            state.budget = budget
            Self.trim(&state)
        }
    }

    /// Forgets the oldest until an eighth of the budget is free, so that it is not done at every turn.
    private static func trim(_ state: inout State) {
        guard state.bytes > state.budget else { return }
        let oldestFirst = state.lines.flatMap { key, line in line.versions.map { (number: $0.number, key: key) } }
            .sorted { $0.number < $1.number }
        for (_, key) in oldestFirst where state.bytes > state.budget / 8 * 7 {
            guard var line = state.lines[key], !line.versions.isEmpty else { continue }
            state.bytes -= line.versions.removeFirst().version.byteCount
            state.lines[key] = line.versions.isEmpty ? nil : line
        }
    }
}
