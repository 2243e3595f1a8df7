/// Identifiers: absolute, spelled in the one canonical way, and right by the rules of their scheme.
enum IdentifierCheck {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        guard value.text == value.trimmed else {
            return value.report(.whitespace, "with white space around it.", in: &context)
        }
        let address = AddressSyntax(value.text)
        // A tag's own rules say more of a wrong one than those of addresses in general.
        if address.scheme?.lowercased() == "tag" { return checkTag(value.text, value, &context) }
        guard ValueType.checkSpelling(value, address, &context) else { return }
        guard let scheme = address.scheme else {
            return value.report(.invalidURL, "which is no absolute address.", in: &context)
        }
        ValueType.checkScheme(scheme, value, &context)
        checkNamed(address, value, &context)
        checkCanonical(address, value, &context)
    }

    /// Checks what `tag:` and `urn:` have rules for.
    static func checkNamed(_ address: AddressSyntax, _ value: LintValue, _ context: inout LintContext) {
        switch address.scheme?.lowercased() {
        case "tag": checkTag(address.text, value, &context)
        case "urn": checkURN(address.rest, value, &context)
        default: break
        }
    }

    /// RFC 4151: `tag:authority,date:specific`.
    private static func checkTag(_ text: String, _ value: LintValue, _ context: inout LintContext) {
        let pieces = text.dropFirst(4).split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let entity = pieces[0].split(separator: ",", omittingEmptySubsequences: false)
        guard pieces.count == 2, entity.count == 2, isAuthority(entity[0]), isDate(entity[1]), isSpecific(pieces[1])
        else {
            return value.report(.invalidTag, "which is no tag URI such as tag:example.com,2026:1.", in: &context)
        }
    }

    private static func isAuthority(_ text: Substring) -> Bool {
        let sides = text.split(separator: "@", omittingEmptySubsequences: false)
        guard (1...2).contains(sides.count), let host = sides.last else { return false }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        let areLabels = labels.allSatisfy { label in
            !label.isEmpty && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
        }
        guard sides.count == 2 else { return areLabels }
        return areLabels && !sides[0].isEmpty
            && sides[0].utf8.allSatisfy { isAlphanumeric($0) || "-._".utf8.contains($0) }
    }

    private static func isDate(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ $0.utf8.count == 2 }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
        else { return false }
        let numbers = parts.compactMap { Int($0) }
        return (numbers.count < 2 || (1...12).contains(numbers[1]))
            && (numbers.count < 3 || (1...31).contains(numbers[2]))
    }

    private static func isSpecific(_ text: Substring) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar.value >= 0x80 || scalar.value < 0x80 && isAlphanumeric(UInt8(scalar.value))
                || "-._~!$&'()*+,;=:@/?%#".unicodeScalars.contains(scalar)
        }
    }

    /// RFC 8141, and RFC 9562 for `urn:uuid`.
    private static func checkURN(_ rest: Substring, _ value: LintValue, _ context: inout LintContext) {
        let pieces = rest.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let namespace = pieces[0]
        guard pieces.count == 2, (2...32).contains(namespace.utf8.count), namespace.first != "-", namespace.last != "-",
            namespace.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D }), !pieces[1].isEmpty
        else {
            return value.report(.invalidURN, "which is no URN such as urn:isbn:9780141036144.", in: &context)
        }
        guard namespace.lowercased() == "uuid", !isUUID(pieces[1]) else { return }
        value.report(.invalidURN, "which does not hold a UUID.", in: &context)
    }

    private static func isUUID(_ text: Substring) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        return parts.map(\.utf8.count) == [8, 4, 4, 4, 12]
            && text.unicodeScalars.allSatisfy { $0 == "-" || $0.properties.isASCIIHexDigit }
    }

    /// RFC 4287 §4.2.6.1: spelled so that comparing bytes is enough.
    private static func checkCanonical(_ address: AddressSyntax, _ value: LintValue, _ context: inout LintContext) {
        let host = address.host.map(String.init) ?? ""
        let isHTTP = ["http", "https"].contains(address.scheme?.lowercased())
        let ending = (address.authority ?? "").dropFirst(host.utf8.count)
        let path = address.rest.dropFirst(2 + (address.authority?.count ?? 0))
        let reason: String? =
            if address.scheme != address.scheme?.lowercased() {
                "whose scheme is not in lower case."
            } else if host != host.lowercased() {
                "whose host is not in lower case."
            } else if isHTTP, [":", ":80", ":443"].contains(where: { ending == $0 }) {
                "which names a port that goes without saying."
            } else if isHTTP, path.isEmpty {
                "which lacks the slash behind its host."
            } else if let code = wrongCode(in: address.text) {
                "whose “\(code)” has another, canonical spelling."
            } else {
                nil
            }
        if let reason { value.report(.nonCanonicalID, reason, in: &context) }
    }

    /// A percent-encoding in lower case, or of a character that needs none.
    private static func wrongCode(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for index in bytes.indices where bytes[index] == UInt8(ascii: "%") && index + 2 < bytes.count {
            let digits = String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self)
            guard let code = UInt8(digits, radix: 16) else { continue }
            let isUnreserved = isAlphanumeric(code) || "-._~".utf8.contains(code)
            if isUnreserved || digits != digits.uppercased() { return "%" + digits }
        }
        return nil
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
