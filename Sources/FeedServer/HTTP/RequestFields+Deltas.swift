extension RequestFields {
    /// The versions from which the client would take what is new instead of the whole, as entity tags in their order;
    /// nil if it asks for no such thing (RFC 3229 §10.5.3).
    ///
    /// Agents that would not get further with a delta are taken not to ask.
    /// So are caches: they may pass on the `A-IM` of a reader with the tag of their own copy, and the reader would miss what is
    /// between that and its own.
    /// A weak tag stands for the same entries as the strong one, and a delta is made of entries, not of bytes.
    var deltaBases: [String]? {
        guard !isRelayed, let acceptedManipulations, let ifNoneMatch,
            InstanceManipulations(acceptedManipulations).takesFeed,
            userAgent.map({ DeltaUnawareAgent.isNamed(in: $0) }) != true
        else { return nil }
        let tags = EntityTagCondition(ifNoneMatch).tags
        return tags.isEmpty ? nil : tags.map { String(decoding: $0.opaque, as: UTF8.self) }
    }
}
