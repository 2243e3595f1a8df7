/// The version of the program (Semantic Versioning).
enum ProgramVersion {
    static let current = "0.1.0"
}
