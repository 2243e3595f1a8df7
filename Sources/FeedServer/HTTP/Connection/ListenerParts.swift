/// What a listener's event loops are made of.
struct ListenerParts: Sendable {
    var source: any DocumentSource
    var etiquette: PollEtiquette
    var router: RouterChannel
    var tasks: ListenerTasks
    var census: ConnectionCensus
    var accessLog: AccessLog?
    var statistics: ServerStatistics
    var patience: RequestPatience
}
