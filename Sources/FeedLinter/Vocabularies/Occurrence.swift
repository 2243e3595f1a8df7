/// How often an element may or should stand in its parent, by the sign that tables use.
enum Occurrence: String, Sendable {
    case once = "1"
    case atLeastOnce = "+"
    case atMostOnce = "?"
    case any = "*"
    /// At most once, and it should be there.
    case recommendedOnce = "1~"
    /// It should be there.
    case recommended = "+~"
    /// Repetition is allowed and most readers take only the first.
    case preferablyOnce = "?~"

    var isRequired: Bool { self == .once || self == .atLeastOnce }
    var isRecommended: Bool { self == .recommendedOnce || self == .recommended }
    var isSingle: Bool { self == .once || self == .atMostOnce || self == .recommendedOnce }
}
