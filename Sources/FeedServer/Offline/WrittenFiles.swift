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
        // By one processor: the others are at work for what is to be written.
        let look = FileLook(root: folder.path)
        arePresent = manifest?.files.map { look.holds($0) } ?? []
    }

    /// Whether the list has just these bytes.
    func isListed(as bytes: [UInt8]) -> Bool {
        // Not element by element, which takes ten times as long.
        list.withUnsafeBytes { list in
            bytes.withUnsafeBytes { bytes in
                guard list.count == bytes.count, let first = list.baseAddress, let second = bytes.baseAddress else {
                    return false
                }
                return memcmp(first, second, bytes.count) == 0
            }
        }
    }
}
