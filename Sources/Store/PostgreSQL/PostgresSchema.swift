/// The tables of a store and how they came to be: each migration is done once, in order, and never edited.
enum PostgresSchema {
    /// The version that a store has after every migration.
    static let version = Int64(migrations.count)

    /// Brings the tables up to date, whatever other programs do meanwhile.
    ///
    /// Each migration is a transaction under an advisory lock of the schema's own, so that of several programs that
    /// start at once one does it and the others find it done.
    /// - Throws: `missing`, `foreign` or `newer`; nothing was changed then.
    static func migrate(_ connection: PostgresConnection, opening: StoreOpening, location: String) throws {
        var done = try read(connection, location: location)
        if done == 0, opening == .mustExist { throw missing(connection.schema, location) }
        while done < version {
            try connection.transaction(PostgresWriteLock.modes) {
                connection.queue("SELECT pg_advisory_xact_lock(hashtextextended(current_schema()::text, \(lockSeed)))")
                done = try read(connection, location: location)
                if done < version {
                    connection.takeTime()
                    try connection.script(migrations[Int(done)])
                    try connection.execute("UPDATE settings SET version = $1", [.integer(done + 1)])
                    done += 1
                }
            }
        }
    }

    /// The statement that reads the version of the tables, for `check`.
    static let readVersion = PostgresStatement("SELECT version FROM settings")

    /// Makes sure that no other program has changed the tables since they were opened.
    /// - Throws: `newer` if one has; `unreachable` if the store is one of before the migrations.
    static func check(_ rows: PostgresRows, location: String) throws {
        try check(rows.first?.required(0, PostgresRow.integer) ?? 0, location: location)
    }

    /// Makes sure that the tables have the version that this program has brought them to.
    /// - Throws: As `check` of rows.
    static func check(_ found: Int64, location: String) throws {
        if found > version { throw newer(found, location: location) }
        if found < version { throw older(found, location: location) }
    }

    /// The error that says that a store which was opened has lost migrations: a standby that took over lacked them.
    private static func older(_ found: Int64, location: String) -> StoreError {
        StoreError(
            kind: .unreachable,
            location: location,
            message: "the store has schema version \(found) again, this program has brought it to \(version); "
                + "start this program again"
        )
    }

    /// The error that says that the store has had migrations that this program does not know.
    static func newer(_ found: Int64, location: String) -> StoreError {
        StoreError(
            kind: .newer,
            location: location,
            message: "the store has schema version \(found), this program knows versions up to \(version); "
                + "use the newer program that wrote it"
        )
    }

    /// Keeps our lock apart from those that other programs take on the same database: "Feed" in ASCII.
    private static let lockSeed = 0x4665_6564

    /// The version that the store has, 0 where there is none.
    static func read(_ connection: PostgresConnection, location: String) throws -> Int64 {
        let tables = try connection.rows(
            """
            SELECT relname::text, EXISTS (SELECT FROM pg_attribute WHERE attrelid = pg_class.oid AND attname = 'only_row')
            FROM pg_class
            WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema()) AND relname = ANY ($1)
            ORDER BY relname
            """,
            [.texts(tables)]
        )
        guard !tables.isEmpty else { return 0 }
        let isOurs = try tables.contains { row in
            try row.required(0, PostgresRow.text) == "settings" && row.required(1, PostgresRow.boolean)
        }
        guard isOurs else {
            let names = try tables.map { try $0.required(0, PostgresRow.text) }
            throw foreign(names, connection.schema, location)
        }
        let found = try connection.rows("SELECT version FROM settings").first?.required(0, PostgresRow.integer) ?? 0
        guard found <= version else { throw newer(found, location: location) }
        return found
    }

    private static func missing(_ schema: String, _ location: String) -> StoreError {
        StoreError(
            kind: .missing,
            location: location,
            message:
                "there is no store in schema “\(schema)” of the database; `feedserver import` or `feedserver serve` "
                + "makes one"
        )
    }

    private static func foreign(_ names: [String], _ schema: String, _ location: String) -> StoreError {
        StoreError(
            kind: .foreign,
            location: location,
            message: "schema “\(schema)” of the database holds tables of another program "
                + "(\(names.joined(separator: ", "))); name another database or schema, this one was left as it is"
        )
    }

    /// The tables of the newest version.
    static let tables = [
        "article_texts", "articles", "category_parents", "changes", "definitions", "facets", "known_values",
        "memberships", "selections", "settings",
    ]

    private static let migrations = [first, texts]

    /// The words of articles that are shown, where something has asked for them: of which version of `SearchTerms` they are,
    /// 0 for none, and the last key that was taken in.
    private static let texts = """
        ALTER TABLE settings ADD COLUMN text_version bigint NOT NULL DEFAULT 0;
        ALTER TABLE settings ADD COLUMN text_built bigint NOT NULL DEFAULT 0;
        CREATE TABLE article_texts (article bigint PRIMARY KEY, terms tsvector NOT NULL);
        CREATE INDEX article_texts_by_term ON article_texts USING gin (terms);
        """

