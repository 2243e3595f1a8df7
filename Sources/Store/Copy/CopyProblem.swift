/// What stands in the way of a copy, whatever kind of store it goes to.
enum CopyProblem {
    /// A place holds something else.
    static func occupied(_ location: String) -> StoreError {
        StoreError(
            kind: .refused,
            location: location,
            message: "there is something in this store already; a copy goes to an empty place"
        )
    }

    /// Somebody else goes on with the same copy.
    static func concurrent(_ location: String) -> StoreError {
        StoreError(
            kind: .refused,
            location: location,
            message: "another process is copying to this place; wait for its end"
        )
    }

    /// A store is a copy that has not come to its end.
    static func unfinished(_ location: String, _ mark: CopyMark) -> StoreError {
        StoreError(
            kind: .unfinished,
            location: location,
            message: "this is a copy of \(mark.source) that did not come to its end; finish it by "
                + "`feedserver store copy`, or remove it"
        )
    }
}
