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

    /// The same with its newest change among those of the articles that are shown.
    ///
    /// Of what nobody registered, the store knows only a time before which it did not change. That goes on with changes of
    /// other articles, and so it is another on a node that rendered later, though what is shown is the same.
    var datedByArticles: ArticleSelection {
        var dated = self
        dated.lastChange = articles.flatMap { [$0.published, $0.revised, $0.restored].compactMap(\.self) }.max()
        return dated
    }
}
