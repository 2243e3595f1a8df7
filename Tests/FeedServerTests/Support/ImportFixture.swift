import FeedWriter
import Foundation
import Store
import TestSupport
import Testing

@testable import FeedServer

/// An input, `NAME.in.EXT`, and what becomes of it, `NAME.out.txt`; those in `Defaults` are imported with
/// `--category product/phones --language zh-Hans`.
struct ImportFixture: CustomTestStringConvertible, Sendable {
    private static let folder = Repository.root.appending(path: "Tests/FeedServerTests/Fixtures/Import")

    static let all: [ImportFixture] = {
        ["", "Defaults"]
            .flatMap { name in
                let folder = folder.appending(path: name)
                let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
                return files.filter { $0.contains(".in.") }.sorted()
                    .map { file in
                        ImportFixture(input: folder.appending(path: file), hasDefaults: name == "Defaults")
                    }
            }
    }()

    let input: URL
    let hasDefaults: Bool

    var expectation: URL {
        input.deletingPathExtension().deletingPathExtension().appendingPathExtension("out.txt")
    }
    var testDescription: String { input.lastPathComponent }

    var defaults: ImportDefaults {
        guard hasDefaults else { return ImportDefaults() }
        return ImportDefaults(language: "zh-Hans", category: CategoryReference(taxonomy: "product", slug: "phones"))
    }
}
