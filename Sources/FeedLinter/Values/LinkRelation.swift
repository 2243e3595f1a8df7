/// Link relations (RFC 4287 §4.2.7.2, RFC 8288): a registered name, or an address for one's own.
enum LinkRelation {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        guard !registered.contains(value.text.lowercased()), AddressSyntax(value.text).scheme == nil else { return }
        value.report(.unregisteredRelation, "which is no registered relation.", in: &context)
    }

    /// IANA's registry of link relations.
    private static let registered: Set<String> = Set(
        """
        about acl alternate amphtml api-catalog appendix apple-touch-icon apple-touch-startup-image archives author \
        blocked-by bookmark c2pa-manifest canonical chapter cite-as collection comments compression-dictionary contents \
        convertedfrom copyright create-form current deprecation describedby describes disclosure dns-prefetch duplicate \
        edit edit-form edit-media enclosure external first geofeed glossary help hosts hub ice-server icon index \
        intervalafter intervalbefore intervalcontains intervaldisjoint intervalduring intervalequals intervalfinishedby \
        intervalfinishes intervalin intervalmeets intervalmetby intervaloverlappedby intervaloverlaps intervalstartedby \
        intervalstarts item last latest-version license linkset lrdd manifest mask-icon me media-feed memento micropub \
        modulepreload monitor monitor-group next next-archive nofollow noopener noreferrer opener openid2.local_id \
        openid2.provider original p3pv1 payment pingback preconnect predecessor-version prefetch preload prerender prev \
        prev-archive preview previous privacy-policy profile publication rdap-active related replies restconf \
        rulesheet ruleinput search section self service service-desc service-doc service-meta sip-trunking-capability \
        sponsored start status stylesheet subsection successor-version sunset tag terms-of-service timegate timemap \
        type ugc up version-history via webmention working-copy working-copy-of http://schemas.google.com/g/2005#feed
        """
        .split(separator: " ").map(String.init)
    )
}
