import Testing

@testable import FeedServer

@Suite struct ProcessFactsTests {
    @Test func `The texts of the system are read as proc(5) has them, whatever the program is called`() {
        let stat = "42 (feed) server )) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 4 0 12345 700000000 2048 18446"
        let system = "cpu  1 2 3\nintr 5\nbtime 1767225600\nprocesses 9\n"
        let facts = ProcessFacts(stat: stat, systemStat: system, ticks: 100, pageSize: 4096)
        #expect(facts.processorSeconds == 3)
        #expect(facts.startTime == 1_767_225_723.45)
        #expect(facts.virtualBytes == 700_000_000)
        #expect(facts.residentBytes == 2048 * 4096)
    }

    @Test(arguments: ["", "42 (a", "42 (a)", "42 (a) S x y z"])
    func `What the system does not tell is 0`(stat: String) {
        #expect(ProcessFacts(stat: stat, systemStat: "btime x", ticks: 100, pageSize: 4096) == ProcessFacts())
    }

    @Test func `This process has memory, descriptors and a past`() {
        let facts = ProcessFacts.now()
        #expect(facts.residentBytes > 1 << 20)
        #expect(facts.virtualBytes >= facts.residentBytes)
        #expect((3...facts.mostDescriptors).contains(facts.openDescriptors))
        #expect(facts.startTime > 1_700_000_000)
        #expect(facts.processorSeconds > 0)
    }
}
