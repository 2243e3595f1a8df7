/// What a listener's event loops are made of.
struct ListenerParts: Sendable {
    var source: any DocumentSource
    var etiquette: PollEtiquette
    var router: RouterChannel
    var http2: HTTP2Router
    /// Nil is HTTP in clear.
    var certificates: TLSCertificates?
    var tasks: ListenerTasks
    var census: ConnectionCensus
    var accessLog: AccessLog?
    var statistics: ServerStatistics
    var patience: RequestPatience
    var acceptTrouble: AcceptTrouble
}
