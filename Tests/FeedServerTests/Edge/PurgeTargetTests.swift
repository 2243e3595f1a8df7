import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

@Suite struct PurgeTargetTests {
    private static func configuration(_ purges: [Configuration.Edge.Purge]) -> Configuration {
        var configuration = ExampleSite.configuration
        configuration.edge = Configuration.Edge(tags: [.surrogateKey], purges: purges)
        return configuration
    }

    private static let fastly = Configuration.Edge.Purge(
        url: "https://api.fastly.example/service/1/purge?soft=1",
        fields: [
            .init(name: "Fastly-Key", value: .environment(name: "FASTLY_KEY", prefix: "")),
            .init(name: "Surrogate-Key", value: .text("{tags:space}")),
        ]
    )
    private static let cloudflare = Configuration.Edge.Purge(
        url: "https://api.cloudflare.example/zones/1/purge_cache",
        fields: [.init(name: "Authorization", value: .environment(name: "TOKEN", prefix: "Bearer "))],
        body: #"{"tags": {tags:json}}"#
    )
    private static let varnish = Configuration.Edge.Purge(
        method: "PURGE",
        url: "http://127.0.0.1:6081/",
        fields: [.init(name: "xkey-purge", value: .text("{tags:comma}"))]
    )

    @Test func `Requests are as the networks have them`() throws {
        let targets = try PurgeTargets.make(
            Self.configuration([Self.fastly, Self.cloudflare, Self.varnish]),
            environment: ["FASTLY_KEY": "k3y", "TOKEN": "t0ken"]
        )
        #expect(
            targets.map { $0.request(naming: ["a", "b"]) } == [
                PurgeRequest(
                    method: "POST",
                    url: "https://api.fastly.example/service/1/purge?soft=1",
                    fields: [.init(name: "Fastly-Key", value: "k3y"), .init(name: "Surrogate-Key", value: "a b")]
                ),
                PurgeRequest(
                    method: "POST",
                    url: "https://api.cloudflare.example/zones/1/purge_cache",
                    fields: [
                        .init(name: "Authorization", value: "Bearer t0ken"),
                        .init(name: "Content-Type", value: "application/json"),
                    ],
                    body: #"{"tags": ["a","b"]}"#
                ),
                PurgeRequest(
                    method: "PURGE",
                    url: "http://127.0.0.1:6081/",
                    fields: [.init(name: "xkey-purge", value: "a,b")]
                ),
            ]
        )
        #expect(targets[0].shownURL == "https://api.fastly.example/service/1/purge")
    }

    @Test func `A secret is the line of a file, and is taken as it is`() throws {
        let folder = try TemporaryDirectory()
        let file = folder.url.appending(path: "token")
        try Data("钥匙-{tags:space}\n".utf8).write(to: file)
        var purge = Self.varnish
        purge.fields.append(.init(name: "X-Key", value: .file(path: file.path, prefix: "Key ")))
        let target = try #require(try PurgeTargets.make(Self.configuration([purge]), environment: [:]).first)
        #expect(target.request(naming: ["a"]).fields.last == .init(name: "X-Key", value: "Key 钥匙-{tags:space}"))
    }

    @Test func `A target that is printed as it stands shows no secret`() throws {
        let fields: [PurgeTarget.Field] = [
            .init(name: "Token", value: .secret("开门")),
            .init(name: "Surrogate-Key", value: .template(PurgeTemplate("{tags:space}"))),
        ]
        let target = PurgeTarget(method: "POST", url: "https://a.example", fields: fields, body: nil, tagsPerRequest: 9)
        for text in ["\(target)", String(reflecting: target)] {
            #expect(text.contains("Token"))
            #expect(!text.contains("开门"))
        }
    }

    @Test func `Every secret that cannot be had is named, and none is shown`() throws {
        let folder = try TemporaryDirectory()
        let empty = folder.url.appending(path: "empty").path
        let lines = folder.url.appending(path: "lines").path
        try Data("\n".utf8).write(to: URL(filePath: empty))
        try Data("one\ntwo".utf8).write(to: URL(filePath: lines))
        var purge = Self.varnish
        purge.fields += [
            .init(name: "A", value: .environment(name: "BROKEN", prefix: "")),
            .init(name: "B", value: .file(path: empty, prefix: "Bearer ")),
            .init(name: "C", value: .file(path: lines, prefix: "")),
            .init(name: "D", value: .file(path: lines + ".none", prefix: "")),
        ]
        let configuration = Self.configuration([Self.fastly, purge])
        let error = #expect(throws: ConfigurationError.self) {
            try PurgeTargets.make(configuration, environment: ["FASTLY_KEY": "", "BROKEN": "hush\nhush"])
        }
        #expect(
            error?.problems.map(\.description) == [
                "edge.purge[0].fields.Fastly-Key: the variable FASTLY_KEY is not set; set it to the value of the field",
                "edge.purge[1].fields.A: what is in the variable BROKEN is no value of a field; it is to be one line of text",
                "edge.purge[1].fields.B: what is in \"\(empty)\" is no value of a field; it is to be one line of text",
                "edge.purge[1].fields.C: what is in \"\(lines)\" is no value of a field; it is to be one line of text",
                "edge.purge[1].fields.D: \"\(lines).none\" cannot be read; see that the user who runs this may read it",
            ]
        )
    }

    @Test(
        arguments: [
            (
                PurgeFailure.Reason.status(403),
                "it answered 403; see that the secret in edge.purge is right and may purge"
            ),
            (.status(405), "it answered 405; see that the method and the url in edge.purge are right"),
            (.status(429), "it answered 429, too many requests; fewer, bigger ones come of edge.purge.tagsPerRequest"),
            (
                .status(302),
                "it answered 302, which leads elsewhere and is not followed; have edge.purge name the last address"
            ),
            (.status(500), "it answered 500"), (.silent, "it did not answer in time"),
            (.unreachable("no route"), "it cannot be reached: no route"),
            (.stopped, "the server stopped before it answered"),
        ]
    )
    func `A failure says what to do`(reason: PurgeFailure.Reason, text: String) {
        #expect(PurgeFailure(reason: reason).description == text)
    }
}
