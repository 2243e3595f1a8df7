/// Writes how often a feed changes (http://web.resource.org/rss/1.0/modules/syndication/), prefix `sy`.
enum SyndicationModule {
    private static let periods = [("hourly", 60), ("daily", 1_440), ("weekly", 10_080)]

    /// Writes `sy:updatePeriod` and `sy:updateFrequency` for a time in minutes that a period is a multiple of.
    static func write(minutes: Int?, to buffer: inout XMLBuffer) {
        guard let minutes, minutes > 0 else { return }
        guard let (name, length) = periods.first(where: { $0.1.isMultiple(of: minutes) }) else { return }
        buffer.element("sy:updatePeriod", name)
        buffer.element("sy:updateFrequency", String(length / minutes))
    }
}
