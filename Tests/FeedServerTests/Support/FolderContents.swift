import Foundation

/// The files below a folder, as a test sees them.
enum FolderContents {
    /// What a file is on the disk, whatever it holds.
    struct Identity: Sendable, Hashable {
        var node: Int
        var modified: Date
    }

    /// The bytes of every file by its path, but for those that are still being written.
    static func bytes(below folder: String) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for name in names(below: folder) { files[name] = try Data(contentsOf: URL(filePath: folder + "/" + name)) }
        return files
    }

    /// Which file is at every path, and when it was modified.
    static func identities(below folder: String) -> [String: Identity] {
        var files: [String: Identity] = [:]
        for name in names(below: folder) {
            guard let attributes = try? FileManager.default.attributesOfItem(atPath: folder + "/" + name),
                let node = attributes[.systemFileNumber] as? Int, let modified = attributes[.modificationDate] as? Date
            else { continue }
            files[name] = Identity(node: node, modified: modified)
        }
        return files
    }

    /// The path of every file, but for those that are still being written.
    static func names(below folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { name in
            var isFolder = ObjCBool(false)
            return !name.hasPrefix(".feedserver/")
                && FileManager.default.fileExists(atPath: folder + "/" + name, isDirectory: &isFolder)
                && !isFolder.boolValue
        }
    }
}
