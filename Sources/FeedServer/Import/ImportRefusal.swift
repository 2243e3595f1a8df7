/// Why a record cannot be taken: what was wrong and what was expected, in one sentence.
struct ImportRefusal: Error, Sendable, Hashable {
    var message: String

    /// Makes a refusal.
    init(_ message: String) {
        self.message = message
    }
}
