extension Vocabulary {
    /// backend.userland.com/blogChannelModule.
    static let blogChannel = Vocabulary(
        prefix: "blogChannel",
        namespaces: ["http://backend.userland.com/blogChannelModule"],
        table: """
            @feed  blogRoll         ?  url
            @feed  mySubscriptions  ?  url
            @feed  blink            ?  url
            @feed  changes          ?  url
            """
    )
}
