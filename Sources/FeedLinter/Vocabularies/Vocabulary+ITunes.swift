extension Vocabulary {
    /// Apple's podcast tags (podcasters.apple.com/support/823).
    static let itunes = Vocabulary(
        prefix: "itunes",
        namespaces: ["http://www.itunes.com/dtds/podcast-1.0.dtd"],
        obsoleteNamespaces: [
            "http://www.itunes.com/DTDs/Podcast-1.0.dtd", "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
        ],
        table: """
            @feed,@entry  author         ?   text
            @feed,@entry  block          ?   enum(yes|Yes|no|No)
            @feed         category       +~  children  text!=podcast-category
            category      category       *   children  text!=podcast-category
            @feed,@entry  image          ?   text  href!=url blank
            @feed         explicit       1~  enum(true|false|yes|no|clean|Yes|No|Clean)
            @entry        explicit       ?   enum(true|false|yes|no|clean|Yes|No|Clean)
            @feed         owner          1~  children
            owner         email          1   email
            owner         name           ?   text
            @feed,@entry  keywords       ?   text
            @feed,@entry  subtitle       ?   text(255)
            @feed,@entry  summary        ?   text(4000)
            @feed         complete       ?   enum(Yes|yes|No|no)
            @feed         new-feed-url   ?   url
            @feed         type           ?   enum(episodic|serial)
            @feed,@entry  title          ?   text
            @entry        duration       ?   duration
            @entry        order          ?   integer
            @entry        isClosedCaptioned ? enum(Yes|yes|No|no)
            @entry        episode        ?   positive
            @entry        season         ?   positive
            @entry        episodeType    ?   enum(full|trailer|bonus)
            @feed,@entry  applepodcastsverify ? string
            """
    )
}
