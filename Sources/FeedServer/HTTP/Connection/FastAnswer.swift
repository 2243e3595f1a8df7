/// What comes of a request on the fast path.
enum FastAnswer {
    /// It is in the batch; the connection may end with it.
    case answered(isLast: Bool)
    /// Something has to be made first, which takes time.
    case make(Making)
    /// It is for the router.
    case router

    /// What has to be made before a request can be answered.
    enum Making: Sendable {
        case document(DocumentKey)
        /// What is new in a document since a version.
        case delta(DocumentKey, bases: [String], document: PreparedDocument)

        /// Makes it; nil if that is for the router to say.
        func made(from source: any DocumentSource) async -> Arrival? {
            switch self {
            case .document(let key):
                guard case .document(let document) = await source.document(key) else { return nil }
                return Arrival(document: document)
            case .delta(let key, let bases, let document):
                let delta = await source.delta(key, from: bases, to: document)
                return Arrival(document: document, isDelta: true, delta: delta)
            }
        }
    }

    /// What was made for a request.
    struct Arrival: Sendable {
        var document: PreparedDocument
        /// Whether it was asked for what is new in it.
        var isDelta = false
        /// What is new in it; nil if there is nothing of the kind.
        var delta: PreparedDelta?
    }
}
