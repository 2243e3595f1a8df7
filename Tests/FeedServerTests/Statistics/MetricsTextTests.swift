import Testing

@testable import FeedServer

@Suite struct MetricsTextTests {
    @Test func `A metric has its help, its type and a line for each sample`() {
        var metrics = MetricsText()
        metrics.write("a_total", .counter, "Back\\slash, \"quote\"\nand line.", 5)
        metrics.write(
            "b_bytes",
            .gauge,
            "B.",
            [.init(1, (name: "x", value: "\\ \" \n 手机")), .init(2, (name: "x", value: ""), (name: "y", value: "z"))]
        )
        metrics.write("c_seconds", .gauge, "C.", [.init(1.5)])
        metrics.write("d", .gauge, "D.", [])
        #expect(
            metrics.text == """
                # HELP a_total Back\\\\slash, "quote"\\nand line.
                # TYPE a_total counter
                a_total 5
                # HELP b_bytes B.
                # TYPE b_bytes gauge
                b_bytes{x="\\\\ \\" \\n 手机"} 1
                b_bytes{x="",y="z"} 2
                # HELP c_seconds C.
                # TYPE c_seconds gauge
                c_seconds 1.5
                # HELP d D.
                # TYPE d gauge

                """
        )
    }
}
