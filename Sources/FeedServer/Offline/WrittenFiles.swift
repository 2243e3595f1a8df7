import Foundation

/// What a generation before left in a folder.
struct WrittenFiles: Sendable {
    /// The list that it wrote; nil where there is none.
    let manifest: Manifest?
    /// Of each file of the list, whether it is there with its size, its compressed copy too.
    let arePresent: [Bool]
    private let list: [UInt8]

    /// Reads the list in a folder, and looks at each file of it.
    init(in folder: OutputFolder) {
        list = FileManager.default.contents(atPath: folder.path + "/" + Manifest.fileName).map { Array($0) } ?? []
        manifest = ManifestText.manifest(of: list)
        arePresent = (manifest?.files ?? [])
            .mapConcurrently(with: { FileLook(root: folder.path) }, { $0.holds($1) })
    }

    /// Whether the list has just these bytes.
    func isListed(as bytes: [UInt8]) -> Bool { !list.isEmpty && list == bytes }
}
