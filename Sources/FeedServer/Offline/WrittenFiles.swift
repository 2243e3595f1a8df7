/// What a generation before left in a folder.
struct WrittenFiles: Sendable {
    /// The list that it wrote; nil where there is none.
    let manifest: Manifest?
    /// The files of the list that are there with their sizes, compressed copies too.
    let present: [Manifest.File]

    /// Reads the list in a folder, and looks at each file of it.
    init(in folder: OutputFolder) {
        manifest = Manifest.read(in: folder.path)
        let files = manifest?.files ?? []
        let arePresent = files.mapConcurrently { folder.holds($0) }
        present = zip(files, arePresent).filter(\.1).map(\.0)
    }
}
