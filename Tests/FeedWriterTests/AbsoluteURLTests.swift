import Testing

@testable import FeedWriter

@Suite struct AbsoluteURLTests {
    @Test(arguments: UInt8(0x21)...0xFF)
    func `A character is written the same wherever it stands in an address`(value: UInt8) {
        let character = String(Character(Unicode.Scalar(value)))
        let isPlain = value < 0x80 && !"\"%<>\\^`{|}\u{7F}".contains(character)
        let escape = character.utf8.map { "%" + String($0, radix: 16, uppercase: true) }.joined()
        let written = isPlain ? character : escape
        for count in 0...40 {
            let before = "https://x/" + String(repeating: "x", count: count)
            let after = String(repeating: "y", count: 40 - count)
            #expect(AbsoluteURL.written(before + character) == before + written)
            #expect(AbsoluteURL.written(before + character + after) == before + written + after)
        }
    }

    @Test(arguments: [
        "https://news.example.com/", "http://a", "https://u@h:1/p;x?q=a&b=c,d#f!$'()*+,;=", "mailto:desk@example.com",
        "tag:news.example.com,2021:1", "urn:uuid:6f8f7c1e-54a4-4d3b-9d8e-0c5f1d6e2a3b", "https://a.example/%e4%BD",
        "https://[2001:db8::1]:8080/", "https://a.example/[x]?y[]=1", "HTTPS://A.example/",
    ])
    func `An absolute URL is written as it is`(url: String) {
        #expect(AbsoluteURL.written(url) == url)
    }

    @Test(arguments: [
        (
            "https://例子.example/手机?页=一#二",
            "https://%E4%BE%8B%E5%AD%90.example/%E6%89%8B%E6%9C%BA?%E9%A1%B5=%E4%B8%80#%E4%BA%8C"
        ),
        (" \u{1}https://a.example/ \u{0}", "https://a.example/"), ("https://a.exa\nmple/\t\r", "https://a.example/"),
        ("https://a.example/a b\u{0}\u{7F}", "https://a.example/a%20b%00%7F"),
        ("https://a.example/<\">\\^`{|}", "https://a.example/%3C%22%3E%5C%5E%60%7B%7C%7D"),
        ("https://a.example/%", "https://a.example/%25"), ("https://a.example/%4", "https://a.example/%254"),
        ("https://a.example/%zz%20", "https://a.example/%25zz%20"),
        ("https://a.example/#a#b", "https://a.example/#a%23b"),
        ("https://a.example/\u{FFFE}😀", "https://a.example/%EF%BF%BE%F0%9F%98%80"),
    ])
    func `What a URL has no room for is percent-encoded, once`(url: String, expected: String) {
        #expect(AbsoluteURL.written(url) == expected)
        #expect(AbsoluteURL.written(expected) == expected)
    }

    @Test(arguments: [
        "", " ", "/path", "path", "//host/path", "?q", "#f", "../a", "news.example.com/x", "1http://a", "ht tp://a",
        "http:",
        "https:", "http:a", "http:/a", "http://", "http:///a", "http://?q", "http://#f", "http:\\\\a", "://a", "例:x",
        "tag:",
    ])
    func `What is not absolute is refused`(url: String) {
        #expect(AbsoluteURL.written(url) == nil)
    }

    @Test(arguments: [
        "javascript:alert(1)", " JavaScript:alert(1)", "java\nscript:alert(1)", "\u{1}javascript:x",
        "j\ta\rv\nascript:x",
        "vbscript:x", "data:text/html,x", "DATA:,", "javascript://news.example.com/%0aalert(1)",
    ])
    func `What leads to a script is refused`(url: String) {
        #expect(AbsoluteURL.written(url) == nil)
    }

    @Test func `A web address is one that is written just as it is`() {
        #expect(AbsoluteURL.isWebAddress("https://news.example.com/1"))
        #expect(AbsoluteURL.isWebAddress("HTTP://news.example.com/1"))
        #expect(!AbsoluteURL.isWebAddress("https://news.example.com/手机"))
        #expect(!AbsoluteURL.isWebAddress(" https://news.example.com/"))
        #expect(!AbsoluteURL.isWebAddress("tag:news.example.com,2021:1"))
        #expect(!AbsoluteURL.isWebAddress("httpx://news.example.com/"))
    }

    /// White space before a URL has it taken apart, whatever it holds.
    @Test func `A URL is written the same whether it had to be taken apart or not`() {
        for head in ["https://", "http://", "HTTP://", "https:/", "ftp://", "tag:"] {
            for byte in 0..<UInt8(0x80) {
                let character = String(Unicode.Scalar(byte))
                for url in [head + character, head + "a" + character, head + "a/" + character + "b#" + character] {
                    #expect(AbsoluteURL.written(url) == AbsoluteURL.written(" " + url), "\(url)")
                }
            }
        }
    }
}
