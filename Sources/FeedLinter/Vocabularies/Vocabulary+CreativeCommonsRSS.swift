extension Vocabulary {
    /// Creative Commons in RSS (cyber.harvard.edu/rss/creativeCommonsRssModule.html).
    static let creativeCommonsRSS = Vocabulary(
        prefix: "creativeCommons",
        namespaces: ["http://backend.userland.com/creativeCommonsRssModule"],
        table: """
            @feed,@entry  license  *  url
            """
    )
}
