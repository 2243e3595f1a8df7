/// Counts the attributes of every start tag before the parser sees it.
///
/// libxml2 compares each attribute of an element with every other, so that one tag with a hundred thousand of them,
/// which fit into a megabyte, would keep it busy for minutes.
struct AttributeGuard {
    /// The most attributes and namespaces of one element.
    static let mostAttributes = 1000

    private enum Place: Equatable {
        case text, opened, declared, tag
        case quoted(by: UInt8)
        /// Comment, CDATA section or instruction: what ends with a `>` behind these two bytes.
        case passage(UInt8, UInt8)
    }

    private var place = Place.text
    private var count = 0
    /// The two bytes before.
    private var before: (UInt8, UInt8) = (0, 0)

    /// Whether the parser may be given the next bytes of the document.
    ///
    /// What is not well-formed may be misread here: the parser ends at it anyway.
    mutating func allows(_ bytes: ArraySlice<UInt8>) -> Bool {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if place == .text {
                guard let bracket = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else { return true }
                place = .opened
                index = bracket + 1
                continue
            }
            step(bytes[index])
            guard count <= Self.mostAttributes else { return false }
            index += 1
        }
        return true
    }

    private mutating func step(_ byte: UInt8) {
        switch place {
        case .text: break
        case .opened: open(byte)
        case .declared:
            switch byte {
            case UInt8(ascii: "-"): place = .passage(UInt8(ascii: "-"), UInt8(ascii: "-"))
            case UInt8(ascii: "["): place = .passage(UInt8(ascii: "]"), UInt8(ascii: "]"))
            default: place = .text
            }
            before = (0, 0)
        case .tag:
            if byte == UInt8(ascii: ">") {
                place = .text
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                place = .quoted(by: byte)
                count += 1
            }
        case .quoted(let quote):
            if byte == quote { place = .tag }
        case .passage(let first, let second):
            if byte == UInt8(ascii: ">"), before.1 == second, first == 0 || before.0 == first {
                place = .text
            } else {
                before = (before.1, byte)
            }
        }
    }

    private mutating func open(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "!"): place = .declared
        case UInt8(ascii: "?"):
            place = .passage(0, UInt8(ascii: "?"))
            before = (0, 0)
        default:
            place = .tag
            count = 0
        }
    }
}
