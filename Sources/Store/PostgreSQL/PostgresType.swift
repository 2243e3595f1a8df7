/// The types of columns and parameters that are read and written, by the numbers that PostgreSQL gives them for ever
/// (`pg_type.dat`).
enum PostgresType: UInt32, Sendable {
    case boolean = 16
    case name = 19
    case integer = 20
    case smallInteger = 21
    case mediumInteger = 23
    case text = 25
    case objectIdentifier = 26
    case plainJSON = 114
    case number = 701
    case void = 2278
    case booleans = 1000
    case texts = 1009
    case integers = 1016
    case json = 3802
    case jsons = 3807
}
