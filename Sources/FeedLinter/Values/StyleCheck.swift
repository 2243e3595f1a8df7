/// Tells declarations of `style` attributes that only dress text from those that fetch, hide or cover.
enum StyleCheck {
    /// The first declaration that readers had better not apply.
    static func firstUnsafe(in style: String) -> String? {
        for declaration in style.split(separator: ";") where !declaration.trimmed.isEmpty {
            let sides = declaration.split(separator: ":", maxSplits: 1).map { $0.trimmed.lowercased() }
            guard sides.count == 2, properties.contains(sides[0]), isHarmless(sides[1]) else {
                return declaration.trimmed
            }
        }
        return nil
    }

    /// Whether a value is words, numbers and colours alone.
    private static func isHarmless(_ value: String) -> Bool {
        guard !value.contains("\\"), !value.contains("/*"), !value.contains("@") else { return false }
        guard let bracket = value.firstIndex(of: "(") else { return true }
        let function = value[..<bracket].split { !($0.isLetter || $0 == "-") }.last ?? ""
        return ["rgb", "rgba", "hsl", "hsla"].contains(function)
    }

    private static let properties: Set<String> = Set(
        """
        aspect-ratio background background-color border border-bottom border-bottom-color border-bottom-style \
        border-bottom-width border-collapse border-color border-left border-left-color border-left-style \
        border-left-width border-radius border-right border-right-color border-right-style border-right-width \
        border-spacing border-style border-top border-top-color border-top-style border-top-width border-width \
        box-sizing caption-side clear color cursor direction display elevation empty-cells float font font-family \
        font-size font-stretch font-style font-variant font-weight height letter-spacing line-height list-style-type \
        margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width object-fit \
        overflow overflow-x overflow-y padding padding-bottom padding-left padding-right padding-top page-break-after \
        page-break-before page-break-inside quotes ruby-align ruby-position tab-size table-layout text-align \
        text-align-last text-decoration text-emphasis text-indent text-overflow text-transform unicode-bidi \
        vertical-align white-space widows width word-break word-spacing word-wrap writing-mode
        """
        .split(separator: " ").map(String.init)
    )
}
