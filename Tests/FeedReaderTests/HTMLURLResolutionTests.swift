import FeedReader
import Testing

@Suite struct HTMLURLResolutionTests {
    static let base = "http://a/b/c/d;p?q"

    /// The tables of RFC 3986 sections 5.4.1 and 5.4.2.
    static let examples: [(String, String)] = [
        ("g:h", "g:h"), ("g", "http://a/b/c/g"), ("./g", "http://a/b/c/g"), ("g/", "http://a/b/c/g/"),
        ("/g", "http://a/g"), ("//g", "http://g"), ("?y", "http://a/b/c/d;p?y"), ("g?y", "http://a/b/c/g?y"),
        ("#s", "http://a/b/c/d;p?q#s"), ("g#s", "http://a/b/c/g#s"), ("g?y#s", "http://a/b/c/g?y#s"),
        (";x", "http://a/b/c/;x"), ("g;x", "http://a/b/c/g;x"), ("g;x?y#s", "http://a/b/c/g;x?y#s"),
        ("", "http://a/b/c/d;p?q"), (".", "http://a/b/c/"), ("./", "http://a/b/c/"), ("..", "http://a/b/"),
        ("../", "http://a/b/"), ("../g", "http://a/b/g"), ("../..", "http://a/"), ("../../", "http://a/"),
        ("../../g", "http://a/g"), ("../../../g", "http://a/g"), ("../../../../g", "http://a/g"),
        ("/./g", "http://a/g"), ("/../g", "http://a/g"), ("g.", "http://a/b/c/g."), (".g", "http://a/b/c/.g"),
        ("g..", "http://a/b/c/g.."), ("..g", "http://a/b/c/..g"), ("./../g", "http://a/b/g"),
        ("./g/.", "http://a/b/c/g/"), ("g/./h", "http://a/b/c/g/h"), ("g/../h", "http://a/b/c/h"),
        ("g;x=1/./y", "http://a/b/c/g;x=1/y"), ("g;x=1/../y", "http://a/b/c/y"),
        ("g?y/./x", "http://a/b/c/g?y/./x"), ("g?y/../x", "http://a/b/c/g?y/../x"),
        ("g#s/./x", "http://a/b/c/g#s/./x"), ("g#s/../x", "http://a/b/c/g#s/../x"), ("http:g", "http:g"),
    ]

    @Test(arguments: examples)
    func `The examples of RFC 3986 resolve as its tables say`(reference: String, expected: String) {
        #expect(URLResolution.resolve(reference, against: Self.base) == expected)
    }

    @Test(arguments: [
        (" /a b ", "https://h/a%20b"), ("/a\tb\r\nc", "https://h/abc"), ("/\"<>\\`", "https://h/%22%3C%3E%5C%60"),
        ("/图片/一.jpg", "https://h/图片/一.jpg"), ("/%E5%9B%BE", "https://h/%E5%9B%BE"), ("/a\u{1}b", "https://h/a%01b"),
        ("\u{0}\u{1F}/x", "https://h/x"), ("x", "https://h/x"),
    ])
    func `A reference is cleaned before it is resolved`(reference: String, expected: String) {
        #expect(URLResolution.resolve(reference, against: "https://h") == expected)
    }

    @Test(arguments: [nil, "", "relative/base", "//host/path"])
    func `A relative reference without an absolute base has no answer`(base: String?) {
        #expect(URLResolution.resolve("a/b", against: base) == nil)
        #expect(URLResolution.resolve("", against: base) == nil)
    }

    @Test(arguments: [nil, "https://elsewhere.example/"])
    func `An absolute URL needs no base and takes nothing from it`(base: String?) {
        #expect(URLResolution.resolve("HTTP://h/a/../b?x#y", against: base) == "HTTP://h/b?x#y")
        #expect(URLResolution.resolve("mailto:a@b.example", against: base) == "mailto:a@b.example")
        #expect(URLResolution.resolve("tag:example.org,2026:a/../b", against: base) == "tag:example.org,2026:a/../b")
    }

    @Test func `A base of more than 2,048 bytes counts as none`() {
        let longest = "https://h/" + String(repeating: "a", count: 2038)
        #expect(URLResolution.resolve("?b", against: longest) == longest + "?b")
        #expect(URLResolution.resolve("?b", against: longest + "a") == nil)
        #expect(URLResolution.resolve("https://i/b", against: longest + "a") == "https://i/b")
    }

    @Test func `Resolving what was resolved changes nothing`() {
        for (reference, _) in Self.examples + [("/a b\\", ""), ("x:/..//y", ""), ("x:/.//y", "")] {
            let once = URLResolution.resolve(reference, against: Self.base)
            #expect(once.flatMap { URLResolution.resolve($0, against: nil) } == once)
        }
    }

    @Test(arguments: [
        ("https://h/", "https"), ("JavaScript:x", "javascript"), (" \u{1}java\n\tscript:x", "javascript"),
        ("/a:b", nil), ("a/b:c", nil), ("?a:b", nil), ("1a:b", nil), ("", nil), (":", nil), ("图:b", nil),
        ("javascript&colon;x", nil), ("svn+ssh://h", "svn+ssh"),
    ])
    func `The scheme is what a browser would take it for`(url: String, expected: String?) {
        #expect(URLResolution.scheme(of: url) == expected)
        #expect(URLResolution.isAbsolute(url) == (expected != nil))
    }
}
