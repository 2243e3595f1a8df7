import FeedWriter
import Store

extension Entry {
    /// What every form says alike of an article; dates, categories and those outside the byline are left to the caller.
    init(id: String, of article: Article, byline: Byline) {
        self.init(
            id: id,
            url: article.url,
            externalURL: article.externalURL,
            title: article.title.map { .text($0) },
            summary: article.summary.map { .text($0) },
            content: article.contentHTML.map { .html($0) } ?? article.contentText.map { .text($0) },
            language: article.language,
            authors: byline.named.map { Person(name: $0.name, role: $0.role.rawValue, uri: $0.uri) },
            attachments: article.attachments.map(Attachment.init),
            image: article.image,
            bannerImage: article.bannerImage
        )
    }
}

extension Attachment {
    /// The file of an article.
    init(_ enclosure: Article.Enclosure) {
        self.init(
            url: enclosure.url,
            mediaType: enclosure.mediaType,
            title: enclosure.title,
            byteCount: enclosure.byteCount,
            durationInSeconds: enclosure.durationInSeconds
        )
    }
}
