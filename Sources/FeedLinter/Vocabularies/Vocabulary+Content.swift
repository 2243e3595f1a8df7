extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/content.
    static let content = Vocabulary(
        prefix: "content",
        namespaces: ["http://purl.org/rss/1.0/modules/content/"],
        table: """
            @entry       encoded  ?  html blank
            @feed        encoded  ?  html blank
            @feed,@entry items    ?  anything-inline
            """
    )
}
