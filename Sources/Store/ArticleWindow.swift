/// How much of a selection a feed shows: the last `count` articles, or those of the last `milliseconds` counted back
/// from the newest of them, whichever is more.
public struct ArticleWindow: Sendable, Hashable {
    /// The number of articles, 1 or more.
    public var count: Int
    /// The length of time in milliseconds; nil for none.
    public var milliseconds: Int64?
    /// The most articles that a window of time may bring.
    public static let maximumCount = 1000

    /// Makes a window.
    public init(count: Int, milliseconds: Int64? = nil) {
        self.count = count
        self.milliseconds = milliseconds
    }
}
