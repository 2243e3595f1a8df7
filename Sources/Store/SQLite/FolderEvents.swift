import Glibc

/// Events of one file in its folder and of the log beside it (inotify), and a way to be stopped while waiting.
final class FolderEvents: Sendable {
    /// What a wait ended with.
    enum Event {
        /// Time ran out.
        case none
        /// The file or its log was written, made or replaced.
        case touched
        /// It is over.
        case stopped
    }

    private let names: Set<String>
    /// The queue of events, -1 if there is none to be had; `poll` passes over it then.
    private let queue: Int32
    private let signal = StopSignal()

    /// Begins to listen.
    init(path: String) {
        let slash = path.lastIndex(of: "/")
        let name = String(slash.map { path[path.index(after: $0)...] } ?? path[...])
        let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
        names = [name, name + "-wal"]
        let queue = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
        let mask = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO)
        if queue >= 0, inotify_add_watch(queue, folder, mask) < 0 {
            close(queue)
            self.queue = -1
        } else {
            self.queue = queue
        }
    }

    deinit {
        if queue >= 0 { close(queue) }
    }

    /// Ends this wait and every later one.
    func stop() { signal.stop() }

    /// Waits for an event.
    func wait(milliseconds: Int32) -> Event {
        switch signal.wait(for: queue, milliseconds: milliseconds) {
        case .stopped: .stopped
        case .input: concernsUs() ? .touched : .none
        case .silence: .none
        }
    }

    /// Waits and lets events be.
    func pause(milliseconds: Int32) -> Event { signal.pause(milliseconds: milliseconds) ? .stopped : .none }

    /// Takes every event out of the queue, and says whether one was of our files.
    private func concernsUs() -> Bool {
        var isOurs = false
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = read(queue, &buffer, buffer.count)
            guard count > 0 else { return isOurs }
            if hasOurs(buffer[..<count]) { isOurs = true }
        }
    }

    /// Whether one of several `struct inotify_event`s is of our files.
    ///
    /// They are watch, mask, cookie and length of the name, 4 bytes each, then the name,
    /// filled up with zeros. An overflow of the queue has no name and may have been ours.
    private func hasOurs(_ bytes: ArraySlice<UInt8>) -> Bool {
        var rest = bytes
        while rest.count >= 16 {
            let mask = number(rest.dropFirst(4).prefix(4))
            let length = Int(number(rest.dropFirst(12).prefix(4)))
            let name = rest.dropFirst(16).prefix(length).prefix { $0 != 0 }
            if mask & UInt32(IN_Q_OVERFLOW) != 0 || names.contains(String(decoding: name, as: UTF8.self)) {
                return true
            }
            rest = rest.dropFirst(16 + length)
        }
        return false
    }

    private func number(_ bytes: ArraySlice<UInt8>) -> UInt32 {
        bytes.withUnsafeBytes { $0.loadUnaligned(as: UInt32.self) }
    }
}
