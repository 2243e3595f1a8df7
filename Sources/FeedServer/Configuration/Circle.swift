/// Ways that lead back to where they began.
enum Circle {
    /// The way from a name by its successors to itself again, nil when it ends or leads into another circle.
    static func from(_ start: String, successors: [String: String]) -> [String]? {
        var way = [start]
        var visited: Set<String> = [start]
        while let next = way.last.flatMap({ successors[$0] }) {
            way.append(next)
            if next == start { return way }
            guard visited.insert(next).inserted else { return nil }
        }
        return nil
    }
}
