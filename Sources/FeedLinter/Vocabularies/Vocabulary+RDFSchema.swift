extension Vocabulary {
    /// RDF Schema.
    static let rdfSchema = Vocabulary(
        prefix: "rdfs",
        namespaces: ["http://www.w3.org/2000/01/rdf-schema#"],
        table: """
            rdf:RDF  seeAlso  *  empty  rdf:resource!=uri
            """
    )
}
