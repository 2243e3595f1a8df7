extension Vocabulary {
    /// RFC 6721: tombstones.
    static let tombstones = Vocabulary(
        prefix: "at",
        namespaces: ["http://purl.org/atompub/tombstones/1.0"],
        table: """
            @feed          deleted-entry  *  children  many ref!=id when!=internet-date
            deleted-entry  by             ?  children
            deleted-entry  comment        ?  text-construct
            deleted-entry  atom:link      *  anything-inline href!=reference rel=relation type=media-type hreflang=language title=text length=count
            deleted-entry  atom:source    ?  children
            by             atom:name      1  text
            by             atom:uri       ?  atom-uri
            by             atom:email     ?  email
            """
    )
}
