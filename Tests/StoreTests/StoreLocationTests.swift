import Store
import Testing

@Suite struct StoreLocationTests {
    @Test(arguments: [
        ("sqlite:articles.sqlite", "/etc/feeds", "/etc/feeds/articles.sqlite"),
        ("sqlite:/var/lib/a.sqlite", "/etc/feeds", "/var/lib/a.sqlite"),
        ("sqlite:data/a b%20.sqlite", "/etc/feeds/", "/etc/feeds/data/a b%20.sqlite"),
        ("sqlite:file:a.sqlite?mode=memory", "", "./file:a.sqlite?mode=memory"), ("sqlite::memory:", ".", "./:memory:"),
        ("sqlite:a.sqlite", "conf", "./conf/a.sqlite"), ("sqlite:a.sqlite", "../conf", "../conf/a.sqlite"),
    ])
    func `A path is relative to the folder and never a URI or a name of SQLite's`(
        text: String,
        folder: String,
        path: String
    ) throws {
        #expect(try StoreLocation.parse(text, relativeTo: folder) == .sqlite(path: path))
    }

    @Test(arguments: [
        (
            "sqlite:",
            "sqlite:: the path is missing; write the path of a file behind the colon, as in sqlite:articles.sqlite"
        ),
        (
            "articles.sqlite",
            "articles.sqlite: this names no store; write sqlite:PATH, as in sqlite:articles.sqlite, "
                + "or postgresql://USER@HOST/DATABASE"
        ),
        (
            "",
            ": this names no store; write sqlite:PATH, as in sqlite:articles.sqlite, "
                + "or postgresql://USER@HOST/DATABASE"
        ),
        (
            "redis://user:secret@host/1",
            "redis://…@host/1: this names no store; write sqlite:PATH, as in sqlite:articles.sqlite, "
                + "or postgresql://USER@HOST/DATABASE"
        ),
    ])
    func `What names no store is refused without showing a password`(text: String, message: String) {
        let error = #expect(throws: StoreError.self) { try StoreLocation.parse(text, relativeTo: "") }
        #expect(error?.kind == .location)
        #expect(error?.description == message)
    }
}
