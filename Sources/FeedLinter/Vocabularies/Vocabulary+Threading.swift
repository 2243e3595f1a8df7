extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/threading.
    static let threading = Vocabulary(
        prefix: "thr10",
        namespaces: ["http://purl.org/rss/1.0/modules/threading/"],
        table: """
            @entry  children  ?  children
            children  rdf:Seq  1  children
            """
    )
}
