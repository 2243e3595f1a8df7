public import Foundation

/// Places around the checkout that tests read from.
public enum Repository {
    /// The root of the checkout.
    public static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// A folder of real and hostile material beside the checkout, or nil where there is none.
    public static let corpus: URL? = {
        let url = root.deletingLastPathComponent().appending(path: "shared/corpus")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()

    /// A folder of schemas beside the checkout, or nil where there is none.
    public static let schemas: URL? = {
        let url = root.deletingLastPathComponent().appending(path: "shared/schemas")
        return FileManager.default.fileExists(atPath: url.path) ? url : nil
    }()
}
