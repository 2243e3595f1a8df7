import Foundation
import Glibc

/// Writes files beside their place and renames them into it, so that at any moment there is a whole file or none.
struct AtomicFile: Sendable {
    /// The folder that files are written to before they are renamed; on the file system of their places.
    let workshop: String
    /// What a file is called there; nobody else may write one of this name.
    var draftName = "draft"

    /// Why a file could not be written.
    struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
        var path: String
        var reason: String
        var description: String { "\(path): cannot be written: \(reason)" }
    }

    /// Writes bytes to a path, unless they are there already; missing folders are made.
    ///
    /// - Parameters:
    ///   - bytes: What the file is to hold.
    ///   - path: Where it is to be.
    ///   - modified: The file's time of modification, seconds since 1970.
    /// - Returns: Whether anything was written.
    /// - Throws: `Failure` with the system's reason; then nothing is at the path that was not there before.
    @discardableResult
    func write(_ bytes: [UInt8], to path: String, modified: Int64?) throws(Failure) -> Bool {
        if contents(of: path, are: bytes) { return false }
        try Self.makeFolder((path as NSString).deletingLastPathComponent)
        let draft = workshop + "/" + draftName
        try writeDurably(bytes, to: draft, meantFor: path, modified: modified)
        guard rename(draft, path) == 0 else { throw Self.failure(path) }
        return true
    }

    /// Makes a folder, and those above it, where there are none.
    ///
    /// - Throws: `Failure` with the system's reason, which Foundation does not tell.
    static func makeFolder(_ path: String) throws(Failure) {
        if mkdir(path, 0o755) == 0 { return }
        switch errno {
        case EEXIST:
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
                throw Failure(path: path, reason: "it is no folder; name another one, or take it away")
            }
        case ENOENT where !(path as NSString).deletingLastPathComponent.isEmpty:
            try makeFolder((path as NSString).deletingLastPathComponent)
            // Another process may have made it meanwhile, which is as good.
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(path) }
        default:
            throw failure(path)
        }
    }

    private func writeDurably(
        _ bytes: [UInt8],
        to draft: String,
        meantFor path: String,
        modified: Int64?
    ) throws(Failure) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw Self.failure(path) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw Self.failure(path)
            }
            written += count
        }
        if let modified {
            let date = Date(timeIntervalSince1970: Double(modified))
            do {
                try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: draft)
            } catch {
                throw Failure(path: path, reason: error.localizedDescription)
            }
        }
        guard fsync(descriptor) == 0 else { throw Self.failure(path) }
    }

    private func contents(of path: String, are bytes: [UInt8]) -> Bool {
        guard Self.size(of: path) == bytes.count, let data = FileManager.default.contents(atPath: path) else {
            return false
        }
        return data.elementsEqual(bytes)
    }

    /// The size of a file in bytes, or nil where there is none.
    ///
    /// By Foundation: to which module the members of the system's `stat` belong, and so whether they can be seen here,
    /// depends on what else is compiled.
    static func size(of path: String) -> Int? {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue
    }

    private static func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
