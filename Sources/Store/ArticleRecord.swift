/// Checks and compares articles as they are handed to a store, for every backend alike.
enum ArticleRecord {
    /// An article as it can be stored, lengths of time that are no numbers left out.
    /// - Throws: `refused`, saying which record it is, counted from 0, and why.
    static func checked(_ article: Article, index: Int, location: String) throws(StoreError) -> Article {
        func refused(_ reason: String) -> StoreError {
            StoreError(kind: .refused, location: location, message: "record \(index): \(reason)")
        }
        guard !article.id.isEmpty else { throw refused("the id is empty; every article needs one that never changes") }
        let length = article.id.utf8.count
        guard length <= Article.maximumIDByteCount else {
            throw refused("the id is \(length) bytes; at most \(Article.maximumIDByteCount) are taken")
        }
        guard !texts(of: article).contains(where: { $0.utf8.contains(0) }) else {
            throw refused("a text holds the character U+0000; remove it")
        }
        for category in article.categories where !Slug.isValid(category.taxonomy) || !Slug.isValid(category.slug) {
            throw refused("\(category.name) is no category; taxonomy and category must both be slugs")
        }
        var article = article
        for position in article.attachments.indices
        where article.attachments[position].durationInSeconds?.isFinite == false {
            article.attachments[position].durationInSeconds = nil
        }
        return article
    }

    /// Whether two articles are the same but for their states, texts compared byte by byte.
    ///
    /// Strings that are canonically equivalent are equal to Swift and yet different bytes in a feed.
    static func haveSameContent(_ left: Article, _ right: Article) -> Bool {
        var right = right
        right.state = left.state
        return left == right
            && texts(of: left).elementsEqual(texts(of: right)) { $0.utf8.elementsEqual($1.utf8) }
    }

    private static func texts(of article: Article) -> [String] {
        var texts = [article.id]
        let optional = [
            article.url, article.externalURL, article.title, article.summary, article.contentHTML, article.contentText,
            article.image, article.bannerImage, article.language, article.translationOf, article.source?.name,
            article.source?.url,
        ]
        texts.append(contentsOf: optional.compactMap { $0 })
        for person in article.people {
            texts.append(person.name)
            if let uri = person.uri { texts.append(uri) }
        }
        for attachment in article.attachments {
            texts.append(attachment.url)
            texts.append(contentsOf: [attachment.mediaType, attachment.title].compactMap { $0 })
        }
        return texts
    }
}
