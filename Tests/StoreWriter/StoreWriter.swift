import Foundation
import Store

/// Writes articles to a store and prints the number of each batch once it is acknowledged.
///
/// Tests kill it amid its work or watch it from another process; `StoreWriter LOCATION FIRST LAST SIZE` in a release
/// build measures the speed of importing. `StoreWriter LOCATION - SIZE` writes the batches whose numbers come by standard
/// input, each again and again until the store has taken it.
@main struct StoreWriter {
    static func main() async {
        let arguments = CommandLine.arguments
        if arguments.count == 4, arguments[2] == "-", let size = Int(arguments[3]) {
            return await follow(arguments[1], size)
        }
        guard arguments.count == 5, let first = Int(arguments[2]), let last = Int(arguments[3]),
            let size = Int(arguments[4]), first <= last
        else {
            FileHandle.standardError.write(Data("usage: StoreWriter LOCATION FIRST LAST SIZE\n".utf8))
            exit(64)
        }
        do {
            let store = try await StoreLocation.parse(arguments[1], relativeTo: "").open()
            let start = ContinuousClock.now
            for batch in first...last {
                _ = try await store.save(articles(batch, size), explicitlyPublished: [])
                FileHandle.standardOutput.write(Data("\(batch)\n".utf8))
            }
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let rate = Int(Double((last - first + 1) * size) / seconds)
            FileHandle.standardError.write(Data("\(rate) articles a second\n".utf8))
            try await store.close()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(74)
        }
    }

    /// Writes batches as they are asked for.
    private static func follow(_ location: String, _ size: Int) async {
        do {
            let store = try await StoreLocation.parse(location, relativeTo: "").open()
            while let line = readLine() {
                guard let batch = Int(line) else { continue }
                while await !isTaken(articles(batch, size), by: store) { try await Task.sleep(for: .milliseconds(20)) }
                FileHandle.standardOutput.write(Data("\(batch)\n".utf8))
            }
            try await store.close()
        } catch {
            FileHandle.standardError.write(Data("\(error)\n".utf8))
            exit(74)
        }
    }

    /// Saves articles; says whether the store has taken them, and ends the program where it never will.
    private static func isTaken(_ articles: [Article], by store: any ArticleStore) async -> Bool {
        do throws(StoreError) {
            _ = try await store.save(articles, explicitlyPublished: [])
            return true
        } catch {
            guard error.kind == .unreachable else {
                FileHandle.standardError.write(Data("\(error)\n".utf8))
                exit(74)
            }
            return false
        }
    }

    private static func articles(_ batch: Int, _ size: Int) -> [Article] {
        let topics = ["mobile", "chips", "industry", "energy", "space", "health", "finance", "transport"]
        return (0..<size)
            .map { index in
                let number = batch * size + index
                let isChinese = number % 2 == 0
                return Article(
                    id: "https://news.example.com/articles/\(number)",
                    url: "https://news.example.com/articles/\(number)",
                    title: isChinese ? "第 \(number) 条新闻" : "News item \(number)",
                    contentHTML: "<p>"
                        + String(repeating: isChinese ? "文章的正文。" : "The text of the article. ", count: 60) + "</p>",
                    published: Timestamp(milliseconds: 1_700_000_000_000 + Int64(number / 7) * 60_000),
                    language: isChinese ? "zh-CN" : "en",
                    people: [Article.Contributor(name: isChinese ? "林晓" : "Ann Field")],
                    source: Article.Source(name: "Example Wire"),
                    categories: [
                        CategoryReference(taxonomy: "headline", slug: topics[number % topics.count]),
                        CategoryReference(taxonomy: "product", slug: "product-\(number % 40)"),
                    ]
                )
            }
    }
}
