/// An encoding by the name that the WHATWG Encoding Standard gives it, and by the one that the C library knows.
package struct CharacterEncoding: Sendable, Hashable {
    /// The name of the Encoding Standard, in lower case.
    package var name: String
    /// The converter of the C library.
    var converter: String

    static let utf8 = CharacterEncoding(name: "utf-8", converter: "UTF-8")
    static let windows1252 = CharacterEncoding(name: "windows-1252", converter: "CP1252")
    static let utf16LittleEndian = CharacterEncoding(name: "utf-16le", converter: "UTF-16LE")
    static let utf16BigEndian = CharacterEncoding(name: "utf-16be", converter: "UTF-16BE")
    static let utf32LittleEndian = CharacterEncoding(name: "utf-32le", converter: "UTF-32LE")
    static let utf32BigEndian = CharacterEncoding(name: "utf-32be", converter: "UTF-32BE")

    /// The encoding that a label means (Encoding Standard §4.2): `gb2312` is GBK, `iso-8859-1` is windows-1252.
    ///
    /// GBK is read as GB18030, its superset, as the standard's decoder does.
    package init?(label: String) {
        let key = label.lowercased().filter { !$0.isWhitespace }
        guard let found = Self.byLabel[key] else { return nil }
        self = found
    }

    init(name: String, converter: String) {
        self.name = name
        self.converter = converter
    }

    private static let byLabel: [String: CharacterEncoding] = {
        var table: [String: CharacterEncoding] = [:]
        for (name, converter, labels) in labelRows {
            let encoding = CharacterEncoding(name: name, converter: converter)
            table[name] = encoding
            for label in labels.split(separator: " ") { table[String(label)] = encoding }
        }
        return table
    }()

    private static let labelRows: [(String, String, String)] = [
        ("utf-8", "UTF-8", "utf8 unicode-1-1-utf-8 unicode11utf8 unicode20utf8 x-unicode20utf8"),
        ("utf-16le", "UTF-16LE", "utf-16 ucs-2 unicode unicodefeff csunicode iso-10646-ucs-2"),
        ("utf-16be", "UTF-16BE", "unicodefffe"),
        ("utf-32le", "UTF-32LE", "utf-32 ucs-4 iso-10646-ucs-4"),
        ("utf-32be", "UTF-32BE", ""),
        (
            "windows-1252", "CP1252",
            """
            ascii us-ascii ansi_x3.4-1968 iso-8859-1 iso8859-1 iso88591 iso_8859-1 iso_8859-1:1987 iso-ir-100 l1 latin1 \
            cp1252 cp819 ibm819 csisolatin1 x-cp1252
            """
        ),
        ("gb18030", "GB18030", ""),
        ("gbk", "GB18030", "gb2312 gb_2312 gb_2312-80 chinese csgb2312 csiso58gb231280 iso-ir-58 x-gbk cp936 ms936"),
        ("big5", "BIG5-HKSCS", "big5-hkscs cn-big5 csbig5 x-x-big5 cp950"),
        ("shift_jis", "CP932", "shift-jis sjis x-sjis ms_kanji ms932 csshiftjis windows-31j"),
        ("euc-jp", "EUC-JP-MS", "eucjp x-euc-jp cseucpkdfmtjapanese"),
        (
            "euc-kr", "CP949",
            """
            euckr korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 cseuckr csksc56011987 iso-ir-149 windows-949 \
            cp949
            """
        ),
        ("koi8-r", "KOI8-R", "koi koi8 koi8_r cskoi8r"),
        ("koi8-u", "KOI8-U", "koi8-ru"),
        ("macintosh", "MACINTOSH", "mac x-mac-roman csmacintosh"),
        ("windows-874", "CP874", "iso-8859-11 iso8859-11 tis-620 dos-874"),
        ("windows-1250", "CP1250", "cp1250 x-cp1250"),
        ("windows-1251", "CP1251", "cp1251 x-cp1251"),
        ("windows-1253", "CP1253", "cp1253 x-cp1253"),
        ("windows-1254", "CP1254", "cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
        ("windows-1255", "CP1255", "cp1255 x-cp1255"),
        ("windows-1256", "CP1256", "cp1256 x-cp1256"),
        ("windows-1257", "CP1257", "cp1257 x-cp1257"),
        ("windows-1258", "CP1258", "cp1258 x-cp1258"),
        ("iso-8859-2", "ISO-8859-2", "iso8859-2 iso_8859-2 latin2 l2"),
        ("iso-8859-3", "ISO-8859-3", "iso8859-3 iso_8859-3 latin3 l3"),
        ("iso-8859-4", "ISO-8859-4", "iso8859-4 iso_8859-4 latin4 l4"),
        ("iso-8859-5", "ISO-8859-5", "iso8859-5 iso_8859-5 cyrillic"),
        ("iso-8859-6", "ISO-8859-6", "iso8859-6 iso_8859-6 arabic"),
        ("iso-8859-7", "ISO-8859-7", "iso8859-7 iso_8859-7 greek greek8"),
        ("iso-8859-8", "ISO-8859-8", "iso8859-8 iso_8859-8 hebrew iso-8859-8-i logical visual"),
        ("iso-8859-10", "ISO-8859-10", "iso8859-10 latin6 l6"),
        ("iso-8859-13", "ISO-8859-13", "iso8859-13"),
        ("iso-8859-14", "ISO-8859-14", "iso8859-14"),
        ("iso-8859-15", "ISO-8859-15", "iso8859-15 iso_8859-15 latin9 l9"),
        ("iso-8859-16", "ISO-8859-16", "iso8859-16"),
    ]
}
