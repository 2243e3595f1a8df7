import HTTPTypes

extension HTTPFields {
    /// The field of a name that the library has no constant for; nothing has a name that is no token.
    subscript(named name: String) -> String? {
        get { HTTPField.Name(name).flatMap { self[$0] } }
        set {
            guard let name = HTTPField.Name(name) else { return }
            self[name] = newValue
        }
    }
}
