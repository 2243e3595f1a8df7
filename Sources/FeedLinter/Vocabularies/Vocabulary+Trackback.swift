extension Vocabulary {
    /// TrackBack in RSS.
    static let trackback = Vocabulary(
        prefix: "trackback",
        namespaces: ["http://madskills.com/public/xml/rss/module/trackback/"],
        table: """
            rss:item,atom:entry  ping   ?  url
            rss:item,atom:entry  about  *  url
            rss1:item            ping   ?  empty  rdf:resource!=uri
            rss1:item            about  *  empty  rdf:resource!=uri
            """
    )
}
