extension Vocabulary {
    /// wellformedweb.org's comment API.
    static let wellFormedWeb = Vocabulary(
        prefix: "wfw",
        namespaces: ["http://wellformedweb.org/CommentAPI/"],
        table: """
            @entry  comment     ?  url
            @entry  commentRss  ?  url
            @entry  commentRSS  ?  url  obsolete
            """
    )
}
