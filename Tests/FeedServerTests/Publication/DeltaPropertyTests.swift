import FeedWriter
import NIOCore
import Store
import Testing

@testable import FeedServer

/// Readers of all habits follow a made-up history by deltas, and have in the end what the whole feed says.
@Suite(.timeLimit(.minutes(10))) struct DeltaPropertyTests {
    /// A reader of one form of the feed, who asks when it likes.
    private struct Reader {
        let key: DocumentKey
        let format: FeedFormat
        /// How many steps it lets go by between two looks.
        let interval: Int
        var tag: String?
        var copy = ReaderCopy()
        var deltas = 0

        /// Looks, and takes the delta if there is one.
        mutating func look(at live: LivePublication) async throws -> PreparedDocument {
            guard case .document(let document) = await live.document(key) else { throw CancellationError() }
            let whole = try #require(document.variants.first { $0.coding == .identity })
            let delta = await live.delta(key, from: [tag].compactMap(\.self), to: document)
            if tag != whole.entityTag {
                if let delta = delta?[.identity] {
                    copy.apply(String(buffer: delta.content), format)
                    deltas += 1
                } else {
                    copy = ReaderCopy(String(buffer: whole.content), format)
                }
            }
            tag = whole.entityTag
            return document
        }
    }

    /// Does one thing to a store.
    private func step(_ site: DeltaSite, _ random: inout SplitMix, shown: Int) async throws {
        let number = Int.random(in: 1...shown, using: &random)
        let id = "tag:news.example,2021:\(number)"
        let choice = Int.random(in: 0..<10, using: &random)
        let title = "Version \(Int.random(in: 0..<5, using: &random)) ]]> & <b>手机</b>"
        try await site.change { store in
            switch choice {
            case 0, 1: _ = try? await store.withdraw(id: id)
            case 2: _ = try? await store.restore(id: id)
            case 3 where number % 7 == 0: _ = try? await store.erase(id: id)
            default: _ = try await store.save([DeltaSite.article(number, title: title)], explicitlyPublished: [])
            }
        }
    }

    private func readers() -> [Reader] {
        FeedFormat.allCases.flatMap { format in
            [1, 2, 5, 11]
                .map { interval in
                    Reader(key: .feed(path: "/feeds/all", format: format), format: format, interval: interval)
                }
        }
    }

    /// Atom says all; without it, what was taken down stays with the reader.
    @Test(arguments: [1, 2, 3] as [UInt64], [nil, HistorySection.Rules(), HistorySection.Rules(tombstones: 600)])
    func `Deltas, one after another, make the whole feed`(seed: UInt64, history: HistorySection.Rules?) async throws {
        var random = SplitMix(state: seed)
        let site = try await DeltaSite(history: history)
        var readers = readers()
        for turn in 1...120 {
            try await step(site, &random, shown: 25)
            for index in readers.indices where turn % readers[index].interval == 0 {
                let document = try await readers[index].look(at: site.live)
                let text = document.variants.first { $0.coding == .identity }.map { String(buffer: $0.content) }
                let whole = ReaderCopy(try #require(text), readers[index].format)
                if readers[index].format == .atom {
                    #expect(readers[index].copy == whole, "seed \(seed), turn \(turn)")
                } else {
                    #expect(readers[index].copy.holds(whole), "seed \(seed), turn \(turn)")
                }
            }
        }
        for reader in readers { #expect(reader.deltas > 120 / reader.interval / 2) }
    }

    /// What is past the window stays with the reader, and comes back with a delta when it comes back to the feed.
    @Test(arguments: [4, 5] as [UInt64], FeedFormat.allCases)
    func `Deltas of a feed with a short window hold all that the whole holds`(
        seed: UInt64,
        format: FeedFormat
    ) async throws {
        var random = SplitMix(state: seed)
        let site = try await DeltaSite(limit: 4, history: seed == 4 ? nil : HistorySection.Rules())
        var readers = readers().filter { $0.format == format }
        for turn in 1...100 {
            try await step(site, &random, shown: 12)
            for index in readers.indices where turn % readers[index].interval == 0 {
                let document = try await readers[index].look(at: site.live)
                let text = document.variants.first { $0.coding == .identity }.map { String(buffer: $0.content) }
                let whole = ReaderCopy(try #require(text), format)
                #expect(readers[index].copy.holds(whole), "seed \(seed), turn \(turn)")
            }
        }
        #expect(readers.allSatisfy { $0.deltas > 0 })
    }
}
