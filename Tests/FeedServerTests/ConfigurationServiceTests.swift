import Store
import Testing

@testable import FeedServer

/// What `listen`, `cache` and `etiquette` say; what is refused in them stands in the fixtures.
@Suite struct ConfigurationServiceTests {
    private func read(_ sections: String, file: String = "conf/feeds.json") throws -> Configuration {
        let text = """
            {
              "site": {"url": "https://news.example.com", "title": "News", "language": "en",
                       "idAuthority": "news.example.com,2021"},
              "store": "sqlite:articles.sqlite", "taxonomies": {"headline": {}}, "feeds": [{"path": "/feeds/all"}]
              \(sections)
            }
            """
        return try ConfigurationReader.read(bytes: Array(text.utf8), file: file, environment: [:])
    }

    @Test func `Everything of the listener can be said`() throws {
        let listen = try read(
            """
            , "listen": {
              "host": "::1", "port": 8443, "tls": {"certificate": "tls/chain.pem", "key": "/etc/key.pem"},
              "metrics": 9090, "trustedProxies": ["10.0.0.0/8", "2001:DB8::/32", "192.0.2.1", "unix"],
              "maxConnections": 1000000, "timeouts": {"head": "1s", "body": "1h", "idle": "2m"}
            }
            """
        )
        .listen
        #expect(listen.host == "::1" && listen.port == 8443)
        #expect(listen.tls == .init(certificate: "conf/tls/chain.pem", key: "/etc/key.pem"))
        #expect(listen.metrics == .init(host: "127.0.0.1", port: 9090))
        #expect(listen.trustedProxies.ranges.map(\.description) == ["10.0.0.0/8", "2001:db8::/32", "192.0.2.1"])
        #expect(listen.trustedProxies.unixSocket)
        #expect(listen.maxConnections == 1_000_000)
        #expect(listen.timeouts == .init(head: 1, body: 3600, idle: 120))
    }

