import Foundation
import Glibc
import Synchronization

/// The content of an answer as a file without a name, from which the system sends it without a copy.
///
/// Worth a descriptor where the content is big; there is only so many of them.
final class ContentFile: Sendable {
    /// The smallest content that is sent from a file, in bytes.
    static let smallest = 16 << 10
    /// The most files that are open at once.
    static let limit = min(1024, OpenFileLimit.descriptors / 8)

    private static let count = Atomic(0)

    let byteCount: Int
    private let descriptor: CInt

    /// Writes the content; nil if it is small, or there are too many files, or the system refuses.
    init?(_ content: [UInt8]) {
        guard content.count >= Self.smallest else { return nil }
        guard Self.count.wrappingAdd(1, ordering: .relaxed).newValue <= Self.limit else {
            Self.count.wrappingSubtract(1, ordering: .relaxed)
            return nil
        }
        descriptor = Self.open()
        byteCount = content.count
        guard descriptor >= 0, Self.write(content, to: descriptor) else { return nil }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        Self.count.wrappingSubtract(1, ordering: .relaxed)
    }

    /// Sends the whole to a socket that does not block; returns how many bytes the system took.
    func send(to socket: CInt) -> Int {
        var offset: off_t = 0
        while offset < off_t(byteCount) {
            let sent = sendfile(socket, descriptor, &offset, byteCount - Int(offset))
            if sent == 0 || sent < 0 && errno != EINTR { break }
        }
        return Int(offset)
    }

    /// A new file without a name; negative where there can be none.
    ///
    /// On a disk rather than in shared memory: the system keeps its pages in bigger pieces, which cost less to send.
    private static func open() -> CInt {
        var name = Array("\(FileManager.default.temporaryDirectory.path)/feedserver-XXXXXX".utf8CString)
        let descriptor = mkstemp(&name)
        if descriptor >= 0 {
            unlink(name)
            _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        }
        return descriptor
    }

    private static func write(_ content: [UInt8], to descriptor: CInt) -> Bool {
        var rest = content[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { return false }
            rest = rest.dropFirst(max(0, written))
        }
        return true
    }
}
