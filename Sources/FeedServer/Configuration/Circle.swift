/// Ways that lead back to where they began.
enum Circle {
    /// The way from a name by its successors to itself again, nil when it ends or leads into another circle, as every
    /// way does from the names that are known to.
    static func from(_ start: String, successors: [String: String], except known: Set<String> = []) -> [String]? {
        var way = [start]
        var visited: Set<String> = [start]
        while let next = way.last.flatMap({ successors[$0] }) {
            way.append(next)
            if next == start { return way }
            guard !known.contains(next), visited.insert(next).inserted else { return nil }
        }
        return nil
    }
}
