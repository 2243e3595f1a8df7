import FeedReader
import FeedWriter

func printFeed(_ bytes: [UInt8]) throws -> Feed {
    let (feed, problems) = try FeedReader().readFeed(bytes: bytes, baseURL: "https://news.example.com/feed")
    for entry in feed.entries { print(entry.title?.value ?? entry.id) }
    for problem in problems { print(problem) }
    return feed
}

func titles(at path: String) throws -> (format: String, titles: [String]) {
    var titles: [String] = []
    let head = try FeedReader()
        .read(FileByteSource(path: path)) { record in
            switch record {
            case .entry(let read): titles.append(read.entry.title?.value ?? "")
            case .refused(let problem): print(problem)
            }
        }
    return (head.version, titles)
}

func cleanHTML() -> (clean: SanitizedHTML, summary: String) {
    let clean = HTMLSanitizer()
        .sanitize(
            #"<p onclick="steal()">图:<img src="/a.jpg"><script>steal()</script> 四颗螺丝"#,
            baseURL: "https://news.example.com/"
        )
    let summary = PlainText.summary(fromHTML: clean.html, maximumCharacters: 120)
    return (clean, summary)
}
