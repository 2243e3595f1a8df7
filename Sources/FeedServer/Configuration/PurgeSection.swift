import FeedWriter
import Foundation
import HTTPTypes

/// Reads an element of `edge.purge`.
enum PurgeSection {
    /// Fields that say how a request is sent, which is not the configuration's to say.
    private static let ownFields: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "te", "upgrade",
    ]

    static func read(_ node: ConfigurationNode, folder: String) -> Configuration.Edge.Purge? {
        guard let object = ConfigurationObject(node, keys: .purge) else { return nil }
        var purge = Configuration.Edge.Purge(url: "")
        purge.method = object.optional("method").flatMap { method($0) } ?? purge.method
        purge.url = object.required("url", expected: "the address of the cache").flatMap { url($0) } ?? ""
        purge.fields = object.optional("fields").map { fields($0, folder: folder) } ?? []
        purge.body = object.optional("body")?.string(expected: "a text such as \"{\\\"tags\\\": {tags:json}}\"")
        purge.tagsPerRequest =
            object.optional("tagsPerRequest")?.wholeNumber(in: 1...1000) ?? purge.tagsPerRequest
        if !namesTags(purge) {
            node.reportWithoutValue("says nowhere what to drop; put \(PurgeTemplate.names) into a field or the body")
        }
        return purge
    }

    private static func namesTags(_ purge: Configuration.Edge.Purge) -> Bool {
        let texts = purge.fields.compactMap { field in
            if case .text(let text) = field.value { text } else { nil }
        }
        return (texts + [purge.body].compactMap(\.self)).contains { PurgeTemplate($0).namesTags }
    }

    private static func method(_ node: ConfigurationNode) -> String? {
        guard case .string(let text) = node.value, (1...20).contains(text.utf8.count),
            text.utf8.allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else {
            node.report("is not a method such as \"POST\", \"PURGE\" or \"BAN\"")
            return nil
        }
        return text
    }

    private static func url(_ node: ConfigurationNode) -> String? {
        guard case .string(let text) = node.value, let components = ConfigurationWebAddress.absolute(text),
            components.fragment == nil
        else {
            node.report("is not an absolute http or https URL, without user, such as \"http://127.0.0.1:6081/\"")
            return nil
        }
        return components.string
    }

    private static func fields(_ node: ConfigurationNode, folder: String) -> [Configuration.Edge.Field] {
        (node.members(expected: "an object of fields and their values") ?? [])
            .compactMap { name, node in
                guard HTTPField.Name(name) != nil, !ownFields.contains(name.lowercased()) else {
                    node.reportWithoutValue("this is no field that can be set here; leave it out")
                    return nil
                }
                return value(node, folder: folder).map { Configuration.Edge.Field(name: name, value: $0) }
            }
    }

    private static func value(_ node: ConfigurationNode, folder: String) -> Configuration.Edge.Value? {
        if case .string(let text) = node.value {
            if !text.isEmpty, HTTPField.isValidValue(text) { return .text(text) }
        } else if case .object = node.value {
            return secret(node, folder: folder)
        }
        // It may be a secret, and is not shown.
        node.reportWithoutValue(
            "this is not the value of a field; have one line of text, or {\"environment\": …} or {\"file\": …}, which say "
                + "where it is"
        )
        return nil
    }

    private static func secret(_ node: ConfigurationNode, folder: String) -> Configuration.Edge.Value? {
        guard let object = ConfigurationObject(node, keys: .secret) else { return nil }
        let variable = object.optional("environment")?.string(expected: "the name of a variable")
        let file = object.optional("file")?.string(expected: "the path of a file")
        let prefix = object.optional("prefix")?.string(expected: "a text such as \"Bearer \"") ?? ""
        switch (variable, file) {
        case (let variable?, nil): return .environment(name: variable, prefix: prefix)
        case (nil, let file?):
            return .file(path: ConfigurationFilePath.resolve(file, folder: folder), prefix: prefix)
        default:
            if object.optional("environment") == nil && object.optional("file") == nil || variable != nil {
                node.reportWithoutValue("says where a secret is by \"environment\" or by \"file\"; have one of them")
            }
            return nil
        }
    }
}
