import FeedWriter
import Foundation

/// The JSON of a configuration file.
enum ConfigurationJSON {
    /// The value that the bytes of a file are.
    static func value(of bytes: [UInt8], file: String) throws(ConfigurationError) -> JSONValue {
        do {
            return try JSONDecoder().decode(Decoded.self, from: Data(bytes)).value
        } catch {
            let problem = ConfigurationProblem(keyPath: "", value: nil, statement: "this is not JSON: \(error)")
            throw ConfigurationError(file: file, problems: [problem])
        }
    }

    private struct Decoded: Decodable {
        let value: JSONValue

        init(from decoder: any Decoder) throws {
            if let members = try? decoder.container(keyedBy: Key.self) {
                let keys = members.allKeys.sorted { $0.stringValue < $1.stringValue }
                value = .object(
                    try keys.map {
                        JSONValue.Member($0.stringValue, try members.decode(Decoded.self, forKey: $0).value)
                    }
                )
                return
            }
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                value = .null
            } else if let bool = try? container.decode(Bool.self) {
                value = .bool(bool)
            } else if let number = try? container.decode(Int.self) {
                value = .number(String(number))
            } else if let number = try? container.decode(Double.self) {
                value = .number(String(number))
            } else if let string = try? container.decode(String.self) {
                value = .string(string)
            } else {
                value = .array(try container.decode([Decoded].self).map(\.value))
            }
        }
    }

    private struct Key: CodingKey {
        let stringValue: String
        let intValue: Int? = nil

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}
