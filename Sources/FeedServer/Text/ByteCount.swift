/// Numbers of bytes as people read them.
enum ByteCount {
    /// The number in the largest unit of which there is one, to a tenth.
    static func text(_ bytes: Int64) -> String {
        let units = ["KiB", "MiB", "GiB", "TiB", "PiB"]
        guard bytes >= 1024 else { return "\(bytes) B" }
        var tenths = Double(bytes) * 10 / 1024
        var unit = 0
        while tenths.rounded() >= 10_240, unit < units.count - 1 {
            tenths /= 1024
            unit += 1
        }
        let rounded = Int(tenths.rounded())
        return "\(rounded / 10).\(rounded % 10) \(units[unit])"
    }
}
