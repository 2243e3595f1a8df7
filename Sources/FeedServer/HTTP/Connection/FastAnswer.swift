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

        /// Makes it; nil if that is for the router to say.
        func made(from source: any DocumentSource) async -> Arrival? {
            switch self {
            case .document(let key):
                guard case .document(let document) = await source.document(key) else { return nil }
                return Arrival(document: document)
            }
        }
    }

    /// What was made for a request.
    struct Arrival: Sendable {
        var document: PreparedDocument
    }
}
