extension Vocabulary {
    /// Creative Commons in RDF (web.resource.org/rss/1.0/modules/cc).
    static let creativeCommons = Vocabulary(
        prefix: "cc",
        namespaces: ["http://web.resource.org/cc/", "http://creativecommons.org/ns#"],
        table: """
            @feed,@entry  license  *  empty  rdf:resource=uri
            rdf:RDF       License  *  anything-inline  open
            """
    )
}
