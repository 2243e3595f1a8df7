extension Vocabulary {
    /// OPML 1.0 to 2.0 (opml.org/spec2.opml).
    static let opml = Vocabulary(
        prefix: "opml",
        namespaces: [],
        table: """
            -        opml             1   children  version!=enum(1.0|1.1|2.0)
            -        outlineDocument  1   anything-inline  obsolete
            opml     head             1   children
            opml     body             1   children
            head     title            ?   text
            head     dateCreated      ?   mail-date
            head     dateModified     ?   mail-date
            head     ownerName        ?   text
            head     ownerEmail       ?   email
            head     ownerId          ?   url
            head     docs             ?   url
            head     expansionState   ?   string blank
            head     vertScrollState  ?   integer
            head     windowTop        ?   integer
            head     windowLeft       ?   integer
            head     windowBottom     ?   integer
            head     windowRight      ?   integer
            body     outline          +   children  many open text!=string type=string isComment=boolean isBreakpoint=boolean created=mail-date category=string xmlUrl=url htmlUrl=url url=url language=string title=string description=string version=string
            outline  outline          *   children  many open text!=string type=string isComment=boolean isBreakpoint=boolean created=mail-date category=string xmlUrl=url htmlUrl=url url=url language=string title=string description=string version=string
            """
    )
}
