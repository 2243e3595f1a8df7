/// How far one word is from another.
enum EditDistance {
    /// The longest word that is measured; keys of a file can be of any length.
    private static let maximumLength = 64

    /// The fewest insertions, deletions, replacements and swaps of neighbours (none edited twice) between two words.
    static func between(_ left: String, _ right: String) -> Int {
        let left = Array(left.unicodeScalars.prefix(maximumLength))
        let right = Array(right.unicodeScalars.prefix(maximumLength))
        var beforeLast: [Int] = []
        var last = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let replaced = last[column] + (left[row] == right[column] ? 0 : 1)
                var best = min(replaced, last[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            beforeLast = last
            last = current
        }
        return last[right.count]
    }
}
