import FeedWriter
import Foundation
import Store

/// Instants as a zone's clocks show them.
struct ZonedDates: Sendable {
    private let zone: TimeZone

    /// Takes the name of a zone in the time zone database; UTC where it knows none of that name.
    init(timeZone: String) {
        zone = TimeZone(identifier: timeZone) ?? .gmt
    }

    /// The instant with the zone's offset at that instant.
    func date(_ time: Timestamp) -> FeedDate {
        let instant = Date(timeIntervalSince1970: Double(time.milliseconds) / 1000)
        return FeedDate(
            millisecondsSince1970: time.milliseconds,
            offsetMinutes: zone.secondsFromGMT(for: instant) / 60
        )
    }
}
