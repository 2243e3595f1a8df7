extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/admin.
    static let administration = Vocabulary(
        prefix: "admin",
        namespaces: ["http://webns.net/mvcb/"],
        table: """
            @feed  generatorAgent  ?  empty  rdf:resource!=uri
            @feed  errorReportsTo  ?  empty  rdf:resource!=uri
            """
    )
}
