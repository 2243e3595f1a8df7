extension Vocabulary {
    /// The W3C's basic geo vocabulary, and its forerunner.
    static let geo = Vocabulary(
        prefix: "geo",
        namespaces: [
            "http://www.w3.org/2003/01/geo/wgs84_pos#", "http://postneo.com/icbm", "http://postneo.com/icbm/",
        ],
        table: """
            @feed,@entry  lat        ?  latitude
            @feed,@entry  long       ?  longitude
            @feed,@entry  alt        ?  number
            @feed,@entry  latitude   ?  latitude
            @feed,@entry  longitude  ?  longitude
            @feed,@entry  Point      ?  anything-inline
            """
    )
}
