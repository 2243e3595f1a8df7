/// Finds the circles among things of which each may have one parent, all of them known by their numbers.
struct ParentCircles {
    private let parents: [Int?]
    private var findings: [Finding]

    /// What is known of a thing.
    private enum Finding {
        case nothing, inCircle, inNone
    }

    /// Takes the parent of each.
    init(parents: [Int?]) {
        self.parents = parents
        findings = Array(repeating: .nothing, count: parents.count)
    }

    /// The way from a thing by its parents to itself again; nil when there is none, or its circle was found already.
    mutating func circle(from start: Int) -> [Int]? {
        guard findings[start] == .nothing else { return nil }
        // As most are, for which no way has to be remembered.
        if let parent = parents[start], parents[parent] == nil || findings[parent] == .inNone {
            findings[start] = .inNone
            return nil
        }
        var way = [start]
        var visited: Set<Int> = [start]
        while let next = way.last.flatMap({ parents[$0] }) {
            if next == start {
                for index in way { findings[index] = .inCircle }
                return way + [start]
            }
            guard findings[next] == .nothing, visited.insert(next).inserted else {
                // The way leads into what is known, or into a circle that its beginning is not in.
                for index in way.prefix(while: { $0 != next }) { findings[index] = .inNone }
                return nil
            }
            way.append(next)
        }
        for index in way { findings[index] = .inNone }
        return nil
    }
}
