import Testing

/// The built program as a process of its own: exit codes, messages, signals, and several of them on one store.
///
/// One test after another: each runs several processes.
@Suite(.serialized) struct ProgramSuite {}
