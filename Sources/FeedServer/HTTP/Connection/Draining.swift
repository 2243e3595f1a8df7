/// How connections are ended while the listener stops.
enum Draining: Sendable {
    case none
    /// With their next answer, or when they have been idle for a while: another process takes over.
    case patient
    /// As soon as they are idle.
    case prompt
}
