/// A bounded list of what was taken out of a document, each thing once.
struct HTMLRemovals {
    private(set) var names: [String] = []
    private static let maximumLength = 32

    mutating func add(_ name: String) {
        guard names.count < SanitizedHTML.maximumRemovals else { return }
        // Names come from the document: they are cut, and nothing but ASCII that can be printed is passed on.
        let printable = name.utf8.prefix(Self.maximumLength).filter { (0x20..<0x7F).contains($0) }
        let entry = String(decoding: printable, as: UTF8.self)
        if !names.contains(entry) { names.append(entry) }
    }
}
