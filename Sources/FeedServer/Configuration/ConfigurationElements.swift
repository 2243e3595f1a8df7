import FeedWriter

/// The elements of an array of the configuration file, each a node by the time it is looked at: of ten thousand
/// categories hardly one has anything to report.
struct ConfigurationElements: RandomAccessCollection {
    /// The elements themselves.
    let values: [JSONValue]
    /// The array.
    let array: ConfigurationNode

    var startIndex: Int { 0 }
    var endIndex: Int { values.count }

    subscript(index: Int) -> ConfigurationNode {
        ConfigurationNode(value: values[index], way: .element(array.way, index), problems: array.problems)
    }
}
