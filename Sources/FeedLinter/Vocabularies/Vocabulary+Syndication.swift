extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/syndication.
    static let syndication = Vocabulary(
        prefix: "sy",
        namespaces: ["http://purl.org/rss/1.0/modules/syndication/"],
        table: """
            @feed  updatePeriod     ?  enum(hourly|daily|weekly|monthly|yearly)
            @feed  updateFrequency  ?  positive
            @feed  updateBase       ?  w3c-date
            """
    )
}
