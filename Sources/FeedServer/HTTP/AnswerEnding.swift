/// What completes a prepared head: the value of Date, whether the connection ends, and the empty line; made once a second.
struct AnswerEnding {
    private var second: Int64 = -1
    private var date = DateField()
    private var staying: [UInt8] = []
    private var closing: [UInt8] = []

    /// The bytes for a second since 1970.
    mutating func bytes(at now: Int64, closes: Bool) -> [UInt8] {
        if now != second {
            second = now
            let value = date.value(at: now)
            staying = Array("\(value)\r\n\r\n".utf8)
            closing = Array("\(value)\r\nConnection: close\r\n\r\n".utf8)
        }
        return closes ? closing : staying
    }
}
