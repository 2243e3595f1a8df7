extension Vocabulary {
    /// RSS 1.0 (web.resource.org/rss/1.0/spec) and RSS 0.9, which are RDF.
    static let rss1 = Vocabulary(
        prefix: "rss1",
        namespaces: ["http://purl.org/rss/1.0/"],
        obsoleteNamespaces: ["http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/"],
        table: """
            -          rdf:RDF         1   children  open
            rdf:RDF    channel         1   children  feed rdf:about!=uri
            rdf:RDF    image           ?   children  rdf:about!=uri
            rdf:RDF    item            +   children  entry many rdf:about!=uri
            rdf:RDF    textinput       ?   children  rdf:about!=uri
            channel    title           1   text
            channel    link            1   url
            channel    description     1   literal
            channel    image           ?   empty     rdf:resource!=uri
            channel    items           1   children
            channel    textinput       ?   empty     rdf:resource!=uri
            image      title           1   text
            image      url             1   url
            image      link            1   url
            item       title           1   text
            item       link            1   url
            item       description     ?   literal
            textinput  title           1   text
            textinput  description     1   text
            textinput  name            1   string
            textinput  link            1   url
            items      rdf:Seq         1   children
            """
    )
}
