/// Writes tags and text as balanced HTML.
///
/// It keeps the elements that are open on a stack of bounded height and closes them as the HTML standard would, so
/// that what it writes nests as any browser will read it.
struct HTMLTreeWriter {
    /// The most elements open at once; the tags of those beyond are left out and their content stays.
    static let maximumDepth = 200

    /// What a table needs inside, so that none is opened whose rows and cells cannot be.
    private static let roomForTable = 8

    private(set) var output: [UInt8] = []
    private var stack: [String] = []
    private var openCount: [String: Int] = [:]
    private var skippedCount: [String: Int] = [:]

    /// Writes a start tag; the attributes hold what the allow-list admits.
    ///
    /// - Returns: Whether the tag was written.
    @discardableResult
    mutating func start(_ name: String, attributes: [HTMLAttribute]) -> Bool {
        guard enter(name) else { return false }
        let isVoid = HTMLStructure.void.contains(name)
        let depth = name == "table" ? Self.maximumDepth - Self.roomForTable : Self.maximumDepth
        guard isVoid || stack.count < depth else {
            skippedCount[name, default: 0] += 1
            return false
        }
        output.append(UInt8(ascii: "<"))
        output += Array(name.utf8)
        for attribute in attributes {
            output.append(UInt8(ascii: " "))
            output += Array(attribute.name.utf8)
            output += [UInt8(ascii: "="), UInt8(ascii: "\"")]
            escape(Array(attribute.value.utf8), quotes: true)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        if !isVoid { push(name) }
        return true
    }

    /// Writes an end tag, and those of all elements inside, if its element is open.
    mutating func end(_ name: String) {
        if let skipped = skippedCount[name], skipped > 0 {
            skippedCount[name] = skipped - 1
            return
        }
        guard openCount[name, default: 0] > 0 else { return }
        let isPartOfTable = name == "table" || HTMLStructure.tableParts.contains(name)
        for index in stack.indices.reversed() {
            if stack[index] == name {
                pop(to: index)
                return
            }
            if stack[index] == "table" || (!isPartOfTable && HTMLStructure.boundaries.contains(stack[index])) { return }
        }
    }

    /// Writes text, escaped.
    mutating func text(_ text: [UInt8]) {
        if let last = stack.last, HTMLStructure.tableInsides.contains(last), !text.allSatisfy(HTMLBytes.isSpace) {
            makeRoomInTable()
        }
        escape(text, quotes: false)
    }

    /// Closes all that is open.
    mutating func finish() {
        pop(to: 0)
    }

    /// Closes what a start tag closes and opens what it needs, as far as that goes.
    ///
    /// - Returns: Whether the element may stand here.
    private mutating func enter(_ name: String) -> Bool {
        if HTMLStructure.tableParts.contains(name) { return enterTable(name) }
        if HTMLStructure.closesParagraph.contains(name) { closeSibling(["p"], stops: []) }
        if let (closed, stops) = HTMLStructure.siblings(of: name) { closeSibling(closed, stops: stops) }
        if name == "a", openCount["a", default: 0] > 0 { return false }
        if let last = stack.last, HTMLStructure.tableInsides.contains(last) { makeRoomInTable() }
        return true
    }

    private mutating func closeSibling(_ closed: Set<String>, stops: Set<String>) {
        guard closed.contains(where: { openCount[$0, default: 0] > 0 }) else { return }
        for index in stack.indices.reversed() {
            if closed.contains(stack[index]) {
                pop(to: index)
                return
            }
            if stops.contains(stack[index]) || HTMLStructure.boundaries.contains(stack[index]) { return }
        }
    }

    private mutating func enterTable(_ name: String) -> Bool {
        let parents: Set<String> =
            switch name {
            case "td", "th": ["table", "tbody", "tfoot", "thead", "tr"]
            case "tr": ["table", "tbody", "tfoot", "thead"]
            case "col": ["colgroup", "table"]
            default: ["table"]
            }
        guard openCount["table", default: 0] > 0, let index = stack.lastIndex(where: parents.contains) else {
            return false
        }
        pop(to: index + 1)
        if name == "td" || name == "th", stack.last != "tr" { return start("tr", attributes: []) }
        return true
    }

    /// Opens a cell for what stands in a table outside of cells; browsers would move it before the table.
    private mutating func makeRoomInTable() {
        if stack.last == "colgroup" { end("colgroup") }
        if stack.last != "tr" { push("tr", writing: true) }
        push("td", writing: true)
    }

    private mutating func push(_ name: String, writing: Bool = false) {
        if writing { output += Array("<\(name)>".utf8) }
        stack.append(name)
        openCount[name, default: 0] += 1
    }

    private mutating func pop(to height: Int) {
        while stack.count > height, let name = stack.popLast() {
            openCount[name, default: 1] -= 1
            output += Array("</\(name)>".utf8)
        }
    }

    private mutating func escape(_ bytes: [UInt8], quotes: Bool) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "\"") where quotes: output += Array("&quot;".utf8)
            case UInt8(ascii: ":") where endsInScript: output += Array("&#58;".utf8)
            default: output.append(byte)
            }
        }
    }

    /// Whether a colon now would make `javascript:` or the like.
    ///
    /// Written as a reference it is the same text, and none who looks for script URLs by pattern finds one.
    private var endsInScript: Bool {
        HTMLBytes.equals(output.suffix(6), Array("script".utf8))
    }
}
