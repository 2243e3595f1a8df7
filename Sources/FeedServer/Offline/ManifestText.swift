import Foundation

/// The manifest as a file: JSON with a line for each document, so that tens of thousands are read and written in a moment.
enum ManifestText {
    /// The bytes of a manifest; the same manifest gives the same bytes.
    static func bytes(of manifest: Manifest) -> [UInt8] {
        var text = "{\n\"writer\":\(string(manifest.writer)),\n\"lastChange\":\(manifest.lastChange),\n"
        if let time = manifest.changeTime, let article = manifest.changeArticle {
            text += "\"changeTime\":\(time),\n\"changeArticle\":\(string(article)),\n"
        }
        text += "\"labels\":\(string(manifest.labels)),\n\"files\":["
        var separator = "\n"
        for file in manifest.files {
            text += separator
            append(file, to: &text)
            separator = ",\n"
        }
        return Array((text + "\n]\n}\n").utf8)
    }

    /// The manifest that bytes are, in whatever form of JSON; nil for what is none.
    static func manifest(of bytes: [UInt8]) -> Manifest? {
        quickly(bytes) ?? (try? JSONDecoder().decode(Manifest.self, from: Data(bytes)))
    }

    private static func append(_ file: Manifest.File, to text: inout String) {
        text += "{\"path\":\(string(file.path)),\"entityTag\":\(string(file.entityTag)),\"size\":\(file.size)"
        if let tag = file.gzipEntityTag, let size = file.gzipSize {
            text += ",\"gzipEntityTag\":\(string(tag)),\"gzipSize\":\(size)"
        }
        text += ",\"lastModified\":\(file.lastModified),\"definition\":\(string(file.definition))}"
    }

    private static func string(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
        guard !isPlain else { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                result.unicodeScalars.append("\\")
                result.unicodeScalars.append(scalar)
            case "\0"..<" ":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// The manifest if it stands there as `bytes` writes it.
    private static func quickly(_ bytes: [UInt8]) -> Manifest? {
        var text = ManifestCursor(bytes)
        guard text.take("{\n\"writer\":"), let writer = text.string(), text.take(",\n\"lastChange\":"),
            let lastChange = text.number()
        else { return nil }
        var changeTime: Int64?
        var changeArticle: String?
        if text.take(",\n\"changeTime\":") {
            guard let time = text.number(), text.take(",\n\"changeArticle\":"), let article = text.string() else {
                return nil
            }
            (changeTime, changeArticle) = (Int64(time), article)
        }
        guard text.take(",\n\"labels\":"), let labels = text.string(), text.take(",\n\"files\":[") else { return nil }
        var files: [Manifest.File] = []
        while !text.take("\n]\n}\n") {
            guard files.isEmpty || text.take(","), text.take("\n"), let file = file(&text) else { return nil }
            files.append(file)
        }
        guard text.isAtEnd else { return nil }
        return Manifest(
            writer: writer,
            lastChange: Int64(lastChange),
            changeTime: changeTime,
            changeArticle: changeArticle,
            labels: labels,
            files: files
        )
    }

    private static func file(_ text: inout ManifestCursor) -> Manifest.File? {
        guard text.take("{\"path\":"), let path = text.string(), text.take(",\"entityTag\":"),
            let entityTag = text.string(), text.take(",\"size\":"), let size = text.number()
        else { return nil }
        var gzipEntityTag: String?
        var gzipSize: Int?
        if text.take(",\"gzipEntityTag\":") {
            guard let tag = text.string(), text.take(",\"gzipSize\":"), let size = text.number() else { return nil }
            (gzipEntityTag, gzipSize) = (tag, size)
        }
        guard text.take(",\"lastModified\":"), let lastModified = text.number(), text.take(",\"definition\":"),
            let definition = text.string(), text.take("}")
        else { return nil }
        return Manifest.File(
            path: path,
            entityTag: entityTag,
            size: size,
            gzipEntityTag: gzipEntityTag,
            gzipSize: gzipSize,
            lastModified: Int64(lastModified),
            definition: definition
        )
    }
}
