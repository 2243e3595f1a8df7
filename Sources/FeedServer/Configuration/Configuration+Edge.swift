extension Configuration {
    /// What caches in front are told, so that they can drop the documents of a feed by a tag, and who is told to.
    struct Edge: Sendable, Hashable {
        /// The fields of answers that name tags; without any, nothing is named.
        var tags: [TagField] = []
        /// The tag of every document, with which all others begin.
        var name = "feeds"
        /// Who is told when documents change, in the order of the file.
        var purges: [Purge] = []

        /// A request by which a cache drops what has certain tags.
        struct Purge: Sendable, Hashable {
            var method = "POST"
            /// Absolute, http or https.
            var url: String
            /// In the order of the file; a value may hold placeholders for tags (`PurgeTemplate`).
            var fields: [Field] = []
            /// May hold placeholders for tags; nil for a request without content.
            var body: String?
            /// The most tags of one request.
            var tagsPerRequest = 30
        }

        /// A field of such a request.
        struct Field: Sendable, Hashable {
            var name: String
            var value: Value
        }

        /// The value of a field.
        enum Value: Sendable, Hashable {
            /// What stands in the configuration.
            case text(String)
            /// What a variable of the environment has, after a text.
            case environment(name: String, prefix: String)
            /// The line that a file has, after a text.
            case file(path: String, prefix: String)
        }
    }
}
