/// Ratings of Media RSS by the schemes that it names.
enum MediaRating {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        let words: [String]
        switch value.element["scheme"] ?? "urn:simple" {
        case "urn:simple": words = ["adult", "nonadult"]
        case "urn:mpaa": words = ["g", "m", "nc-17", "pg", "pg-13", "r", "x"]
        case "urn:v-chip":
            words = [
                "14+", "18+", "c", "c8", "g", "pg", "tv-14", "tv-g", "tv-ma", "tv-pg", "tv-y", "tv-y7", "tv-y7-fv",
            ]
        case "urn:icra": return checkLabels(value, &context)
        default: return
        }
        guard !words.contains(value.trimmed.lowercased()) else { return }
        value.report(.invalidValue, "which is none of: \(words.joined(separator: ", ")).", in: &context)
    }

    /// Labels of the Internet Content Rating Association: `r (nz 1 oz 1)`.
    private static func checkLabels(_ value: LintValue, _ context: inout LintContext) {
        let words = value.trimmed.split { " ()".contains($0) }.map(String.init)
        let pairs = words.dropFirst()
        let names = pairs.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)
        guard words.first == "r", pairs.count % 2 == 0, names.allSatisfy(codes.contains) else {
            return value.report(.invalidValue, "which is no label of ICRA such as r (nz 1 oz 1).", in: &context)
        }
    }

    private static let codes: Set<String> = Set(
        """
        ca cb cc cd ce cf cg ch ci cz la lb lc lz na nb nc nd ne nf ng nh nz oa ob oc od oe of og oh oz va vb vc vd ve \
        vf vg vh vi vz xa xb xc xd xe
        """
        .split(separator: " ").map(String.init)
    )
}
