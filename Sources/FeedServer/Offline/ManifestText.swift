import Foundation

/// The manifest as a file: JSON with a line for each document, so that tens of thousands are read and written in a moment.
enum ManifestText {
    /// About as many bytes as a line has.
    private static let lineLength = 300

    /// The bytes of a manifest; the same manifest gives the same bytes.
    static func bytes(of manifest: Manifest) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity((manifest.files.count + 2) * lineLength)
        append("{\n\"writer\":", manifest.writer, to: &bytes)
        append(",\n\"lastChange\":", manifest.lastChange, to: &bytes)
        if let time = manifest.changeTime, let article = manifest.changeArticle {
            append(",\n\"changeTime\":", time, to: &bytes)
            append(",\n\"changeArticle\":", article, to: &bytes)
        }
        append(",\n\"labels\":", manifest.labels, to: &bytes)
        append(",\n\"files\":[", to: &bytes)
        for (index, file) in manifest.files.enumerated() {
            append(index == 0 ? "\n" : ",\n", to: &bytes)
            append(file, to: &bytes)
        }
        append("\n]\n}\n", to: &bytes)
        return bytes
    }

    /// The manifest that bytes are, in whatever form of JSON; nil for what is none.
    static func manifest(of bytes: [UInt8]) -> Manifest? {
        quickly(bytes) ?? (try? JSONDecoder().decode(Manifest.self, from: Data(bytes)))
    }

    private static func append(_ file: Manifest.File, to bytes: inout [UInt8]) {
        append("{\"path\":", file.path, to: &bytes)
        append(",\"entityTag\":\"\\\"", file.entityTag, "\\\"\"", to: &bytes)
        append(",\"size\":", Int64(file.size), to: &bytes)
        if let tag = file.gzipEntityTag, let size = file.gzipSize {
            append(",\"gzipEntityTag\":\"\\\"", tag, "\\\"\"", to: &bytes)
            append(",\"gzipSize\":", Int64(size), to: &bytes)
        }
        append(",\"lastModified\":", file.lastModified, to: &bytes)
        append(",\"definition\":\"", file.definition, "\"}", to: &bytes)
    }

    private static func append(_ markup: StaticString, to bytes: inout [UInt8]) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private static func append(
        _ before: StaticString,
        _ digest: HexDigest,
        _ behind: StaticString,
        to bytes: inout [UInt8]
    ) {
        append(before, to: &bytes)
        digest.append(to: &bytes)
        append(behind, to: &bytes)
    }

    private static func append(_ markup: StaticString, _ number: Int64, to bytes: inout [UInt8]) {
        append(markup, to: &bytes)
        bytes.append(contentsOf: String(number).utf8)
    }

    private static func append(_ markup: StaticString, _ text: String, to bytes: inout [UInt8]) {
        append(markup, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
        var text = text
        text.withUTF8 { utf8 in
            guard !utf8.allSatisfy(isPlain) else { return bytes.append(contentsOf: utf8) }
            for byte in utf8 { append(byte, to: &bytes) }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Appends a byte of a string, escaped where it has to be.
    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
        case 0..<0x20:
            let digits = String(byte, radix: 16)
            bytes.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).utf8)
        default: bytes.append(byte)
        }
    }

    /// Whether a byte stands for itself in a string.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// The manifest if it stands there as `bytes` writes it.
    private static func quickly(_ bytes: [UInt8]) -> Manifest? {
        bytes.withUnsafeBufferPointer { bytes in
            var text = ManifestCursor(bytes)
            return manifest(&text)
        }
    }

    private static func manifest(_ text: inout ManifestCursor) -> Manifest? {
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
            let entityTag = entityTag(&text), text.take(",\"size\":"), let size = text.number()
        else { return nil }
        var gzipEntityTag: HexDigest?
        var gzipSize: Int?
        if text.take(",\"gzipEntityTag\":") {
            guard let tag = self.entityTag(&text), text.take(",\"gzipSize\":"), let size = text.number() else {
                return nil
            }
            (gzipEntityTag, gzipSize) = (tag, size)
        }
        guard text.take(",\"lastModified\":"), let lastModified = text.number(), text.take(",\"definition\":\""),
            let definition = text.digest(), text.take("\"}")
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

    private static func entityTag(_ text: inout ManifestCursor) -> HexDigest? {
        guard text.take("\"\\\""), let digest = text.digest(), text.take("\\\"\"") else { return nil }
        return digest
    }
}
