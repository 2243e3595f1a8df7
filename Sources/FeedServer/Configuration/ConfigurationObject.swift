import FeedWriter

/// An object of the configuration file whose keys are known beforehand.
struct ConfigurationObject {
    let node: ConfigurationNode
    private let keys: ConfigurationKeys
    /// Few, so that to look at each takes less time than to make a table of them.
    private let members: [(name: String, node: ConfigurationNode)]

    /// Takes an object apart; reports keys that are not known, with the one that was probably meant.
    init?(_ node: ConfigurationNode, keys: ConfigurationKeys) {
        guard let members = node.members(expected: "an object with the keys \(keys.names.joined(separator: ", "))")
        else { return nil }
        self.node = node
        self.keys = keys
        self.members = members
        for (name, node) in members where !keys.names.contains(name) {
            node.reportWithoutValue(keys.complaint(about: name))
        }
    }

    /// The value of a key, nil when it is not there or null.
    func optional(_ name: String) -> ConfigurationNode? {
        guard let node = given(name), !node.isNull else { return nil }
        return node
    }

    /// The value of a key to which null means something else than leaving it out; nil when it is not there.
    func given(_ name: String) -> ConfigurationNode? { members.first { $0.name == name }?.node }

    /// The value of a key that must be there.
    func required(_ name: String, expected: String) -> ConfigurationNode? {
        guard let member = given(name) else {
            node.reportMissing(name, index: keys.names.firstIndex(of: name) ?? 0, expected: expected)
            return nil
        }
        return member
    }
}
