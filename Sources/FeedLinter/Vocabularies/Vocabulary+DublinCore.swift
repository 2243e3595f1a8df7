extension Vocabulary {
    /// Dublin Core 1.1 (web.resource.org/rss/1.0/modules/dc).
    static let dublinCore = Vocabulary(
        prefix: "dc",
        namespaces: ["http://purl.org/dc/elements/1.1/"],
        obsoleteNamespaces: ["http://purl.org/dc/elements/1.0/"],
        table: """
            @feed,@entry  title        *  mixed-text
            @feed,@entry  creator      *  mixed-text
            @feed,@entry  contributor  *  mixed-text
            @feed,@entry  publisher    *  mixed-text
            @feed,@entry  subject      *  mixed-text
            @feed,@entry  description  *  mixed
            @feed         date         ?  w3c-date
            @entry        date         *  w3c-date
            @entry        date.Taken   *  w3c-date
            @feed,@entry  type         *  text
            @feed,@entry  format       *  text
            @feed,@entry  identifier   *  text
            @feed,@entry  source       *  text
            @feed,@entry  language     ?  language
            @feed,@entry  relation     *  text
            @feed,@entry  coverage     *  text
            @feed,@entry  rights       *  mixed-text
            @any          title        *  mixed-text
            @any          description  *  mixed
            """
    )
}
