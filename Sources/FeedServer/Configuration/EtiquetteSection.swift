import FeedWriter
import Foundation

/// Reads `etiquette`.
enum EtiquetteSection {
    /// The file of counts where the configuration names none, beside the configuration.
    private static let usualStatistics = "statistics.json"
    private static let hours = 0...23

    /// The etiquette; `file` is the configuration itself.
    static func read(_ node: ConfigurationNode?, file: String) -> Configuration.Etiquette {
        let object = node.flatMap { ConfigurationObject($0, keys: .etiquette) }
        var etiquette = Configuration.Etiquette()
        etiquette.refuse = object?.optional("refuse")?.truth() ?? etiquette.refuse
        etiquette.unconditionalPerDay =
            object?.optional("unconditionalPerDay")?.wholeNumber(in: 1...1_000_000) ?? etiquette.unconditionalPerDay
        etiquette.skipHours = object?.optional("skipHours").map { skipHours($0) } ?? []
        etiquette.statistics = statistics(object?.given("statistics"), file: file)
        return etiquette
    }

    private static func skipHours(_ node: ConfigurationNode) -> [Int] {
        guard let elements = node.elements(expected: "an array of hours of the day in GMT, each from 0 to 23") else {
            return []
        }
        var found: [Int] = []
        for element in elements {
            guard let hour = element.wholeNumber(in: hours) else { continue }
            if found.contains(hour) {
                element.report("is there already")
            } else {
                found.append(hour)
            }
        }
        if found.count == hours.count {
            node.reportWithoutValue("names every hour; readers would never ask at all, so leave some out")
        }
        return found.sorted()
    }

    private static func statistics(_ node: ConfigurationNode?, file: String) -> String? {
        let folder = ConfigurationFilePath.folder(of: file)
        guard let node else { return ConfigurationFilePath.resolve(usualStatistics, folder: folder) }
        if node.isNull { return nil }
        guard let text = node.string(expected: "the path of a file") else { return nil }
        let path = ConfigurationFilePath.resolve(text, folder: folder)
        if URL(filePath: path).standardizedFileURL == URL(filePath: file).standardizedFileURL {
            node.report("is this configuration, which the counts would be written over; name another file")
        }
        return path
    }
}
