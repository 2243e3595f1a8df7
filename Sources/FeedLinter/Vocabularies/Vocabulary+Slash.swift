extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/slash.
    static let slash = Vocabulary(
        prefix: "slash",
        namespaces: ["http://purl.org/rss/1.0/modules/slash/"],
        table: """
            @entry  comments    ?  count
            @entry  section     ?  text
            @entry  department  ?  text
            @entry  hit_parade  ?  string
            """
    )
}
