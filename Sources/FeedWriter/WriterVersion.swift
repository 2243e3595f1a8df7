/// The version of what the writers put out.
public enum WriterVersion {
    /// Raised whenever the same values give other bytes than before, so that what is kept is written anew.
    public static let current = "3"
}
