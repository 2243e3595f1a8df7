import FeedReader
import FeedWriter
import Store

/// Takes records from inputs into a store, a batch to a transaction.
struct ImportRun: Sendable {
    private let store: (any ArticleStore)?
    private let articles: ArticleImport
    private let format: SourceFormat?
    private let baseURL: String
    private let report: @Sendable (ImportReport.Problem) -> Void
    private let progress: ProgressLine

    /// Prepares an import.
    ///
    /// - Parameters:
    ///   - configuration: The site that the articles are for.
    ///   - store: Where the articles go; nil for a dry run.
    ///   - defaults: What the user says of all records.
    ///   - format: What the inputs are; nil to find out.
    ///   - progress: Shows how many records have been taken.
    ///   - report: Is told why records are refused, as soon as that is known.
    init(
        configuration: Configuration,
        store: (any ArticleStore)?,
        defaults: ImportDefaults,
        format: SourceFormat?,
        progress: ProgressLine,
        report: @escaping @Sendable (ImportReport.Problem) -> Void
    ) {
        self.store = store
        articles = ArticleImport(configuration: configuration, defaults: defaults)
        self.format = format
        baseURL = configuration.site.url
        self.progress = progress
        self.report = report
    }

    /// Imports the inputs one after another.
    ///
    /// Stops between two batches when the task is cancelled; what was committed
    /// stays.
    /// - Throws: the store's error, with what had been committed before.
    func run(_ inputs: [ImportInput]) async throws(StoreError) -> ImportReport {
        var result = ImportReport()
        result.isDryRun = store == nil
        for input in inputs {
            let stream = RecordStream(input, as: format ?? input.format, baseURL: baseURL)
            defer { stream.cancel() }
            for await batch in stream {
                do {
                    try await take(batch, of: input, into: &result)
                } catch {
                    progress.clear()
                    throw Self.failure(error, after: result)
                }
                progress.show(result.added + result.updated + result.unchanged + result.keptWithdrawn + result.accepted)
                if Task.isCancelled { return result }
            }
        }
        progress.clear()
        return result
    }

    private static func failure(_ error: StoreError, after result: ImportReport) -> StoreError {
        var failure = error
        failure.message += "\nbefore that: \(result.summary); what was stored stays, import again for the rest"
        return failure
    }

    private func take(
        _ batch: RecordStream.Batch,
        of input: ImportInput,
        into result: inout ImportReport
    )
        async throws(StoreError)
    {
        var imported: [ImportedArticle] = []
        for record in batch.records {
            switch record {
            case .refused(let problem):
                refuse(input, problem.position, problem.message, &result)
            case .entry(let read):
                do throws(ImportRefusal) {
                    let article = try articles.article(from: read)
                    imported.append(article)
                    for note in article.notes { remark(input, read.position, named(read, note), &result) }
                } catch {
                    refuse(input, read.position, named(read, error.message), &result)
                }
            }
        }
        for remark in batch.remarks { self.remark(input, remark.position, remark.message, &result) }
        if let failure = batch.failure {
            refuse(input, failure.position, failure.message, &result)
            if failure.isUnreadable { result.unreadable += 1 }
        }
        guard !imported.isEmpty else { return }
        guard let store else {
            result.accepted += imported.count
            return
        }
        let explicit = imported.indices.filter { imported[$0].isExplicitlyPublished }
        result.count(try await store.save(imported.map(\.article), explicitlyPublished: Set(explicit)))
    }

    /// The message with the id of the record, which is how the publisher knows it.
    private func named(_ read: ReadEntry, _ message: String) -> String {
        read.entry.id.isEmpty ? message : "\(QuotedText.quoted(read.entry.id)): \(message)"
    }

    private func refuse(
        _ input: ImportInput,
        _ position: SourcePosition?,
        _ message: String,
        _ result: inout ImportReport
    ) {
        let problem = problem(input, position, "refused: " + message)
        result.refused += 1
        progress.clear()
        report(problem)
        Self.keep(problem, in: \.problems, of: &result)
    }

    private func remark(
        _ input: ImportInput,
        _ position: SourcePosition?,
        _ message: String,
        _ result: inout ImportReport
    ) {
        Self.keep(problem(input, position, message), in: \.notes, of: &result)
    }

    private func problem(_ input: ImportInput, _ position: SourcePosition?, _ message: String) -> ImportReport.Problem {
        ImportReport.Problem(
            input: input.name,
            line: position?.line,
            record: position?.record,
            message: message
        )
    }

    private static func keep(
        _ problem: ImportReport.Problem,
        in list: WritableKeyPath<ImportReport, [ImportReport.Problem]>,
        of result: inout ImportReport
    ) {
        guard result[keyPath: list].count < ImportReport.maximumKept else {
            result.omitted += 1
            return
        }
        result[keyPath: list].append(problem)
    }
}
