/// Where a file is, by its path.
enum FilePlace {
    /// The folder that a file is in, as its path names it.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}
