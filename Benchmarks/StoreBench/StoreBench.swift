import Foundation
import Store

/// Asks a store and writes to it as it is told, line by line, and says when: see `Benchmarks/store`.
///
/// - `select TAXONOMY/SLUG COUNT` asks for the latest articles of a category, and prints how many there are and the
///   nanoseconds that it took.
/// - `commit TAXONOMY/SLUG ID` saves a new article there, and prints the monotonic clock's nanoseconds just before that and
///   just after.
@main struct StoreBench {
    static func main() async throws {
        guard CommandLine.arguments.count == 2 else { throw CocoaError(.fileNoSuchFile) }
        let store = try await StoreLocation.parse(CommandLine.arguments[1], relativeTo: "").open(.mustExist)
        while let line = readLine() {
            let words = line.split(separator: " ").map(String.init)
            guard words.count == 3, let category = CategoryReference(name: words[1]) else {
                print("error: expected \"select CATEGORY COUNT\" or \"commit CATEGORY ID\"")
                continue
            }
            if words[0] == "select" {
                print(try await select(category, count: Int(words[2]) ?? 1, in: store))
            } else {
                print(try await commit(words[2], category, in: store))
            }
            fflush(nil)
        }
        try await store.close()
    }

    private static func select(
        _ category: CategoryReference,
        count: Int,
        in store: any ArticleStore
    ) async throws -> String {
        let window = ArticleWindow(count: count)
        let start = DispatchTime.now().uptimeNanoseconds
        let selection = try await store.select(ArticleQuery(all: [category]), window: window, definition: nil)
        return "\(selection.articles.count) \(DispatchTime.now().uptimeNanoseconds - start)"
    }

    private static func commit(
        _ id: String,
        _ category: CategoryReference,
        in store: any ArticleStore
    ) async throws -> String {
        let article = Article(
            id: id,
            url: "https://archive.example/fresh",
            title: "刚刚发布: just published",
            contentHTML: "<p>" + String(repeating: "新的一段。 A new paragraph. ", count: 80) + "</p>",
            published: Timestamp.now(),
            language: "en",
            people: [Article.Contributor(name: "Mara Ellwood 0")],
            source: Article.Source(name: "Wire 1"),
            categories: [category]
        )
        let start = DispatchTime.now().uptimeNanoseconds
        _ = try await store.save([article], explicitlyPublished: [0])
        return "\(start) \(DispatchTime.now().uptimeNanoseconds)"
    }
}