    @Test func `What is left out of the listener and of the etiquette has its default`() throws {
        let configuration = try read(#", "listen": {"timeouts": {"idle": null}}, "etiquette": {}"#)
        #expect(configuration.listen == .init(host: "127.0.0.1", port: 8080))
        #expect(configuration.listen.maxConnections == 10_000)
        #expect(configuration.listen.timeouts == .init(head: 10, body: 10, idle: 75))
        #expect(configuration.listen.trustedProxies.isEmpty)
        let etiquette = configuration.etiquette
        #expect(!etiquette.refuse && etiquette.unconditionalPerDay == 500 && etiquette.skipHours.isEmpty)
        #expect(etiquette == (try read("")).etiquette)
    }

    @Test(arguments: [
        (#""127.0.0.1:9090""#, "127.0.0.1", 9090), (#""[::1]:9090""#, "::1", 9090), (#""9100""#, "127.0.0.1", 9100),
        ("9100", "127.0.0.1", 9100), (#""metrics.local:0""#, "metrics.local", 0),
        (#""0.0.0.0:65535""#, "0.0.0.0", 65_535),
    ])
    func `Metrics are served at a host and port, or a port of this machine`(
        text: String,
        host: String,
        port: Int
    ) throws {
        let metrics = try read(#", "listen": {"metrics": \#(text)}"#).listen.metrics
        #expect(metrics == .init(host: host, port: port))
    }

    @Test(arguments: [
        "", ":9090", "localhost:", "localhost", "::1:9090", "[::1]", "[::1]9090", "[127.0.0.1]:9090", "127.0.0.1:65536",
        "127.0.0.1:+9", "127.0.0.1:9090/metrics", "[::1]:9090:", "99999999999999999999",
    ])
    func `Anything else is no place for metrics`(text: String) throws {
        let error = try #require(throws: ConfigurationError.self) {
            try read(#", "listen": {"metrics": "\#(text)"}"#)
        }
        #expect(error.problems.map(\.keyPath) == ["listen.metrics"])
    }

    @Test func `A socket lies beside the configuration, and its whole path counts`() throws {
        #expect(try read(#", "listen": {"socket": "feeds.socket"}"#).listen.socket == "conf/feeds.socket")
        let longest = String(repeating: "s", count: 107 - "conf/".utf8.count)
        #expect(try read(#", "listen": {"socket": "\#(longest)"}"#).listen.socket?.utf8.count == 107)
        let error = try #require(throws: ConfigurationError.self) {
            try read(#", "listen": {"socket": "\#(longest)s"}"#)
        }
        #expect(error.problems.map(\.keyPath) == ["listen.socket"])
    }

    @Test func `Counts are kept beside the configuration unless null says nowhere`() throws {
        #expect(try read("").etiquette.statistics == "conf/statistics.json")
        #expect(try read("", file: "feeds.json").etiquette.statistics == "statistics.json")
        #expect(try read(#", "etiquette": {"statistics": null}"#).etiquette.statistics == nil)
        #expect(try read(#", "etiquette": {"statistics": "/var/counts"}"#).etiquette.statistics == "/var/counts")
        let error = try #require(throws: ConfigurationError.self) {
            try read(#", "etiquette": {"statistics": "../conf/feeds.json"}"#)
        }
        #expect(error.problems.map(\.keyPath) == ["etiquette.statistics"])
    }

    @Test func `Hours to skip are put in their order`() throws {
        #expect(try read(#", "etiquette": {"skipHours": [23, 0, 5]}"#).etiquette.skipHours == [0, 5, 23])
    }

    @Test func `What caches in front are told is off unless asked for`() throws {
        #expect(try read("").edge == Configuration.Edge(tags: [], name: "feeds", purges: []))
        let edge = try read(
            #"""
            , "edge": {
              "tags": ["Surrogate-Key", "Cache-Tag"],
              "name": "news",
              "purge": [
                {"method": "PURGE", "url": "HTTP://127.0.0.1:6081", "fields": {"xkey-purge": "{tags:space}"}},
                {
                  "url": "https://cache.example/purge?soft=1",
                  "fields": {
                    "Authorization": {"environment": "TOKEN", "prefix": "Bearer "}, "X-Key": {"file": "secrets/key"}
                  },
                  "body": "{\"tags\": {tags:json}}",
                  "tagsPerRequest": 256
                }
              ]
            }
            """#
        )
        .edge
        #expect(
            edge
                == Configuration.Edge(
                    tags: [.surrogateKey, .cacheTag],
                    name: "news",
                    purges: [
                        .init(
                            method: "PURGE",
                            url: "http://127.0.0.1:6081",
                            fields: [.init(name: "xkey-purge", value: .text("{tags:space}"))]
                        ),
                        .init(
                            url: "https://cache.example/purge?soft=1",
                            fields: [
                                .init(name: "Authorization", value: .environment(name: "TOKEN", prefix: "Bearer ")),
                                .init(name: "X-Key", value: .file(path: "conf/secrets/key", prefix: "")),
                            ],
                            body: #"{"tags": {tags:json}}"#,
                            tagsPerRequest: 256
                        ),
                    ]
                )
        )
    }

    @Test func `Max-age stays the same unless it may grow`() throws {
        let cache = try read(#", "cache": {"maxAge": "5m"}"#).cache
        #expect(cache.maxAge == 300 && cache.maxAgeAtMost == 300)
        let adapting = try read(#", "cache": {"maxAge": "5m", "maxAgeAtMost": "1h"}"#).cache
        #expect(adapting.maxAge == 300 && adapting.maxAgeAtMost == 3600)
    }

    @Test func `Documents are rendered on demand and compressed unless the file says otherwise`() throws {
        #expect(try read("").cache.render == .onDemand)
        #expect(try read("").generate.hasGzip)
        let other = try read(#", "cache": {"render": "onChange"}, "generate": {"gzip": false}"#)
        #expect(other.cache.render == .onChange)
        #expect(!other.generate.hasGzip)
    }

    @Test func `Only what the program is started with waits for the next start`() throws {
        let before = try read("")
        let live = try read(
            """
            , "cache": {"maxAge": "1h"}, "retired": ["/old"], "listen": {"trustedProxies": ["unix"]},
            "etiquette": {"skipHours": [3], "refuse": true, "unconditionalPerDay": 1},
            "edge": {"tags": ["Cache-Tag"], "name": "news"}
            """
        )
        #expect(before.keysThatWait(for: live).isEmpty)
        let next = try read(
            """
            , "log": {"access": "off"},
            "listen": {
              "host": "::1", "port": 1, "tls": {"certificate": "a", "key": "b"}, "metrics": 9090,
              "trustedProxies": ["unix"], "maxConnections": 1, "timeouts": {"head": "1s"}
            },
            "etiquette": {"refuse": true, "unconditionalPerDay": 1, "statistics": null},
            "edge": {"tags": ["xkey"], "purge": [{"url": "http://127.0.0.1/", "body": "{tags:json}"}]}
            """
        )
        let expected = [
            "listen.host", "listen.port", "listen.tls", "listen.metrics", "listen.maxConnections", "listen.timeouts",
            "log", "edge.purge", "etiquette.statistics",
        ]
        #expect(before.keysThatWait(for: next) == expected)
        #expect(before.keysThatWait(for: try read(#", "listen": {"socket": "s"}"#)) == ["listen.socket"])
        var elsewhere = before
        elsewhere.store = .sqlite(path: "other.sqlite")
        #expect(before.keysThatWait(for: elsewhere) == ["store"])
    }
}
