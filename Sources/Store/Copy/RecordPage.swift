/// Some records of one kind, in order.
struct RecordPage: Sendable {
    /// Those that could be read.
    var records: [StoreRecord] = []
    /// Those that could not, and why.
    var unreadable: [(key: StoreRecord.Key, problem: String)] = []
    /// The key of the last of all; nil where there is none.
    var last: StoreRecord.Key?

    /// How many there are, readable or not.
    var count: Int { records.count + unreadable.count }

    /// The records, if all of them could be read.
    /// - Throws: `damaged`.
    func wholeRecords(at location: String) throws(StoreError) -> [StoreRecord] {
        guard let first = unreadable.first else { return records }
        throw StoreError(
            kind: .damaged,
            location: location,
            message: "the store is damaged (“\(first.key.name)”: \(first.problem)); "
                + "`feedserver store check` tells more"
        )
    }
}

extension StoreRecord.Key {
    /// The key as people read it.
    var name: String { texts.isEmpty ? "\(number)" : texts.filter { !$0.isEmpty }.joined(separator: " ") }
}
