/// An XML document in the making: append-only UTF-8.
///
/// Every element ends its line, so that documents are readable and differ by lines.
struct XMLBuffer: ~Copyable {
    private var output: ByteBuffer

    /// What was written: a copy.
    var bytes: [UInt8] { output.bytes }

    /// How many bytes were written.
    var count: Int { output.count }

    /// Begins a document with the XML declaration.
    init(capacity: Int) {
        self.init(ByteBuffer(capacity: capacity))
    }

    private init(_ empty: consuming ByteBuffer) {
        output = empty
        markup("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
    }

    /// A document that begins with the XML declaration and is about so many bytes long, as a closure writes it.
    static func document(expecting length: Int, _ write: (inout XMLBuffer) -> Void) -> [UInt8] {
        ByteBuffer.bytes(expecting: length) { empty in
            var buffer = XMLBuffer(empty)
            write(&buffer)
            return buffer.output
        }
    }

    /// Begins a piece of a document.
    init() {
        output = ByteBuffer(capacity: 256)
    }

    /// Appends markup as it is.
    @inline(__always)
    mutating func markup(_ literal: StaticString) {
        output.append(literal)
    }

    /// Appends character data.
    mutating func text(_ string: String) {
        output.append(string, escapedBy: .xmlContent)
    }

    /// Begins a start tag, `<name`.
    mutating func beginTag(_ name: StaticString) {
        markup("<")
        markup(name)
    }

    /// Appends an attribute to the start tag; nothing for nil.
    mutating func attribute(_ name: StaticString, _ value: String?) {
        guard let value else { return }
        output.append(" ", name, "=\"")
        output.append(value, escapedBy: .xmlAttribute)
        markup("\"")
    }

    /// Appends an attribute that holds a URL as ``AbsoluteURL`` writes it; nothing for nil and for one that it refuses.
    mutating func attribute(_ name: StaticString, url: String?) {
        guard let url else { return }
        attribute(name, AbsoluteURL.isWrittenAlready(url) ? url : AbsoluteURL.written(url))
    }

    /// Ends a start tag, `>`.
    mutating func endTag() {
        markup(">")
    }

    /// Ends a start tag as that of an empty element, `/>`.
    mutating func endEmptyElement() {
        markup("/>\n")
    }

    /// Appends an end tag, `</name>`.
    mutating func endElement(_ name: StaticString) {
        output.append("</", name, ">\n")
    }

    /// Appends a start tag on a line of its own, for an element of elements.
    mutating func beginElement(_ name: StaticString) {
        output.append("<", name, ">\n")
    }

    /// Appends an element that holds a string; nothing for nil.
    mutating func element(_ name: StaticString, _ string: String?) {
        guard let string else { return }
        output.append("<", name, ">")
        text(string)
        endElement(name)
    }

    /// Appends an element that holds a date; nothing for nil and for a date that has no spelling.
    mutating func element(_ name: StaticString, _ date: FeedDate?, as spelling: FeedDate.Spelling) {
        guard let date else { return }
        let start = output.count
        output.append("<", name, ">")
        let textStart = output.count
        output.append(atMost: FeedDate.longestSpelling) { date.write(spelling, into: $0) }
        guard output.count > textStart else { return output.removeAll(from: start) }
        endElement(name)
    }
}
