import Testing

@testable import Store

@Suite struct FlatJSONTests {
    private static func read(_ text: String) -> [String]? {
        FlatJSON.objects(text, of: "") { object, name, value in
            object += object.isEmpty ? name : "," + name
            switch value {
            case .text(let text): object += "=“\(text)”"
            case .number(let number): object += "=" + number
            case .truth(let truth): object += "=\(truth)"
            case .null: object += "=null"
            }
        }
    }

    @Test(
        arguments: [
            ("[]", []),
            ("[{}]", [""]),
            ("[{\"name\":\"林晓\",\"byline\":true},{\"size\":-1.5e+3}]", ["name=“林晓”,byline=true", "size=-1.5e+3"]),
            ("[{\"a\": null, \"b\": false}, {\"c\": \"\"}]", ["a=null,b=false", "c=“”"]),
        ] as [(String, [String])]
    ) func `Objects are read, with blanks or without`(text: String, objects: [String]) {
        #expect(Self.read(text) == objects)
    }

    @Test(
        arguments: [
            "", "[", "[{", "[{\"", "[{\"a", "[{\"a\"", "[{\"a\":", "[{\"a\":}]", "[{\"a\":1", "[{\"a\":1}",
            "[{\"a\":1}]]",
            "[{\"a\":1}] x", "[{\"a\":1,}]", "[{\"a\":1},]", "[{\"a\":{}}]", "[{\"a\":[1]}]", "[{a:1}]", "[1]", "{}",
            "null",
            "[{\"a\":\"\\n\"}]", "[{\"a\":\"\n\"}]", "[{\"a\":nul}]", "[\"a\"]",
        ]
    ) func `Whatever else it may be is left to a whole reader`(text: String) {
        #expect(Self.read(text) == nil)
    }

    @Test func `Texts are read where they are all that there is`() {
        #expect(FlatJSON.texts("[\"headline/mobile\",\"product/手机\"]") == ["headline/mobile", "product/手机"])
        #expect(FlatJSON.texts("[]") == [])
        #expect(FlatJSON.texts("[\"a\",1]") == nil)
        #expect(FlatJSON.texts("[\"a\\/b\"]") == nil)
    }
}
