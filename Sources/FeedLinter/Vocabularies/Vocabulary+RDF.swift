extension Vocabulary {
    /// RDF and RDF Schema, where modules use them.
    static let rdf = Vocabulary(
        prefix: "rdf",
        namespaces: ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
        table: """
            Seq                 li           *  empty  rdf:resource=uri resource=uri
            @any                RDF          *  anything-inline  open
            @any                Description  *  anything-inline  open
            @any                rdfs:seeAlso *  empty  rdf:resource!=uri
            """
    )
}
