extension HeldArticle {
    /// A digest of all that is held.
    var digest: Int64 {
        // A value has at most 9 bytes besides what it says.
        var bytes = RecordBytes(expecting: stored.article.contentByteCount + 1_000)
        return digest(by: &bytes)
    }

    /// A digest of all that is held, made of bytes whose place is used again for the next.
    func digest(by bytes: inout RecordBytes) -> Int64 {
        bytes.removeAll()
        write(to: &bytes)
        return Int64(bitPattern: RecordDigest.hash(of: bytes))
    }

    /// Writes all that is held, as records are written.
    func write(to bytes: inout RecordBytes) {
        bytes.add(stored.published)
        bytes.add(stored.revised)
        bytes.add(stored.restored)
        bytes.add(stored.firstPublishedSequence)
        bytes.add(stored.isErased ? 1 : 0)
        bytes.add(created)
        bytes.add(stateBefore?.rawValue)
        stored.article.write(to: &bytes)
    }
}

extension Article {
    /// Writes all that the article says.
    fileprivate func write(to bytes: inout RecordBytes) {
        bytes.add(id)
        bytes.add(state.rawValue)
        bytes.add(url)
        bytes.add(externalURL)
        bytes.add(title)
        bytes.add(summary)
        bytes.add(contentHTML)
        bytes.add(contentText)
        bytes.add(image)
        bytes.add(bannerImage)
        bytes.add(language)
        bytes.add(translationOf)
        bytes.add(source?.name)
        bytes.add(source?.url)
        bytes.add(published)
        bytes.add(modified)
        bytes.add(Int64(people.count))
        for person in people {
            bytes.add(person.name)
            bytes.add(person.role.rawValue)
            bytes.add(person.uri)
            bytes.add(person.isInByline.map { $0 ? 1 : 0 })
        }
        bytes.add(Int64(attachments.count))
        for file in attachments {
            bytes.add(file.url)
            bytes.add(file.mediaType)
            bytes.add(file.title)
            bytes.add(file.byteCount)
            bytes.add(file.durationInSeconds.map { Int64(bitPattern: $0.bitPattern) })
        }
        bytes.add(Int64(categories.count))
        for category in categories {
            bytes.add(category.taxonomy)
            bytes.add(category.slug)
        }
    }
}
