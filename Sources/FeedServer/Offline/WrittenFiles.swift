/// What a generation before left in a folder.
struct WrittenFiles: Sendable {
    /// The list that it wrote; nil where there is none.
    let manifest: Manifest?
    /// Of each file of the list, whether it is there with its size, its compressed copy too.
    private let arePresent: [Bool]

    /// Reads the list in a folder, and looks at each file of it.
    init(in folder: OutputFolder) {
        manifest = Manifest.read(in: folder.path)
        arePresent = (manifest?.files ?? []).mapConcurrently { folder.holds($0) }
    }

    /// The files of the list, and whether each is there as it was written.
    var files: some Sequence<(file: Manifest.File, isPresent: Bool)> {
        zip(manifest?.files ?? [], arePresent).lazy.map { (file: $0, isPresent: $1) }
    }
}
