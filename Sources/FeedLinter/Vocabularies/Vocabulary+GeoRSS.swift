extension Vocabulary {
    /// GeoRSS, simple and GML (OGC 17-002).
    static let geoRSS = Vocabulary(
        prefix: "georss",
        namespaces: ["http://www.georss.org/georss"],
        table: """
            @feed,@entry  point               ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  line                ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  polygon             ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  box                 ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  circle              ?  string
            @feed,@entry  where               ?  anything-inline open
            @feed,@entry  featuretypetag      ?  text
            @feed,@entry  relationshiptag     ?  text
            @feed,@entry  featurename         ?  text
            @feed,@entry  featureTypeTag      ?  text
            @feed,@entry  relationshipTag     ?  text
            @feed,@entry  featureName         ?  text
            @feed,@entry  elev                ?  number
            @feed,@entry  floor               ?  integer
            @feed,@entry  radius              ?  number
            """
    )
}
