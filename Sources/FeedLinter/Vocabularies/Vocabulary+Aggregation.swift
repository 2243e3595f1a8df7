extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/aggregation.
    static let aggregation = Vocabulary(
        prefix: "ag",
        namespaces: ["http://purl.org/rss/1.0/modules/aggregation/", "http://purl.org/rss/modules/aggregation/"],
        table: """
            @entry  source     ?  text
            @entry  sourceURL  ?  url
            @entry  timestamp  ?  iso-date
            """
    )
}
