/// Which of the program's listeners a socket belongs to, as LISTEN_FDNAMES has it (sd_listen_fds(3)).
enum ListenerName: String, Sendable, Hashable, CaseIterable {
    case feeds, metrics
}
