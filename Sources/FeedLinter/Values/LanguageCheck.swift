/// Language tags: the syntax of RFC 5646, and first subtags that ISO 639 knows.
enum LanguageCheck {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        guard !isTag(value.trimmed) else { return }
        value.report(.invalidLanguage, "which is no language tag such as en or zh-CN.", in: &context)
    }

    static func isTag(_ text: String) -> Bool {
        let subtags = text.lowercased().split(separator: "-", omittingEmptySubsequences: false)
        guard let first = subtags.first,
            subtags.allSatisfy({ (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isAlphanumeric) })
        else { return false }
        switch first.utf8.count {
        case 1: return (first == "x" || first == "i") && subtags.count > 1
        case 2: return twoLetters.contains(String(first))
        case 3: return first.utf8.allSatisfy { (0x61...0x7A).contains($0) }
        default: return false
        }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// ISO 639-1.
    private static let twoLetters: Set<String> = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el \
        en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it \
        iu iw ja ji jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr \
        ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si \
        sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi \
        yo za zh zu
        """
        .split(separator: " ").map(String.init)
    )
}
