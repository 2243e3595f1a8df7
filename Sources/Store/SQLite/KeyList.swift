/// Keys of our own as one argument of a statement, so that many rows take one statement and not one each.
enum KeyList {
    /// Numbers as a JSON array, which `json_each` takes apart.
    static func json(_ keys: some Sequence<Int64>) -> String {
        "[" + keys.map(String.init).joined(separator: ",") + "]"
    }
}
