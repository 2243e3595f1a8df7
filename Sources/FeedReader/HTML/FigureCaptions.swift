#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Keeps captions with their pictures: a paragraph that is a picture, and the caption behind it, become a `figure`.
///
/// Newsrooms that write Chinese mark captions by `▲` or `图：` at their beginning, as a paragraph of their own or behind a
/// line break; readers that lay out pictures by themselves tear them apart otherwise.
public enum FigureCaptions {
    /// Keeps the captions of a fragment.
    ///
    /// - Parameter html: A fragment that `HTMLSanitizer` has put out: elements balanced, names in lower case.
    /// - Returns: The fragment with its captions in `figcaption`; everything else as it was.
    public static func kept(in html: String) -> String {
        guard html.utf8.withContiguousStorageIfAvailable(holdsPicture) ?? true else { return html }
        let input = Array(html.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(input.count + 64)
        var index = 0
        while index < input.count {
            if let figure = figure(at: index, in: input) {
                output += "<figure>".utf8 + figure.picture + "<figcaption>".utf8
                output += figure.caption + "</figcaption></figure>".utf8
                index = figure.end
            } else {
                output.append(input[index])
                index += 1
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    private struct Figure {
        var picture: ArraySlice<UInt8>
        var caption: ArraySlice<UInt8>
        /// The index behind it.
        var end: Int
    }

    /// The picture with caption whose paragraph begins at an index.
    private static func figure(at index: Int, in input: [UInt8]) -> Figure? {
        guard let paragraph = paragraph(at: index, in: input), let picture = picture(in: paragraph.content, of: input)
        else { return nil }
        var rest = trimmed(paragraph.content[picture.endIndex...])
        guard !rest.isEmpty else {
            let next = input[paragraph.end...].firstIndex { !isSpace($0) } ?? input.count
            guard let behind = self.paragraph(at: next, in: input), isCaption(behind.content) else { return nil }
            return Figure(picture: picture, caption: trimmed(behind.content), end: behind.end)
        }
        var isBroken = false
        while rest.starts(with: "<br>".utf8) {
            isBroken = true
            rest = trimmed(rest.dropFirst(4))
        }
        guard isBroken, isCaption(rest) else { return nil }
        return Figure(picture: picture, caption: rest, end: paragraph.end)
    }

    /// The paragraph without attributes that begins at an index; paragraphs hold no others.
    private static func paragraph(at index: Int, in input: [UInt8]) -> (content: ArraySlice<UInt8>, end: Int)? {
        guard input[index...].starts(with: "<p>".utf8) else { return nil }
        var position = index + 3
        while position < input.count {
            if input[position] == UInt8(ascii: "<"), input[position...].starts(with: "</p>".utf8) {
                return (input[(index + 3)..<position], position + 4)
            }
            position += 1
        }
        return nil
    }

    /// The picture that a paragraph begins with, in a link or not.
    private static func picture(in content: ArraySlice<UInt8>, of input: [UInt8]) -> ArraySlice<UInt8>? {
        let content = trimmed(content)
        let start = content.startIndex
        var rest = content
        let isLinked = rest.starts(with: "<a ".utf8)
        if isLinked {
            guard let end = tagEnd(rest) else { return nil }
            rest = rest[end...]
        }
        guard rest.starts(with: "<img ".utf8), let end = tagEnd(rest) else { return nil }
        rest = rest[end...]
        guard isLinked else { return input[start..<end] }
        return rest.starts(with: "</a>".utf8) ? input[start..<(end + 4)] : nil
    }

    /// Whether text begins as captions do, inline elements in front of it passed over, and holds no picture itself.
    private static func isCaption(_ content: ArraySlice<UInt8>) -> Bool {
        var rest = trimmed(content)
        while let name = ["<em>", "<i>", "<strong>", "<b>", "<small>", "<span>"]
            .first(where: { rest.starts(with: $0.utf8) })
        {
            rest = trimmed(rest.dropFirst(name.utf8.count))
        }
        guard !rest.withUnsafeBufferPointer(holdsPicture) else { return false }
        let text = String(decoding: rest, as: UTF8.self)
        if ["▲", "△"].contains(where: { text.hasPrefix($0) }) { return true }
        guard let word = ["图片来源", "图源", "图注", "图片", "图"].first(where: { text.hasPrefix($0) }) else { return false }
        let mark = text.dropFirst(word.count).prefix(8).drop { $0 == " " || $0.isWholeNumber }.first
        return mark == ":" || mark == "：" || mark == "｜"
    }

    /// Whether there is a picture in it.
    ///
    /// By the system's search: to look for a text in a text takes Swift as long as the rest of a feed's making.
    private static func holdsPicture(_ content: UnsafeBufferPointer<UInt8>) -> Bool {
        let tag: StaticString = "<img "
        guard var place = UnsafeRawPointer(content.baseAddress) else { return false }
        let end = place + content.count
        while let found = memchr(place, Int32(UInt8(ascii: "<")), end - place) {
            place = UnsafeRawPointer(found)
            guard end - place >= tag.utf8CodeUnitCount else { return false }
            if memcmp(place, tag.utf8Start, tag.utf8CodeUnitCount) == 0 { return true }
            place += 1
        }
        return false
    }

    /// The index behind the tag that begins here, quoted values passed over.
    private static func tagEnd(_ content: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        for index in content.indices {
            switch content[index] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ">") where !isQuoted: return index + 1
            default: break
            }
        }
        return nil
    }

    private static func trimmed(_ content: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let rest = content.drop(while: isSpace)
        guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return rest.prefix(0) }
        return rest[...last]
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
