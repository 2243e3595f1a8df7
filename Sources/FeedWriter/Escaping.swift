internal import CEscaping

/// How strings become part of a document; the copying is done by `CEscaping`.
///
/// What is no `Char` of XML 1.0 (§2.2) is removed, not replaced, in JSON too, so that every format says the same: the
/// C0 controls but tab, line feed and carriage return, U+FFFE and U+FFFF. Surrogates, the rest of what is illegal,
/// cannot be in a Swift string.
enum Escaping {
    /// XML character data: `&`, `<` and `>` as references, so that `]]>` never stands in it (§2.4).
    ///
    /// A carriage return is a reference, or parsers would read it as a line feed (§2.11).
    case xmlContent
    /// The value of an XML attribute in quotation marks, which are references.
    ///
    /// So are tab and line feed, or parsers would read them as spaces (§3.3.3).
    case xmlAttribute
    /// A JSON string (RFC 8259 §7).
    ///
    /// U+2028 and U+2029 are escaped, since JavaScript once took them for line ends; other non-ASCII stands as it is.
    case json

    /// How many bytes of room are needed for anything to be written.
    static let leastRoom = Int(escaping_room)

    /// Copies text from a place in valid UTF-8 until the text or the room ends.
    ///
    /// Both places are moved to where it stopped. Nothing is read beyond the text or written beyond the room.
    @inline(__always)
    func copy(
        from source: inout UnsafeRawPointer,
        to end: UnsafeRawPointer,
        into target: inout UnsafeMutableRawPointer,
        before limit: UnsafeMutableRawPointer
    ) {
        let place = escaping_copy(kind, source, end, target, limit)
        source = place.source
        target = place.target
    }

    private var kind: escaping_kind {
        switch self {
        case .xmlContent: escaping_xml_content
        case .xmlAttribute: escaping_xml_attribute
        case .json: escaping_json
        }
    }
}
