import FeedWriter

/// The way to a value of the configuration file, put into words only where something is wrong at its end.
indirect enum ConfigurationWay: Sendable {
    /// The whole file.
    case root
    /// The member of an object: the way to that, the name, and the number of the member, from 0.
    case member(ConfigurationWay, String, Int)
    /// The element of an array: the way to that, and the number of the element, from 0.
    case element(ConfigurationWay, Int)

    /// As messages name it: `feeds[2].limit`, or `aliases["/feed/"]` where a name is no plain word; empty for the file.
    var keyPath: String {
        switch self {
        case .root: return ""
        case .element(let array, let index): return "\(array.keyPath)[\(index)]"
        case .member(let object, let name, _):
            let parent = object.keyPath
            guard Self.isPlain(name) else {
                return "\(parent)[\(ConfigurationValueText.text(of: .string(name)))]"
            }
            return parent.isEmpty ? name : "\(parent).\(name)"
        }
    }

    /// The numbers on the way, from the root on.
    var indices: [Int] {
        switch self {
        case .root: []
        case .member(let before, _, let index), .element(let before, let index): before.indices + [index]
        }
    }

    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty
            && name.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "_" || $0 == "-"
            }
    }
}
