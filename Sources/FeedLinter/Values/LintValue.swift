/// The text of an element or of an attribute, to be held to a type.
struct LintValue {
    let element: LintElement
    /// The attribute as it was written; nil where the element's own text is meant.
    let attribute: String?
    /// The text as it stands.
    let text: String

    /// How a message names it.
    var subject: String {
        attribute.map { "The attribute “\($0)” of “\(element.spelling)”" } ?? "“\(element.spelling)”"
    }

    /// The text without white space at its ends.
    var trimmed: String { text.trimmed }

    /// Reports that the value breaks a rule; the message goes on behind the subject and the value.
    func report(_ rule: LintRule, _ predicate: String, in context: inout LintContext) {
        context.add(rule, element.line, at: attribute, "\(subject) is \(Quoted.text(trimmed)), \(predicate)")
    }
}
