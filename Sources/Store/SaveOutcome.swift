/// What became of an article that was handed to the store.
public enum SaveOutcome: String, Sendable, Hashable, CaseIterable {
    /// It was not known before.
    case added
    /// It was known and is different now.
    case updated
    /// It was known just so; nothing was written.
    case unchanged
    /// It has been withdrawn or erased and stays so; nothing was written.
    case keptWithdrawn
}
