/// What an event loop knows of documents that can be served at once.
///
/// Bound to its event loop, so not Sendable.
final class LoopDocuments {
    private let source: any DocumentSource
    private var table = PathTable()
    /// The edition of the source that the table is of.
    private var edition = -1

    /// What there is at a path.
    enum Lookup {
        /// A document that is up to date.
        case ready(PreparedDocument)
        /// A document that has to be asked for.
        case pending(DocumentKey)
        /// Nothing for the fast path.
        case other
    }

    /// Knows nothing yet.
    init(source: any DocumentSource) {
        self.source = source
    }

    /// Looks a path up as it stands in a request.
    func lookup(_ path: ByteWindow) -> Lookup {
        let current = source.edition
        if current != edition {
            table.removeAll()
            edition = current
        }
        if let document = table.document(path) {
            document.noteUse()
            return .ready(document)
        }
        guard let key = key(of: path) else { return .other }
        guard let document = source.ready(key) else { return .pending(key) }
        table.insert(document, at: path)
        return .ready(document)
    }

    /// The document at a path; nil if there is none that has an address of its own.
    func key(of path: ByteWindow) -> DocumentKey? {
        // Checked before: the bytes of a target are printable ASCII.
        guard let target = try? RequestTarget(String(decoding: path, as: UTF8.self)),
            case .document(let key) = source.resolve(path: target.path)
        else { return nil }
        return key
    }
}

@available(*, unavailable)
extension LoopDocuments: Sendable {}
