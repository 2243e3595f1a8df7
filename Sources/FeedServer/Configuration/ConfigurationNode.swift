import FeedWriter

/// A value of the configuration file, and where it stands.
///
/// The functions that read it return nil when it is not what they read, and have then reported it.
struct ConfigurationNode {
    let value: JSONValue
    let problems: ConfigurationProblemList
    let way: ConfigurationWay

    /// As messages name it: `feeds[2].limit`.
    var keyPath: String { way.keyPath }
    /// The index path into the file's values, by which problems are ordered.
    var place: [Int] { way.indices }

    /// The node of the whole file.
    init(root: JSONValue, problems: ConfigurationProblemList) {
        self.init(value: root, way: .root, problems: problems)
    }

    /// The node of a value at the end of a way.
    init(value: JSONValue, way: ConfigurationWay, problems: ConfigurationProblemList) {
        self.value = value
        self.way = way
        self.problems = problems
    }

    /// Whether it is the literal `null`, which is the same as a key left out.
    var isNull: Bool { value == .null }

    /// Reports something about the value: `"many" is not a whole number`.
    func report(_ statement: String, showing value: String? = nil) {
        let shown = value ?? ConfigurationValueText.text(of: self.value)
        problems.add(ConfigurationProblem(keyPath: keyPath, value: shown, statement: statement), at: place)
    }

    /// Reports something that the value need not be shown for.
    func reportWithoutValue(_ statement: String) {
        problems.add(ConfigurationProblem(keyPath: keyPath, value: nil, statement: statement), at: place)
    }

    /// Reports that a key is not there; such problems come before those of the keys that are, by `index`.
    func reportMissing(_ name: String, index: Int, expected: String) {
        let problem = ConfigurationProblem(
            keyPath: ConfigurationWay.member(way, name, index).keyPath,
            value: nil,
            statement: "missing; expected \(expected)"
        )
        problems.add(problem, at: place + [-1, index])
    }

    /// The members of an object in the order of the file; a name that occurs again is reported and left out.
    func members(expected: @autoclosure () -> String) -> [(name: String, node: ConfigurationNode)]? {
        guard case .object(let members) = value else {
            report("is not \(expected())")
            return nil
        }
        // Most objects have a few members; among few, to look at each takes less time than to make a table of them.
        var names: Set<String>? = members.count > 8 ? [] : nil
        var result: [(name: String, node: ConfigurationNode)] = []
        result.reserveCapacity(members.count)
        for (index, member) in members.enumerated() {
            let node = ConfigurationNode(
                value: member.value,
                way: .member(way, member.name, index),
                problems: problems
            )
            if names?.insert(member.name).inserted ?? !result.contains(where: { $0.name == member.name }) {
                result.append((member.name, node))
            } else {
                node.reportWithoutValue("this key is there twice; keep one")
            }
        }
        return result
    }

    /// The first member of an object with a name; nothing is reported.
    func member(_ name: String) -> ConfigurationNode? {
        guard case .object(let members) = value, let index = members.firstIndex(where: { $0.name == name }) else {
            return nil
        }
        return ConfigurationNode(value: members[index].value, way: .member(way, name, index), problems: problems)
    }

    /// The elements of an array.
    func elements(expected: String) -> [ConfigurationNode]? { manyElements(expected: expected).map(Array.init) }

    /// The elements of an array that may have thousands.
    func manyElements(expected: String) -> ConfigurationElements? {
        guard case .array(let values) = value else {
            report("is not \(expected)")
            return nil
        }
        return ConfigurationElements(values: values, array: self)
    }

    /// A string that is not empty.
    func string(expected: String) -> String? {
        guard case .string(let string) = value, !string.isEmpty, !string.unicodeScalars.contains("\0") else {
            report("is not \(expected)")
            return nil
        }
        return string
    }

    /// A whole number in a range.
    func wholeNumber(in range: ClosedRange<Int>) -> Int? {
        guard case .number(let digits) = value, let number = Int(digits), range.contains(number) else {
            report("is not a whole number from \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// True or false.
    func truth() -> Bool? {
        guard case .bool(let bool) = value else {
            report("is not true or false")
            return nil
        }
        return bool
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable<String>>(of choices: [Choice]) -> Choice? {
        guard case .string(let string) = value, let choice = Choice(rawValue: string) else {
            report("is not one of \(choices.map { "\"\($0.rawValue)\"" }.joined(separator: ", "))")
            return nil
        }
        return choice
    }
}
