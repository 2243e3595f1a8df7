import GRDB

/// When the definitions of feeds were first seen.
enum Definitions {
    /// When a definition was first seen, or nil.
    static func firstSeen(_ digest: String, _ database: Database) throws -> Timestamp? {
        let rows = try StatementRows(database, sql: "SELECT first_seen FROM definitions WHERE digest = ?")
        try rows.bind(digest, at: 1)
        return try rows.next() ? rows.requiredTime(0) : nil
    }

    /// When each was first seen; those that were not are left out.
    static func firstSeen(_ digests: [String], _ database: Database) throws -> [String: Timestamp] {
        let list = try KeyList.json(digests)
        var result = [String: Timestamp](minimumCapacity: digests.count)
        let rows = try StatementRows(database, sql: several)
        try rows.bind(list, at: 1)
        while try rows.next() {
            let place = Int(clamping: try rows.requiredInteger(0))
            guard digests.indices.contains(place) else { throw rows.malformed(0) }
            result[digests[place]] = try rows.requiredTime(1)
        }
        return result
    }

    /// The statement that finds many at once, as a server with thousands of feeds does at its start; takes a JSON array,
    /// and says of each that is there which of the array it is.
    static let several = """
        SELECT list.key, first_seen FROM json_each(?) AS list CROSS JOIN definitions ON digest = list.value
        """

    /// Writes those that are not there with the time of the store.
    static func register(_ digests: [String], now: Timestamp, _ database: Database) throws {
        let insert = try database.cachedStatement(sql: "INSERT OR IGNORE INTO definitions VALUES (?, ?)")
        for digest in digests { try insert.execute(arguments: [digest, now.milliseconds]) }
        try StoreSettings.setNewest(now, database)
    }
}