    /// The first tables.
    ///
    /// `settings` is one row, which every writing transaction locks before it does anything else: numbers are given
    /// under that lock, so that they are in the order of commits. `hierarchy` names the state of `category_parents`.
    ///
    /// `memberships` holds, per facet, the articles that are or ever were in it, numbered in the order in which they
    /// first were. `published` is set while the article is shown there: the latest of a facet are a range of
    /// `memberships_listed`, an archive is one of the primary key. With each stands when a change last touched it
    /// there, and, while it is down, since when. An article knows its own rows by `facets` and `ordinals`, which go
    /// in pairs; so no third index is needed to find them. That rows of memberships and changes name articles that are
    /// there is a rule of `PostgresInvariants`: foreign keys would be looked at for each of many rows.
    ///
    /// `facets` holds with each what its feeds ask for most. Keys may be of any length, and so may those that
    /// translations name: their indices hash them. A row of `selections` says that whatever the registered selection
    /// with this facet holds is in `lead`, or in that of another row.
    private static let first = """
        CREATE TABLE settings (
            only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
            version bigint NOT NULL,
            id_authority text,
            hierarchy text NOT NULL,
            newest_time bigint NOT NULL,
            last_sequence bigint NOT NULL,
            last_article bigint NOT NULL
        );
        INSERT INTO settings VALUES (true, 0, NULL, '', 0, 0, 0);

        CREATE TABLE articles (
            key bigint PRIMARY KEY,
            id text COLLATE "C" NOT NULL UNIQUE,
            state text COLLATE "C" NOT NULL
                CHECK (state IN ('draft', 'scheduled', 'published', 'withdrawn', 'erased')),
            state_before text COLLATE "C",
            published bigint NOT NULL,
            published_given bigint,
            due bigint,
            created bigint NOT NULL,
            revised bigint,
            restored bigint,
            taken_down bigint,
            first_published_sequence bigint,
            modified bigint,
            language text COLLATE "C",
            translation_of text COLLATE "C",
            url text,
            external_url text,
            image text,
            banner_image text,
            source_name text,
            source_url text,
            title text,
            summary text,
            content_text text,
            content_html text,
            categories text[] NOT NULL,
            people jsonb NOT NULL,
            attachments jsonb NOT NULL,
            facets bigint[] NOT NULL,
            ordinals bigint[] NOT NULL,
            CHECK (cardinality(facets) = cardinality(ordinals))
        );
        CREATE INDEX articles_due ON articles (due, id) WHERE due IS NOT NULL;
        CREATE INDEX articles_by_original ON articles USING hash (translation_of) WHERE translation_of IS NOT NULL;

        CREATE TABLE category_parents (
            taxonomy text COLLATE "C" NOT NULL,
            slug text COLLATE "C" NOT NULL,
            parent text COLLATE "C" NOT NULL,
            PRIMARY KEY (taxonomy, slug)
        );

        CREATE TABLE facets (
            id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
            kind text COLLATE "C" NOT NULL CHECK (kind IN ('all', 'taxonomy', 'category', 'author', 'source')),
            key text COLLATE "C" NOT NULL,
            language_range text COLLATE "C" NOT NULL,
            size bigint NOT NULL DEFAULT 0,
            changed_sequence bigint NOT NULL DEFAULT 0,
            changed_time bigint,
            entered bigint NOT NULL DEFAULT 0
        ) WITH (fillfactor = 70);
        CREATE INDEX facets_by_key ON facets USING hash (key);

        CREATE TABLE memberships (
            facet bigint NOT NULL,
            ordinal bigint NOT NULL,
            article bigint NOT NULL,
            changed bigint NOT NULL,
            withdrawn bigint,
            published bigint,
            id text COLLATE "C" NOT NULL,
            PRIMARY KEY (facet, ordinal)
        );
        CREATE INDEX memberships_listed ON memberships (facet, published, id) WHERE published IS NOT NULL;
        CREATE INDEX memberships_by_takedown ON memberships (facet, withdrawn, ordinal) WHERE withdrawn IS NOT NULL;

        CREATE TABLE selections (
            lead bigint NOT NULL REFERENCES facets,
            facet bigint NOT NULL REFERENCES facets,
            PRIMARY KEY (lead, facet)
        );

        CREATE TABLE known_values (
            kind text COLLATE "C" NOT NULL CHECK (kind IN ('category', 'language', 'author')),
            key text COLLATE "C" NOT NULL,
            name text NOT NULL,
            PRIMARY KEY (kind, key)
        );

        CREATE TABLE changes (
            sequence bigint PRIMARY KEY,
            time bigint NOT NULL,
            article bigint NOT NULL,
            kind text COLLATE "C" NOT NULL
                CHECK (kind IN ('stored', 'published', 'updated', 'withdrawn', 'erased')),
            before text,
            after text
        );

        CREATE TABLE definitions (
            digest text COLLATE "C" PRIMARY KEY,
            first_seen bigint NOT NULL
        );

        DO $$
        BEGIN
            ALTER TABLE articles ALTER content_html SET COMPRESSION lz4, ALTER content_text SET COMPRESSION lz4,
                ALTER summary SET COMPRESSION lz4;
        EXCEPTION WHEN feature_not_supported OR syntax_error OR invalid_parameter_value THEN
            NULL; -- A server without lz4 compresses as it can.
        END
        $$;
        """
}
