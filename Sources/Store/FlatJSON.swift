/// Reads JSON of one kind, arrays of texts or of objects without anything nested, where no text holds an escape.
///
/// Such stand in the row of every article: a whole reader of JSON takes longer for one than the database for its row. It
/// reads what this refuses.
struct FlatJSON {
    /// What stands in an object with a name.
    enum Value {
        case text(String)
        /// A number as it is written.
        case number(String)
        case truth(Bool)
        case null
    }

    private let bytes: UnsafeBufferPointer<UInt8>
    private var offset = 0

    /// The texts of an array; nil for anything else.
    static func texts(_ text: String) -> [String]? {
        read(text) { $0.text() }
    }

    /// The objects of an array, made of `empty` by `set`, which is given each value with its name; nil for anything else.
    static func objects<Object>(
        _ text: String,
        of empty: Object,
        _ set: (inout Object, _ name: String, Value) -> Void
    ) -> [Object]? {
        read(text) { json in
            guard json.take("{") else { return nil }
            var object = empty
            if json.take("}") { return object }
            repeat {
                guard let name = json.text(), json.take(":"), let value = json.value() else { return nil }
                set(&object, name, value)
            } while json.take(",")
            return json.take("}") ? object : nil
        }
    }

    private static func read<Element>(_ text: String, _ element: (inout FlatJSON) -> Element?) -> [Element]? {
        var text = text
        return text.withUTF8 { bytes in
            var json = FlatJSON(bytes: bytes)
            guard json.take("[") else { return nil }
            var elements: [Element] = []
            if !json.take("]") {
                repeat {
                    guard let element = element(&json) else { return nil }
                    elements.append(element)
                } while json.take(",")
                guard json.take("]") else { return nil }
            }
            return json.offset == bytes.count ? elements : nil
        }
    }

    /// Takes a text of ASCII if it comes next, and the blanks behind it.
    private mutating func take(_ expected: StaticString) -> Bool {
        let end = offset + expected.utf8CodeUnitCount
        guard end <= bytes.count, expected.withUTF8Buffer({ bytes[offset..<end].elementsEqual($0) }) else {
            return false
        }
        offset = end
        while offset < bytes.count, bytes[offset] == UInt8(ascii: " ") { offset += 1 }
        return true
    }

    private mutating func value() -> Value? {
        if take("null") { return .null }
        if take("true") { return .truth(true) }
        if take("false") { return .truth(false) }
        if let text = text() { return .text(text) }
        let start = offset
        while offset < bytes.count, Self.isOfNumber(bytes[offset]) { offset += 1 }
        return offset == start ? nil : .number(String(decoding: bytes[start..<offset], as: UTF8.self))
    }

    private mutating func text() -> String? {
        guard offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") else { return nil }
        var end = offset + 1
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") {
            guard bytes[end] >= 0x20, bytes[end] != UInt8(ascii: "\\") else { return nil }
            end += 1
        }
        let text = String(decoding: bytes[offset + 1..<end], as: UTF8.self)
        offset = end
        return take("\"") ? text : nil
    }

    private static func isOfNumber(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "e"), UInt8(ascii: "E"):
            true
        default: false
        }
    }
}
