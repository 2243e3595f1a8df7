/// A value that goes to the server as a parameter or in a copied row, in binary form and with its type.
///
/// Each is of exactly the type that is named here: a parameter is converted by the server where the statement asks for
/// another, a copied value is not, so its column must have that type.
enum PostgresValue: Sendable, Hashable {
    /// A `bigint`.
    case integer(Int64?)
    /// A `text`.
    case text(String?)
    /// A `double precision`.
    case number(Double?)
    /// A `boolean`.
    case boolean(Bool?)
    /// A `jsonb`, written as JSON.
    case json(String?)
    /// A `bigint[]`.
    case integers([Int64?])
    /// A `text[]`.
    case texts([String?])
    /// A `boolean[]`.
    case booleans([Bool?])
    /// A `jsonb[]`, each written as JSON.
    case jsons([String?])

    /// NULL, as a text; the server converts it where it is a parameter.
    static let null = PostgresValue.text(nil)

    /// The number by which the server knows the type.
    var type: PostgresType {
        switch self {
        case .integer: .integer
        case .text: .text
        case .number: .number
        case .boolean: .boolean
        case .json: .json
        case .integers: .integers
        case .texts: .texts
        case .booleans: .booleans
        case .jsons: .jsons
        }
    }
}
