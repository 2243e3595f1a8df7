/// A value that many others have, kept once: to copy what holds it costs one reference, however much the value holds.
@dynamicMemberLookup
final class Shared<Value: Sendable & Hashable>: Sendable, Hashable {
    let value: Value

    /// Keeps a value.
    init(_ value: Value) { self.value = value }

    /// What the value has.
    subscript<Member>(dynamicMember member: KeyPath<Value, Member>) -> Member { value[keyPath: member] }

    static func == (left: Shared, right: Shared) -> Bool { left === right || left.value == right.value }

    func hash(into hasher: inout Hasher) { hasher.combine(value) }
}
