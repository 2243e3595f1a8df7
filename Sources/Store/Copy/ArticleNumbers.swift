/// Numbers articles in the order of their ids, from 1, and finds the number of one by the key that its backend knows it by.
struct ArticleNumbers: Sendable {
    private let numbers: [UInt32]

    /// Numbers the articles whose keys are given in the order of their ids.
    ///
    /// Backends give keys in order, so that a table by key is the smallest there is: 4 bytes an article.
    /// - Returns: nil where keys are none that a backend gives.
    init?(keys: [Int64]) {
        let highest = keys.max() ?? 0
        guard (keys.min() ?? 0) >= 0, highest <= Int64(keys.count) * 16 + 1_000_000,
            keys.count < Int(UInt32.max)
        else { return nil }
        var numbers = [UInt32](repeating: 0, count: Int(highest) + 1)
        for (index, key) in keys.enumerated() { numbers[Int(key)] = UInt32(index + 1) }
        self.numbers = numbers
    }

    /// The number of an article, or nil if there is none with this key.
    subscript(key: Int64) -> Int64? {
        guard key >= 0, key < numbers.count, numbers[Int(key)] > 0 else { return nil }
        return Int64(numbers[Int(key)])
    }
}
