extension Vocabulary {
    /// web.resource.org/rss/1.0/modules/event.
    static let events = Vocabulary(
        prefix: "ev",
        namespaces: ["http://purl.org/rss/1.0/modules/event/"],
        table: """
            @entry  startdate  ?  iso-date
            @entry  enddate    ?  iso-date
            @entry  location   ?  mixed-text  rdf:resource=uri blank
            @entry  organizer  ?  mixed-text  rdf:resource=uri blank
            @entry  type       ?  text
            """
    )
}
