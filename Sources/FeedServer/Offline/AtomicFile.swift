import Foundation
import Glibc

/// Writes files beside their place and renames them into it, so that at any moment there is a whole file or none.
struct AtomicFile: Sendable {
    /// The folder that files are written to before they are renamed; on the file system of their places.
    let workshop: String

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
        let folder = (path as NSString).deletingLastPathComponent
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw Failure(path: folder, reason: "the folder cannot be made: \(error.localizedDescription)")
        }
        let draft = workshop + "/draft"
        try writeDurably(bytes, to: draft, meantFor: path, modified: modified)
        guard rename(draft, path) == 0 else { throw Self.failure(path) }
        return true
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
