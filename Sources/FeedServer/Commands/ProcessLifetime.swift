/// What is kept until the process ends.
enum ProcessLifetime {
    private final class Kept<Value> {
        let value: Value

        init(_ value: Value) { self.value = value }
    }

    /// Keeps a value for as long as the process runs, for a command that has come to its end.
    ///
    /// To take what tens of thousands of feeds are made of apart piece by piece takes longer than to write a few of them, and
    /// the system takes all of it back at once.
    static func keep<Value>(_ value: Value) {
        _ = Unmanaged.passRetained(Kept(value))
    }
}
