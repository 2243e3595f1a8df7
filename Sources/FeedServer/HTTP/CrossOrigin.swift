import HTTPTypes

/// What lets scripts of any site read feeds (Fetch standard, CORS protocol).
enum CrossOrigin {
    /// The fields of every answer; ETag and those of deltas are none of those that scripts may read unasked.
    static let fields: HTTPFields = {
        var fields: HTTPFields = [:]
        fields[.accessControlAllowOrigin] = "*"
        fields[.accessControlExposeHeaders] = "ETag, IM, Delta-Base"
        return fields
    }()

    /// The further fields of the answer to a preflight, which If-None-Match and A-IM make necessary.
    static let preflightFields: HTTPFields = {
        var fields: HTTPFields = [:]
        fields[.accessControlAllowMethods] = "GET, HEAD"
        fields[.accessControlAllowHeaders] = "If-None-Match, If-Modified-Since, A-IM, Cache-Control"
        fields[.accessControlMaxAge] = "86400"
        return fields
    }()
}
