import GRDB

/// The tables of a store and how they came to be: each migration is done once, in order, and never edited.
enum SQLiteSchema {
    /// Marks a file as a store of this program (`PRAGMA application_id`): "Feed" in ASCII.
    static let applicationID: Int32 = 0x4665_6564

    /// The version that a store has after every migration (`PRAGMA user_version`).
    static let version = migrations.count

    /// Does the migrations that have not been done, each in a transaction, whatever other processes do meanwhile.
    /// - Throws: `SQLiteProblem.newer` if the store has had migrations that this program does not know.
    static func migrate(_ database: Database) throws {
        var isCurrent = false
        while !isCurrent {
            try database.inTransaction(.immediate) {
                let done = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
                guard done <= version else { throw SQLiteProblem.newer(done) }
                isCurrent = done == version
                if !isCurrent {
                    try database.execute(sql: migrations[done])
                    try database.execute(sql: "PRAGMA user_version = \(done + 1)")
                    // By the code of today, which knows the tables as the last migration leaves them.
                    if done + 1 == version { try HistoryReplay.complete(database) }
                }
                return .commit
            }
        }
    }

    /// Refuses a store that would have to be brought up to date.
    static func refuseOlder(_ database: Database, path: String) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard found <= version else { throw SQLiteProblem.newer(found) }
        guard found == version else { throw StoreError.older(found, newest: version, location: path) }
    }

    private static let migrations = [first, byline, histories, translations, texts, digests, parts]

    /// Whom publishers name in the byline, or not, against what their roles say.
    private static let byline = """
        ALTER TABLE article_people ADD COLUMN in_byline INTEGER CHECK (in_byline IN (0, 1));
        """

    /// What was ever in a facet, in the order in which it came.
    ///
    /// `history` numbers the articles that are or were in a facet: an archive is one range of its primary key. With each
    /// stands when a change last touched it there, and, while it is down, since when; `facets.entered` is the last ordinal.
    /// A row of `selections` says that whatever the selection with this facet holds is in `lead`, or in that of another row.
    private static let histories = """
        ALTER TABLE facets ADD COLUMN entered INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE articles ADD COLUMN restored INTEGER;
        ALTER TABLE settings ADD COLUMN has_history INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE history (
            facet INTEGER NOT NULL REFERENCES facets,
            ordinal INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES articles,
            changed INTEGER NOT NULL,
            withdrawn INTEGER,
            PRIMARY KEY (facet, ordinal)
        ) STRICT, WITHOUT ROWID;
        CREATE UNIQUE INDEX history_by_article ON history (article, facet);
        CREATE INDEX history_by_takedown ON history (facet, withdrawn) WHERE withdrawn IS NOT NULL;

        CREATE TABLE selections (
            lead INTEGER NOT NULL REFERENCES facets,
            facet INTEGER NOT NULL REFERENCES facets,
            PRIMARY KEY (lead, facet)
        ) STRICT, WITHOUT ROWID;
        """

    /// Which articles are translations of one: a sitemap names them with it.
    private static let translations = """
        CREATE INDEX articles_by_original ON articles (translation_of) WHERE translation_of IS NOT NULL;
        """

    /// The words of articles that are shown, where something has asked for them: of which version of `SearchTerms` they are,
    /// 0 for none, and the last key that was taken in.
    private static let texts = """
        ALTER TABLE settings ADD COLUMN text_version INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE settings ADD COLUMN text_built INTEGER NOT NULL DEFAULT 0;
        CREATE VIRTUAL TABLE article_texts
            USING fts5 (terms, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
        """

    /// What tells whether an article is what was stored: SQLite itself notices no changed byte in the middle of a text.
    ///
    /// A program from before that changes an article knows nothing of its digest, which then goes.
    private static let digests = """
        ALTER TABLE articles ADD COLUMN digest INTEGER;
        CREATE TRIGGER articles_without_digest AFTER UPDATE ON articles
        WHEN new.digest = old.digest
        BEGIN
            UPDATE articles SET digest = NULL WHERE key = new.key;
        END;
        """

    /// People, attachments and categories of articles, in their rows: they are only ever read with them, and to look them
    /// up elsewhere took longer than to read the article.
    ///
    /// Lengths are written with more digits than a number has, so that they stay what they were.
    private static let parts = """
        DROP TRIGGER articles_without_digest;
        ALTER TABLE articles ADD COLUMN categories TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE articles ADD COLUMN people TEXT NOT NULL DEFAULT '[]';
        ALTER TABLE articles ADD COLUMN attachments TEXT NOT NULL DEFAULT '[]';
        UPDATE articles SET
            categories = (SELECT json_group_array(taxonomy || '/' || slug) FROM (
                SELECT taxonomy, slug FROM article_categories WHERE article = articles.key ORDER BY position)),
            people = (SELECT json_group_array(json_object('name', name, 'role', role, 'uri', uri,
                    'byline', json(CASE in_byline WHEN 1 THEN 'true' WHEN 0 THEN 'false' ELSE 'null' END)))
                FROM (SELECT * FROM article_people WHERE article = articles.key ORDER BY position)),
            attachments = (SELECT json_group_array(json_object('url', url, 'type', media_type, 'title', title,
                    'size', byte_count, 'duration', json(CASE WHEN duration IS NULL THEN 'null' ELSE printf('%!.20e', duration) END)))
                FROM (SELECT * FROM article_attachments WHERE article = articles.key ORDER BY position));
        DROP TABLE article_categories;
        DROP TABLE article_people;
        DROP TABLE article_attachments;
        CREATE TRIGGER articles_without_digest AFTER UPDATE ON articles
        WHEN new.digest = old.digest
        BEGIN
            UPDATE articles SET digest = NULL WHERE key = new.key;
        END;
        """

    /// The first tables.
    ///
    /// `listing` holds, per facet, the articles that are shown, in the order in which feeds show them: the latest N
    /// of a facet are one range of its primary key. `facets` holds with each what its feeds ask for most: how many
    /// articles are shown and when it last changed.
    private static let first = """
        CREATE TABLE articles (
            key INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            state TEXT NOT NULL CHECK (state IN ('draft', 'scheduled', 'published', 'withdrawn', 'erased')),
            state_before TEXT,
            published INTEGER NOT NULL,
            published_given INTEGER,
            due INTEGER,
            created INTEGER NOT NULL,
            revised INTEGER,
            first_published_sequence INTEGER,
            modified INTEGER,
            language TEXT,
            translation_of TEXT,
            url TEXT,
            external_url TEXT,
            image TEXT,
            banner_image TEXT,
            source_name TEXT,
            source_url TEXT,
            title TEXT,
            summary TEXT,
            content_text TEXT,
            content_html TEXT
        ) STRICT;
        CREATE INDEX articles_due ON articles (due, id) WHERE due IS NOT NULL;

        CREATE TABLE article_people (
            article INTEGER NOT NULL REFERENCES articles,
            position INTEGER NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            uri TEXT,
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE article_attachments (
            article INTEGER NOT NULL REFERENCES articles,
            position INTEGER NOT NULL,
            url TEXT NOT NULL,
            media_type TEXT,
            title TEXT,
            byte_count INTEGER,
            duration REAL,
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE article_categories (
            article INTEGER NOT NULL REFERENCES articles,
            position INTEGER NOT NULL,
            taxonomy TEXT NOT NULL,
            slug TEXT NOT NULL,
            PRIMARY KEY (article, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX article_categories_by_category ON article_categories (taxonomy, slug);

        CREATE TABLE category_parents (
            taxonomy TEXT NOT NULL,
            slug TEXT NOT NULL,
            parent TEXT NOT NULL,
            PRIMARY KEY (taxonomy, slug)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE facets (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('all', 'taxonomy', 'category', 'author', 'source')),
            key TEXT NOT NULL,
            language_range TEXT NOT NULL,
            size INTEGER NOT NULL DEFAULT 0,
            changed_sequence INTEGER NOT NULL DEFAULT 0,
            changed_time INTEGER,
            UNIQUE (kind, key, language_range)
        ) STRICT;

        CREATE TABLE listing (
            facet INTEGER NOT NULL REFERENCES facets,
            published INTEGER NOT NULL,
            id TEXT NOT NULL,
            article INTEGER NOT NULL REFERENCES articles,
            PRIMARY KEY (facet, published DESC, id DESC)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE known_values (
            kind TEXT NOT NULL CHECK (kind IN ('category', 'language', 'author')),
            key TEXT NOT NULL,
            name TEXT NOT NULL,
            PRIMARY KEY (kind, key)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE changes (
            sequence INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES articles,
            kind TEXT NOT NULL CHECK (kind IN ('stored', 'published', 'updated', 'withdrawn', 'erased')),
            before TEXT,
            after TEXT
        ) STRICT;

        CREATE TABLE definitions (
            digest TEXT PRIMARY KEY,
            first_seen INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE settings (
            id_authority TEXT,
            newest_time INTEGER NOT NULL
        ) STRICT;
        INSERT INTO settings VALUES (NULL, 0);
        """
}
