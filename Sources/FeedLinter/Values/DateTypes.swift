import FeedReader
import FeedWriter

extension ValueType {
    /// Dates of each format that feeds have.
    static let dateTypes: [ValueType] = [
        ValueType("mail-date") { value, context in
            guard let fault = MailDateSyntax.fault(of: value.trimmed) else { return checkPlausible(value, &context) }
            value.report(fault.isHarmless ? .questionableDate : .invalidDate, fault.message, in: &context)
            if fault.isHarmless { checkPlausible(value, &context) }
        },
        ValueType("internet-date") { value, context in
            guard value.text == value.trimmed || value.element.jsonKind != nil else {
                return value.report(.whitespace, "with white space around it.", in: &context)
            }
            checkInternetDate(value, InternetDateSyntax.isDateTime(value.text), &context)
        },
        ValueType("w3c-date") { value, context in
            checkInternetDate(value, InternetDateSyntax.isW3CDate(value.trimmed), &context)
        },
        ValueType("iso-date") { value, context in
            checkInternetDate(value, InternetDateSyntax.isW3CDate(value.trimmed), &context)
        },
    ]

    private static func checkInternetDate(_ value: LintValue, _ isRight: Bool, _ context: inout LintContext) {
        guard isRight, DateReader.read(value.trimmed) != nil else {
            return value.report(.invalidDate, "which is no date such as 2026-03-04T18:00:00+08:00.", in: &context)
        }
        checkPlausible(value, &context)
    }

    /// Feeds are younger than 1970, and what will be published is not published yet.
    private static func checkPlausible(_ value: LintValue, _ context: inout LintContext) {
        guard let date = DateReader.read(value.trimmed) else { return }
        if date.millisecondsSince1970 < 0 {
            value.report(.implausibleDate, "which was before there were feeds.", in: &context)
        } else if let now = context.now, date.millisecondsSince1970 > now.millisecondsSince1970 + 86_400_000 {
            value.report(.implausibleDate, "which is more than a day in the future.", in: &context)
        }
    }
}
