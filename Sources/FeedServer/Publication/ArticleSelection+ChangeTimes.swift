import Store

extension ArticleSelection {
    /// When what is shown changed, as far as it can be told from what is shown: articles came and were revised, and the
    /// newest change may be that something came late or went.
    var changeTimes: [Timestamp] {
        var times = articles.flatMap { [$0.published, $0.revised].compactMap(\.self) }
        // In place of the newest time: an article that was stored a while after its date is still one change.
        if let lastChange, let newest = times.indices.max(by: { times[$0] < times[$1] }), times[newest] < lastChange {
            times[newest] = lastChange
        }
        return times
    }
}
