extension Vocabulary {
    /// RSS 1.1 (inamidst.com/rss1.1).
    static let rss11 = Vocabulary(
        prefix: "rss11",
        namespaces: ["http://purl.org/net/rss1.1#"],
        table: """
            -          Channel         1   children  feed rdf:about!=uri
            Channel    title           1   text
            Channel    link            1   padded-url
            Channel    description     1   html
            Channel    image           ?   children  rdf:parseType=string
            Channel    items           1   children  rdf:parseType=string
            items      item            *   children  entry many rdf:about!=uri
            image      title           1   text
            image      url             1   padded-url
            image      link            ?   padded-url
            item       title           1   text
            item       link            1   padded-url
            item       description     ?   html
            @feed,@entry payload:payload ? anything-inline rdf:parseType=string
            """
    )
}
