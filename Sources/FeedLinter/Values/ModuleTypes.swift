extension ValueType {
    /// Types that one module or one element has alone.
    static let moduleTypes: [ValueType] = [
        ValueType("hour") { value, context in
            guard let hour = Int(value.trimmed), (0...24).contains(hour) else {
                return value.report(.invalidNumber, "which is out of range: 0 to 23.", in: &context)
            }
            if hour == 24 { value.report(.hour24, "which is 0 of the next day.", in: &context) }
        },
        ValueType("latitude") { value, context in checkDegrees(value, 90, &context) },
        ValueType("longitude") { value, context in checkDegrees(value, 180, &context) },
        ValueType("coordinates") { value, context in
            let numbers = value.trimmed.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
            guard numbers.count % 2 == 0, !numbers.contains(nil) else {
                return value.report(.invalidNumber, "which is no list of latitudes and longitudes.", in: &context)
            }
        },
        ValueType("duration") { value, context in
            let parts = value.trimmed.split(separator: ":", omittingEmptySubsequences: false)
            guard
                !(1...3).contains(parts.count) || !parts.allSatisfy({ !$0.isEmpty && Int($0).map { $0 >= 0 } == true })
            else { return }
            value.report(.invalidNumber, "which is no duration such as 95 or 1:07:04.", in: &context)
        },
        ValueType("npt-time") { value, context in
            guard value.trimmed != "now" else { return }
            let parts = value.trimmed.split(separator: ":", omittingEmptySubsequences: false)
            let isTime = parts.count == 1 || parts.count == 3
            guard
                !isTime
                    || !parts.allSatisfy({
                        !$0.isEmpty && $0.utf8.allSatisfy { (0x2E...0x39).contains($0) && $0 != 0x2F }
                    })
            else { return }
            value.report(.invalidNumber, "which is no time such as 12:05:35 or 335.5.", in: &context)
        },
        ValueType("uuid") { value, context in
            IdentifierCheck.checkNamed(AddressSyntax("urn:uuid:" + value.trimmed), value, &context)
        },
        ValueType("padded-url") { value, context in checkAbsolute(value, value.trimmed, &context) },
        ValueType("media-hash") { value, context in
            let length = value.element["algo"] == "sha-1" ? 40 : 32
            let isHash = value.trimmed.unicodeScalars.allSatisfy(\.properties.isASCIIHexDigit)
            guard value.trimmed.utf8.count != length || !isHash else { return }
            value.report(.invalidValue, "which is no hash of \(length) hexadecimal digits.", in: &context)
        },
        // Media RSS names schemes by words of its own that RFC 8141 does not take for URNs.
        ValueType("media-scheme") { value, context in
            let own = ["urn:ebu", "urn:yvs", "urn:simple", "urn:mpaa", "urn:v-chip", "urn:icra"]
            if !own.contains(value.text) { checkAbsolute(value, value.text, &context) }
        },
        ValueType("media-rating") { value, context in MediaRating.check(value, &context) },
        ValueType("media-restriction", judgesBlank: true) { value, context in
            MediaRestriction.check(value, &context)
        },
        ValueType("podcast-category", judgesBlank: true) { value, context in
            PodcastCategory.check(value, &context)
        },
    ]

    private static func checkDegrees(_ value: LintValue, _ most: Double, _ context: inout LintContext) {
        guard let degrees = Double(value.trimmed), abs(degrees) <= most else {
            return value.report(.invalidNumber, "which is no angle from -\(Int(most)) to \(Int(most)).", in: &context)
        }
    }
}
