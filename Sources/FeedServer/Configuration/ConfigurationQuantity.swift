import FeedWriter

/// Reads durations (`"15m"`) and sizes (`"256 MiB"`).
enum ConfigurationQuantity {
    private static let secondsByUnit = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
    private static let bytesByUnit = [
        "B": 1, "kB": 1000, "KB": 1000, "MB": 1_000_000, "GB": 1_000_000_000,
        "KiB": 1 << 10, "MiB": 1 << 20, "GiB": 1 << 30,
    ]
    /// Ten years.
    private static let longestDuration = 315_360_000
    /// One tebibyte.
    private static let largestSize = 1 << 40

    /// Seconds of `15m` and the like, at most ten years; nil when it is no duration.
    static func seconds(of text: String) -> Int? {
        quantity(text, units: secondsByUnit, atMost: longestDuration)
    }

    /// Bytes of `256 MiB` and the like, at most 1 TiB; nil when it is no size.
    static func bytes(of text: String) -> Int? {
        quantity(text, units: bytesByUnit, atMost: largestSize)
    }

    private static func quantity(_ text: String, units: [String: Int], atMost limit: Int) -> Int? {
        let digits = text.prefix { ("0"..."9").contains($0) }
        let unit = text.dropFirst(digits.count).drop { $0 == " " }
        guard let number = Int(digits), let factor = units[String(unit)] else { return nil }
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow || product > limit ? nil : product
    }
}

extension ConfigurationNode {
    /// Seconds of a duration.
    func seconds(atLeast least: Int = 0) -> Int? {
        guard case .string(let text) = value, let seconds = ConfigurationQuantity.seconds(of: text), seconds >= least
        else {
            let bound = least > 0 ? ", at least \(least)s" : ""
            report("is not a duration such as \"90s\", \"15m\", \"12h\", \"30d\" or \"2w\"\(bound) (at most ten years)")
            return nil
        }
        return seconds
    }

    /// Seconds of a short duration, for something that is waited for.
    func seconds(in range: ClosedRange<Int>, named bounds: String) -> Int? {
        guard case .string(let text) = value, let seconds = ConfigurationQuantity.seconds(of: text),
            range.contains(seconds)
        else {
            report("is not a duration \(bounds), such as \"10s\" or \"2m\"")
            return nil
        }
        return seconds
    }

    /// Bytes of a size.
    func bytes() -> Int? {
        let bytes: Int? =
            switch value {
            case .string(let text): ConfigurationQuantity.bytes(of: text)
            case .number(let digits): ConfigurationQuantity.bytes(of: digits + "B")
            default: nil
            }
        guard let bytes else {
            report("is not a size such as \"256 MiB\", \"64 MB\" or a number of bytes (at most 1024 GiB)")
            return nil
        }
        return bytes
    }
}
