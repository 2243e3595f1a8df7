/// The kinds of outlines that OPML 2.0 names.
enum OutlineCheck {
    static func check(_ outline: LintElement, _ context: inout LintContext) {
        let type = outline["type"]?.lowercased()
        switch type {
        case "rss", "atom": require("xmlUrl", of: outline, &context)
        case "link", "include": require("url", of: outline, &context)
        case nil where outline["xmlUrl"] != nil:
            context.add(
                .outlineType,
                outline.line,
                at: "type",
                "“outline” has an “xmlUrl” and no type; expected “rss”."
            )
        case nil, "thread", "tbs", "howto", "blogpost", "glossary", "menu", "redirect", "event", "xml", "collection",
            "outline":
            break
        case .some where context.facts["OPML 2.0"] == nil:
            let message = "“outline” has the type \(Quoted.text(outline["type"] ?? "")), which is not known."
            context.add(.outlineType, outline.line, at: "type", message)
        case .some: break
        }
        let versions = ["RSS", "RSS1", "RSS2", "ATOM", "ATOM1", "scriptingNews"]
        if type == "rss", let version = outline["version"], !versions.contains(version) {
            let message =
                "“outline” has the version \(Quoted.text(version)); expected one of: \(versions.joined(separator: ", "))."
            context.add(.outlineVersion, outline.line, at: "version", message)
        }
    }

    private static func require(_ name: String, of outline: LintElement, _ context: inout LintContext) {
        guard outline[name] == nil, name == "xmlUrl" || outline["xmlUrl"] == nil else { return }
        let message = "“outline” of type \(Quoted.text(outline["type"] ?? "")) has no attribute “\(name)”."
        context.add(.missingAttribute, outline.line, at: name, message)
    }
}
