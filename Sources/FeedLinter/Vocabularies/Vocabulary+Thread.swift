extension Vocabulary {
    /// RFC 4685: threads.
    static let thread = Vocabulary(
        prefix: "thr",
        namespaces: ["http://purl.org/syndication/thread/1.0"],
        table: """
            @entry,@feed  in-reply-to  *  anything-inline  ref!=id href=reference type=media-type source=reference
            @entry,@feed  total        ?  count
            """
    )
}
