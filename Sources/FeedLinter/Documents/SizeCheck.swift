/// How large a feed may be before readers mind.
enum SizeCheck {
    static func check(byteCount: Int, isJSON: Bool, _ context: inout LintContext) {
        let shown = "The document has \(byteCount / 1000) KB; expected "
        if byteCount > 1_000_000 {
            context.add(.tooLarge, nil, shown + "at most 1,000 KB.")
        } else if isJSON, byteCount > 250_000 {
            context.add(.tooLarge, nil, shown + "at most 250 KB.")
        } else if isJSON, byteCount > 100_000 {
            context.add(.largeFeed, nil, shown + "at most 100 KB.")
        }
    }
}
