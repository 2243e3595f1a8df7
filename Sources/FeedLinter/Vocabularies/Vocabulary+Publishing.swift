extension Vocabulary {
    /// The control elements of RFC 5023.
    static let publishing = Vocabulary(
        prefix: "app",
        namespaces: ["http://www.w3.org/2007/app"],
        obsoleteNamespaces: ["http://purl.org/atom/app#"],
        table: """
            @entry   edited   ?  internet-date
            @entry   control  ?  children
            control  draft    ?  enum(yes|no)
            """
    )
}
