import CLibPQ

extension PostgresConnection {
    /// The descriptor that becomes readable when the server says something.
    var socket: Int32 { PQsocket(handle) }

    /// Takes what the server has sent, without waiting.
    func takeInput() throws {
        guard PQconsumeInput(handle) == 1 else { throw loss() }
    }

    /// Takes every notice that has come; returns whether there was one.
    func takeNotices() -> Bool {
        var hasNotice = false
        while let notice = PQnotifies(handle) {
            PQfreemem(notice)
            hasNotice = true
        }
        return hasNotice
    }
}
