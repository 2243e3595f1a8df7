extension Vocabulary {
    /// Atom 1.0 (RFC 4287), with the attributes of RFC 4685.
    static let atom = Vocabulary(
        prefix: "atom",
        namespaces: ["http://www.w3.org/2005/Atom"],
        table: """
            -                   feed         1   children  feed
            -                   entry        1   children  entry
            feed                entry        *   children  entry many
            feed,entry          id           1   id
            feed,entry          title        1   text-construct
            feed,entry          updated      1   internet-date
            source              id           ?   id
            source              title        ?   text-construct
            source              updated      ?   internet-date
            feed,entry,source   author       *   children
            feed,entry,source   contributor  *   children
            feed,entry,source   category     *   anything-inline  term!=string scheme=uri label=text
            feed,entry,source   link         *   anything-inline  href!=reference rel=relation type=media-type hreflang=language title=text length=count thr:count=count thr:updated=internet-date
            feed,entry,source   rights       ?   text-construct
            feed,source         generator    ?   text      uri=reference version=string
            feed,source         icon         ?   atom-uri
            feed,source         logo         ?   atom-uri
            feed,source         subtitle     ?   text-construct
            entry               published    ?   internet-date
            entry               summary      ?   text-construct
            entry               content      ?   atom-content  src=reference type=string
            entry               source       ?   children
            author,contributor  name         1   text
            author,contributor  uri          ?   atom-uri
            author,contributor  email        ?   email
            """
    )
}
