extension Vocabulary {
    /// RFC 5005: archived, paged and complete feeds.
    static let history = Vocabulary(
        prefix: "fh",
        namespaces: ["http://purl.org/syndication/history/1.0"],
        table: """
            @feed   archive      ?  empty
            @feed   complete     ?  empty
            @feed   incremental  ?  enum(true|false) obsolete
            """
    )
}
