extension Vocabulary {
    /// FOAF, with which RDF describes people.
    static let friends = Vocabulary(
        prefix: "foaf",
        namespaces: ["http://xmlns.com/foaf/0.1/"],
        table: """
            @any  name      *  mixed-text
            @any  Person    *  anything-inline  open
            @any  Agent     *  anything-inline  open
            @any  maker     *  anything-inline  open
            @any  mbox      *  empty  rdf:resource=uri
            @any  homepage  *  empty  rdf:resource=uri
            """
    )
}
