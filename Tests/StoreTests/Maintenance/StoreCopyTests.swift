import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Store

@Suite(.timeLimit(.minutes(10))) struct StoreCopyTests {
    /// From each kind of store to each.
    static let ways = StoreBackend.all.flatMap { from in StoreBackend.all.map { (from, $0) } }

    @Test(arguments: ways, [3, 4] as [UInt64])
    func `A copy answers whatever it is asked as the store does`(
        way: (StoreBackend, StoreBackend),
        seed: UInt64
    ) async throws {
        try await Self.withStores(way, seed: seed) { from, to, clock in
            let report = try await from.copy(to: to) { _ in }
            #expect(report.resumedAfter == 0)
            #expect(report.records.map(\.kind) == StoreRecord.Kind.allCases.map(\.rawValue))
            #expect(try await MadeUpStore.answers(at: to, clock) == MadeUpStore.answers(at: from, clock))
            #expect(try await MadeUpStore.findings(at: to) == [])
        }
    }

    @Test(arguments: ways)
    func `What happens afterwards is the same to both`(way: (StoreBackend, StoreBackend)) async throws {
        try await Self.withStores(way, seed: 5) { from, to, clock in
            _ = try await from.copy(to: to) { _ in }
            clock.set(seconds: 500)
            for place in [from, to] {
                let store = try await place.open(clock: clock.now)
                var history = RandomHistory(seed: 77)
                for _ in 1...3 { try await history.step(store) }
                try await store.close()
            }
            #expect(try await MadeUpStore.answers(at: to, clock) == MadeUpStore.answers(at: from, clock))
            #expect(try await MadeUpStore.findings(at: to) == [])
        }
    }

    @Test(arguments: ways)
    func `A copy of a copy says the same`(way: (StoreBackend, StoreBackend)) async throws {
        try await Self.withStores(way, seed: 6) { from, to, _ in
            let first = try await from.copy(to: to) { _ in }
            try await way.0.withLocation { third in
                let second = try await to.copy(to: third) { _ in }
                #expect(second.records == first.records)
            }
        }
    }

    /// Cancelled by the progress that it reports: at another moment for each step, each of which a kill may hit.
    @Test(arguments: ways, ["hierarchy", "facets", "articles", "changes", "histories", "articles compared"])
    func `A copy that was interrupted is opened by nothing else, and gone on with`(
        way: (StoreBackend, StoreBackend),
        step: String
    ) async throws {
        try await Self.withStores(way, seed: 7) { from, to, clock in
            let work = Task {
                try await from.copy(to: to) { progress in
                    if progress.step == step { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            await #expect(throws: CancellationError.self) { try await work.value }
            let refusal = await #expect(throws: StoreError.self) { try await to.open(.mustExist) }
            #expect(refusal?.kind == .unfinished)
            let report = try await from.copy(to: to) { _ in }
            #expect(report.resumedAfter > 0)
            #expect(try await MadeUpStore.answers(at: to, clock) == MadeUpStore.answers(at: from, clock))
        }
    }

    @Test(arguments: ways)
    func `A copy begins anew when the store has changed meanwhile`(way: (StoreBackend, StoreBackend)) async throws {
        try await Self.withStores(way, seed: 8) { from, to, clock in
            let work = Task {
                try await from.copy(to: to) { progress in
                    if progress.step == "changes" { withUnsafeCurrentTask { $0?.cancel() } }
                }
            }
            await #expect(throws: CancellationError.self) { try await work.value }
            let store = try await from.open(clock: clock.now)
            try await store.save(.sample("a draft", state: .draft))
            try await store.close()
            let report = try await from.copy(to: to) { _ in }
            #expect(report.resumedAfter == 0)
            #expect(try await MadeUpStore.answers(at: to, clock) == MadeUpStore.answers(at: from, clock))
        }
    }

    @Test(arguments: StoreBackend.all)
    func `A place with something in it is refused and stays as it is`(backend: StoreBackend) async throws {
        try await Self.withStores((backend, backend), seed: 9) { from, to, clock in
            let store = try await to.open(clock: clock.now)
            try await store.save(.full)
            try await store.close()
            let before = try await MadeUpStore.answers(at: to, clock)
            let error = await #expect(throws: StoreError.self) { try await from.copy(to: to, progress: { _ in }) }
            #expect(error?.kind == .refused)
            #expect(error?.message == "there is something in this store already; a copy goes to an empty place")
            #expect(try await MadeUpStore.answers(at: to, clock) == before)
            let same = await #expect(throws: StoreError.self) { try await from.copy(to: from, progress: { _ in }) }
            #expect(same?.message == "a store cannot be copied to itself; name another place")
        }
    }

    @Test(arguments: StoreBackend.all)
    func `An empty store has a copy too`(backend: StoreBackend) async throws {
        try await backend.withLocation { from in
            try await from.open().close()
            try await backend.withLocation { to in
                let report = try await from.copy(to: to) { _ in }
                #expect(report.records.map(\.count).reduce(0, +) == 1)
            }
        }
    }

    /// A store with a made-up history, and an empty place.
    private static func withStores(
        _ way: (StoreBackend, StoreBackend),
        seed: UInt64,
        _ body: (StoreLocation, StoreLocation, TestClock) async throws -> Void
    ) async throws {
        try await MadeUpStore.with(way.0, seed: seed) { from, clock in
            try await way.1.withLocation { to in try await body(from, to, clock) }
        }
    }
}
