import Testing

@testable import FeedServer

@Suite struct ProcessorCountTests {
    @Test(arguments: [
        ("Name:\tx\nCpus_allowed:\t1\nCpus_allowed_list:\t0\n", 1), ("Cpus_allowed:\tff\n", 8),
        ("Cpus_allowed:\tffffffff,00000003\n", 34), ("Cpus_allowed:\t0\n", nil), ("Name:\tx\n", nil), ("", nil),
    ])
    func `Processors are counted by the mask of the process`(status: String, count: Int?) {
        #expect(ProcessorCount.allowed(status: status) == count)
    }

    @Test func `There is always one`() {
        #expect(ProcessorCount.available >= 1)
    }
}
