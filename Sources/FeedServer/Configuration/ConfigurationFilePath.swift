/// Paths of files in the configuration, which are relative to the folder of the configuration file.
enum ConfigurationFilePath {
    /// The folder of a file with its slash, empty for one in the working directory.
    static func folder(of file: String) -> String {
        file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    }

    /// A path as it is to be opened.
    static func resolve(_ path: String, folder: String) -> String {
        path.hasPrefix("/") ? path : folder + path
    }
}
