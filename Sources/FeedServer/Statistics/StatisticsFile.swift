import Foundation
import Glibc

/// The file in which statistics outlive the process.
///
/// The file holds the sum of what all processes counted: each adds what it counted itself, and whoever does so holds the
/// folder locked, so that several servers on one file lose nothing.
struct StatisticsFile: Sendable {
    /// The largest file that is read, in bytes; the largest that is written has a few million.
    private static let maximumSize = 64 << 20
    /// How many damaged files are put aside at the most.
    private static let mostAside = 99

    /// Its path.
    let path: String

    /// What the file holds.
    ///
    /// - Throws: `StatisticsFileError`.
    func read() throws(StatisticsFileError) -> StatisticsDocument {
        let bytes = try bytes()
        let document: StatisticsDocument
        do {
            document = try JSONDecoder().decode(StatisticsDocument.self, from: bytes)
        } catch {
            throw failure(.damaged(bytes.isEmpty ? "the file is empty" : "it is not the JSON that was written"))
        }
        guard document.version == StatisticsDocument.version else {
            let known = StatisticsDocument.version
            throw failure(.damaged("they have version \(document.version), and this program knows \(known)"))
        }
        guard document.summary != nil else { throw failure(.damaged("a number in it cannot have been counted")) }
        return document
    }

    /// Adds what was counted to what the file holds; a file that is damaged is put aside first.
    ///
    /// - Parameters:
    ///   - counted: What was counted since it was last added; may be empty, which only puts a damaged file aside.
    ///   - time: Now, in seconds since 1970.
    /// - Returns: What had to be done about a damaged file, or nil.
    /// - Throws: `StatisticsFileError`; then nothing of it is in the file.
    func add(_ counted: PollSummary, at time: Int64) throws(StatisticsFileError) -> String? {
        let lock = try lockedFolder()
        defer { close(lock) }
        var summary = PollSummary()
        var note: String?
        do {
            summary = try read().summary ?? PollSummary()
        } catch {
            switch error.kind {
            case .missing: break
            case .damaged:
                let aside = try putAside()
                note = "\(error); the file was put aside as \(aside), and counting begins anew"
            default: throw error
            }
        }
        guard !counted.isEmpty else { return note }
        summary.add(counted)
        summary.tidy(at: time)
        try write(StatisticsDocument(summary, written: time))
        return note
    }

    private func write(_ document: StatisticsDocument) throws(StatisticsFileError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        guard let bytes = try? encoder.encode(document) else { throw failure(.unwritable("they cannot be encoded")) }
        let name = (path as NSString).lastPathComponent
        do {
            try AtomicFile(workshop: folder, draftName: ".\(name).draft")
                .write(Array(bytes), to: "\(folder)/\(name)", modified: nil)
        } catch {
            throw failure(.unwritable(error.reason))
        }
    }

    private func bytes() throws(StatisticsFileError) -> Data {
        var isFolder = ObjCBool(false)
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { throw failure(.missing) }
        if isFolder.boolValue { throw failure(.unreadable("it is a folder")) }
        if let size = AtomicFile.size(of: path), size > Self.maximumSize {
            throw failure(.damaged("the file has \(size) bytes, more than \(Self.maximumSize)"))
        }
        guard let file = fopen(path, "re") else { throw failure(.unreadable(String(cString: strerror(errno)))) }
        fclose(file)
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw failure(.unreadable(error.localizedDescription))
        }
    }

    /// Renames the file, and returns its new name.
    private func putAside() throws(StatisticsFileError) -> String {
        for number in 1...Self.mostAside {
            let name = path + ".damaged" + (number == 1 ? "" : "-\(number)")
            if FileManager.default.fileExists(atPath: name) { continue }
            guard rename(path, name) == 0 else { throw failure(.unwritable(String(cString: strerror(errno)))) }
            return name
        }
        throw failure(.unwritable("\(Self.mostAside) damaged files have been put aside already; look at them"))
    }

    /// The folder, made where there is none and locked for this process; the lock ends when it is closed.
    private func lockedFolder() throws(StatisticsFileError) -> CInt {
        do throws(AtomicFile.Failure) {
            try AtomicFile.makeFolder(folder)
        } catch {
            throw failure(.unwritable(error.reason))
        }
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(.unwritable(String(cString: strerror(errno)))) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw failure(.busy)
        }
        return descriptor
    }

    private var folder: String {
        let folder = (path as NSString).deletingLastPathComponent
        return folder.isEmpty ? "." : folder
    }

    private func failure(_ kind: StatisticsFileError.Kind) -> StatisticsFileError {
        StatisticsFileError(path: path, kind: kind)
    }
}
