extension Vocabulary {
    /// XHTML in RSS items.
    static let xhtml = Vocabulary(
        prefix: "xhtml",
        namespaces: ["http://www.w3.org/1999/xhtml"],
        table: """
            rss:item,rss1:item  body  ?  inline-markup  open
            rss:item,rss1:item  div   ?  inline-markup  open
            @feed               meta  *  empty  open name!=enum(robots) content!=string
            """
    )
}
