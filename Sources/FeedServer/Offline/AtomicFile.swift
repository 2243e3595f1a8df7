import CFiles
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
        if Self.contents(of: path, are: bytes) { return false }
        try replace(path, by: bytes, modified: modified)
        return true
    }

    /// Writes bytes to a path, whatever is there; missing folders are made.
    /// - Throws: `Failure` as above.
    func replace(_ path: String, by bytes: [UInt8], modified: Int64?) throws(Failure) {
        try Self.makeFolder((path as NSString).deletingLastPathComponent)
        let draft = workshop + "/" + draftName
        try Self.write(bytes, toDraft: draft, meantFor: path, modified: modified)
        try Self.bringToDisk(draft, meantFor: path)
        try Self.rename(draft, to: path)
    }

    /// Renames a file that was brought to the disk into its place.
    /// - Throws: `Failure` with the system's reason.
    static func rename(_ draft: String, to path: String) throws(Failure) {
        guard Glibc.rename(draft, path) == 0 else { throw failure(path) }
    }

    /// Waits until a file that was written beside its place is on the disk.
    /// - Throws: `Failure` with the system's reason.
    static func bringToDisk(_ draft: String, meantFor path: String) throws(Failure) {
        let descriptor = open(draft, O_WRONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw failure(path) }
    }

    /// Waits until all that was written to the file system of a folder is on the disk, whoever wrote it.
    ///
    /// Linux tells since 5.8 whether any of it could not be written.
    /// - Throws: `Failure` with the system's reason.
    static func bringToDisk(allBeside folder: String) throws(Failure) {
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(folder) }
        defer { close(descriptor) }
        guard file_system_sync(descriptor) == 0 else { throw failure(folder) }
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

    /// Writes a file beside the place that it is meant for; it may not be on the disk yet.
    /// - Throws: `Failure` with the system's reason.
    static func write(
        _ bytes: [UInt8],
        toDraft draft: String,
        meantFor path: String,
        modified: Int64?
    ) throws(Failure) {
        let descriptor = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, path)
        if let modified, file_set_modified(descriptor, modified) != 0 { throw failure(path) }
    }

    /// Puts bytes behind those of a file, which is made where there is none; they may not be on the disk yet.
    /// - Throws: `Failure` with the system's reason.
    static func append(_ bytes: [UInt8], to path: String) throws(Failure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure(path) }
        defer { close(descriptor) }
        try write(bytes, to: descriptor, path)
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32, _ path: String) throws(Failure) {
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure(path)
            }
            written += count
        }
    }

    /// Whether there is a file with these bytes and no others.
    static func contents(of path: String, are bytes: [UInt8]) -> Bool {
        guard size(of: path) == bytes.count, let data = FileManager.default.contents(atPath: path) else {
            return false
        }
        // Not element by element, which for thousands of files takes longer than all else.
        return data == Data(bytes)
    }

    /// The size of a file in bytes, or nil where there is none, be it that a folder or a symbolic link has its name.
    ///
    /// This is asked of tens of thousands: Foundation takes ten times as long.
    static func size(of path: String) -> Int? {
        let size = file_size(path)
        return size < 0 ? nil : Int(size)
    }

    /// The size of a file in an open folder, whose name may be given in two parts; nil as above.
    static func size(of name: UnsafePointer<CChar>, _ suffix: String = "", in folder: Int32) -> Int? {
        let size = file_size_in(folder, name, suffix)
        return size < 0 ? nil : Int(size)
    }

    private static func failure(_ path: String) -> Failure {
        Failure(path: path, reason: String(cString: strerror(errno)))
    }
}
