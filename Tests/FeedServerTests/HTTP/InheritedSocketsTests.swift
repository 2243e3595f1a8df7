import Testing

@testable import FeedServer

@Suite struct InheritedSocketsTests {
    private func read(_ environment: [String: String]) throws -> InheritedSockets? {
        try InheritedSockets(environment: environment, process: 7, parent: 5)
    }

    @Test(arguments: [
        [:],
        ["LISTEN_FDS": "1"],
        ["LISTEN_FDS": "0", "LISTEN_PID": "7"],
        ["LISTEN_FDS": "one", "LISTEN_PID": "7"],
        ["LISTEN_FDS": "-1", "LISTEN_PID": "7"],
        ["LISTEN_FDS": "1000000", "LISTEN_PID": "7"],
        ["LISTEN_FDS": "1", "LISTEN_PID": "5"],
        ["LISTEN_FDS": "1", "FEEDSERVER_TAKEOVER": "7"],
        ["LISTEN_PID": "7"],
    ])
    func `What was meant for another process, or says nothing, is left alone`(environment: [String: String]) throws {
        #expect(try read(environment) == nil)
    }

    @Test func `A service manager's socket is for feeds, whatever it is named, but for one named metrics`() throws {
        let one = try #require(try read(["LISTEN_FDS": "1", "LISTEN_PID": "7"]))
        #expect(one.listeners == [.feeds: 3])
        #expect(!one.isSuccession)
        let two = try read(["LISTEN_FDS": "2", "LISTEN_PID": "7", "LISTEN_FDNAMES": "metrics:feedserver.socket"])
        #expect(two?.listeners == [.metrics: 3, .feeds: 4])
        #expect(two?.readiness == nil)
    }

    @Test func `A predecessor hands over sockets and the pipe on which it waits`() throws {
        let inherited = try #require(
            try read(["LISTEN_FDS": "3", "LISTEN_FDNAMES": "feeds:metrics:ready", "FEEDSERVER_TAKEOVER": "5"])
        )
        #expect(inherited.listeners == [.feeds: 3, .metrics: 4])
        #expect(inherited.readiness == 5)
        #expect(inherited.isSuccession)
    }

    @Test func `Two sockets for one listener are refused with what to do`() {
        let error = #expect(throws: InheritedSocketsError.self) {
            try read(["LISTEN_FDS": "2", "LISTEN_PID": "7", "LISTEN_FDNAMES": "a:b"])
        }
        #expect(
            error?.description == "LISTEN_FDS: more than one socket was handed over for feeds; hand over one, "
                + "and one named metrics if that is served (LISTEN_FDNAMES)"
        )
        #expect(
            InheritedSocketsError.notListening(.feeds, 3).description
                == "LISTEN_FDS: descriptor 3, for feeds, is no socket that is listened on; hand over a stream socket "
                + "that is (Accept=no in a systemd unit), or none"
        )
    }
}
