extension Vocabulary {
    /// What FeedBurner adds.
    static let feedBurner = Vocabulary(
        prefix: "feedburner",
        namespaces: ["http://rssnamespace.org/feedburner/ext/1.0"],
        table: """
            @feed,@entry  awareness             ?  url
            @entry        origLink              ?  url
            @entry        origEnclosureLink     ?  url
            @feed         browserFriendly       ?  text
            @feed         emailServiceId        ?  text
            @feed         feedburnerHostname    ?  url
            @feed         info                  ?  empty  open uri=string
            @feed,@entry  feedFlare             *  text  href=url src=url
            """
    )
}
