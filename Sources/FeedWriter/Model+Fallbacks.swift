extension Feed {
    /// The title, or where it is blank what else names the feed, since every format requires a title.
    var writtenTitle: TextConstruct {
        title.isBlank ? .text(nameWithoutTitle) : title
    }

    /// The title where it can only be plain text: there, a picture alone is no title.
    var writtenPlainTitle: String {
        let plain = title.plainText
        return TextConstruct.text(plain).isBlank ? nameWithoutTitle : plain
    }

    private var nameWithoutTitle: String {
        let names = [homePageURL, feedURL, id].compactMap { $0 }
        return names.first { !TextConstruct.text($0).isBlank } ?? "Untitled feed"
    }

    /// The page that stands in `link`: the home page, else the feed's own address, else its id, whichever is absolute.
    var writtenPageURL: String? {
        [homePageURL, feedURL, id].lazy.compactMap { AbsoluteURL.written($0) }.first
    }

    /// When anything last changed: `updated`, else the newest entry's date, else 1970-01-01, since Atom requires it.
    ///
    /// It never comes from the clock, so that the same feed always gives the same bytes.
    var writtenUpdated: FeedDate {
        let epoch = FeedDate(millisecondsSince1970: 0)
        if let updated, updated.isRepresentable { return updated }
        return entries.compactMap { $0.date(orElse: nil) }.max() ?? epoch
    }

    /// About how many bytes a document of the feed takes: rather more, so that what is escaped has room too.
    var expectedLength: Int {
        let entries = entries.span
        var length = 4_096 + entries.count * 2_048
        for index in entries.indices {
            // One byte more for eight is what markup needs in most contents.
            length += (entries[index].content?.value.utf8.count ?? 0) / 8 * 9
        }
        return length
    }

    /// The entry's language where it is not the feed's, which every entry inherits.
    func writtenLanguage(of entry: Entry) -> String? {
        guard let tag = FieldSyntax.language(entry.language) else { return nil }
        return tag == FieldSyntax.language(language) ? nil : tag
    }
}

extension Entry {
    /// When the entry last changed: `updated`, else `published`, else another date.
    func date(orElse other: FeedDate?) -> FeedDate? {
        if let updated, updated.isRepresentable { return updated }
        if let published, published.isRepresentable { return published }
        return other
    }

    /// The one date of a format that has one: `published`, else `updated`.
    var onlyDate: FeedDate? {
        [published, updated].compactMap { $0 }.first { $0.isRepresentable }
    }
}

extension Person {
    /// The name, or where it is blank the e-mail address or the address on the web; nil when all are missing.
    var writtenName: String? {
        if !TextConstruct.text(name).isBlank { return name }
        return [email, uri].lazy.compactMap { $0 }.first { !TextConstruct.text($0).isBlank }
    }
}

extension Category {
    /// What people read.
    var displayName: String {
        guard let label, !TextConstruct.text(label).isBlank else { return term }
        return label
    }
}
