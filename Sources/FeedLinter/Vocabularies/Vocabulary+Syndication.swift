extension Vocabulary {
    /// RSS 0.91 to 2.0: the specification (rssboard.org/rss-specification) and the Best Practices Profile.
    static let rss = Vocabulary(
        prefix: "rss",
        namespaces: [""],
        obsoleteNamespaces: [
            "http://backend.userland.com/rss", "http://backend.userland.com/rss2", "http://backend.userland.com/RSS2",
            "http://backend.userland.com/rss191", "http://my.netscape.com/publish/formats/rss-0.91.dtd",
            "http://blogs.law.harvard.edu/tech/rss", "http://purl.org/net/rss20/",
        ],
        table: """
            -          rss             1   children  version!=enum(0.91|0.92|0.93|0.94|2.0|2.0.1)
            rss        channel         1   children  feed
            channel    title           1   text
            channel    link            1   url
            channel    description     1   html
            channel    language        ?   language
            channel    copyright       ?   text
            channel    managingEditor  ?   contact
            channel    webMaster       ?   contact
            channel    pubDate         ?   mail-date
            channel    lastBuildDate   ?   mail-date
            channel    category        *   text      domain=string
            channel    generator       ?   text
            channel    docs            ?   url
            channel    cloud           ?   empty     domain!=string port!=count path!=string registerProcedure!=string protocol!=string
            channel    ttl             ?   positive
            channel    image           ?   children
            channel    rating          ?   string
            channel    textInput       ?   children
            channel    skipHours       ?   children
            channel    skipDays        ?   children
            channel    item            *   children  entry many
            image      url             1   url
            image      title           1   text
            image      link            1   url
            image      width           ?   integer(1-144)
            image      height          ?   integer(1-400)
            image      description     ?   text
            textInput  title           1   text
            textInput  description     1   text
            textInput  name            1   string
            textInput  link            1   url
            skipHours  hour            +   hour      unique
            skipDays   day             +   enum(Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday) unique
            item       title           ?   text
            item       link            ?   url
            item       description     ?   html      blank
            item       author          ?   contact
            item       category        *   text      domain=string
            item       comments        ?   url
            item       enclosure       ?~  empty     url!=url length!=count type!=media-type
            item       guid            ?   permalink unique isPermaLink=boolean
            item       pubDate         ?   mail-date
            item       source          ?   text      url!=url
            channel    atom:link       *   empty     rel=relation href!=reference type=media-type hreflang=language title=text length=count
            item       atom:link       *   empty     rel=relation href!=reference type=media-type hreflang=language title=text length=count
            channel    atom:author     *   children
            channel    atom:contributor * children
            channel    atom:id         ?   id
            channel    atom:updated    ?   internet-date
            channel    atom:icon       ?   atom-uri
            channel    atom:logo       ?   atom-uri
            channel    atom:rights     ?   text-construct
            item       atom:author     *   children
            item       atom:contributor *  children
            item       atom:id         ?   id
            item       atom:published  ?   internet-date
            item       atom:updated    ?   internet-date
            item       atom:summary    ?   text-construct
            item       atom:rights     ?   text-construct
            item       atom:source     ?   children
            """
    )

    /// RSS 1.0 (web.resource.org/rss/1.0/spec) and RSS 0.9, which are RDF.
    static let rss1 = Vocabulary(
        prefix: "rss1",
        namespaces: ["http://purl.org/rss/1.0/"],
        obsoleteNamespaces: ["http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/"],
        table: """
            -          rdf:RDF         1   children  open
            rdf:RDF    channel         1   children  feed rdf:about!=uri
            rdf:RDF    image           ?   children  rdf:about!=uri
            rdf:RDF    item            +   children  entry many rdf:about!=uri
            rdf:RDF    textinput       ?   children  rdf:about!=uri
            channel    title           1   text
            channel    link            1   url
            channel    description     1   literal
            channel    image           ?   empty     rdf:resource!=uri
            channel    items           1   children
            channel    textinput       ?   empty     rdf:resource!=uri
            image      title           1   text
            image      url             1   url
            image      link            1   url
            item       title           1   text
            item       link            1   url
            item       description     ?   literal
            textinput  title           1   text
            textinput  description     1   text
            textinput  name            1   string
            textinput  link            1   url
            items      rdf:Seq         1   children
            """
    )

    /// RSS 1.1 (inamidst.com/rss1.1).
    static let rss11 = Vocabulary(
        prefix: "rss11",
        namespaces: ["http://purl.org/net/rss1.1#"],
        table: """
            -          Channel         1   children  feed rdf:about!=uri
            Channel    title           1   text
            Channel    link            1   padded-url
            Channel    description     1   html
            Channel    image           ?   children  rdf:parseType=string
            Channel    items           1   children  rdf:parseType=string
            items      item            *   children  entry many rdf:about!=uri
            image      title           1   text
            image      url             1   padded-url
            image      link            ?   padded-url
            item       title           1   text
            item       link            1   padded-url
            item       description     ?   html
            @feed,@entry payload:payload ? anything-inline rdf:parseType=string
            """
    )

    /// Atom 1.0 (RFC 4287), with the attributes of RFC 4685.
    static let atom = Vocabulary(
        prefix: "atom",
        namespaces: ["http://www.w3.org/2005/Atom"],
        table: """
            -                   feed         1   children  feed
            -                   entry        1   children  entry
            feed                entry        *   children  entry many
            feed,entry          id           1   id
            feed,entry          title        1   text-construct
            feed,entry          updated      1   internet-date
            source              id           ?   id
            source              title        ?   text-construct
            source              updated      ?   internet-date
            feed,entry,source   author       *   children
            feed,entry,source   contributor  *   children
            feed,entry,source   category     *   anything-inline  term!=string scheme=uri label=text
            feed,entry,source   link         *   anything-inline  href!=reference rel=relation type=media-type hreflang=language title=text length=count thr:count=count thr:updated=internet-date
            feed,entry,source   rights       ?   text-construct
            feed,source         generator    ?   text      uri=reference version=string
            feed,source         icon         ?   atom-uri
            feed,source         logo         ?   atom-uri
            feed,source         subtitle     ?   text-construct
            entry               published    ?   internet-date
            entry               summary      ?   text-construct
            entry               content      ?   atom-content  src=reference type=string
            entry               source       ?   children
            author,contributor  name         1   text
            author,contributor  uri          ?   atom-uri
            author,contributor  email        ?   email
            """
    )

    /// OPML 1.0 to 2.0 (opml.org/spec2.opml).
    static let opml = Vocabulary(
        prefix: "opml",
        namespaces: [],
        table: """
            -        opml             1   children  version!=enum(1.0|1.1|2.0)
            -        outlineDocument  1   anything-inline  obsolete
            opml     head             1   children
            opml     body             1   children
            head     title            ?   text
            head     dateCreated      ?   mail-date
            head     dateModified     ?   mail-date
            head     ownerName        ?   text
            head     ownerEmail       ?   email
            head     ownerId          ?   url
            head     docs             ?   url
            head     expansionState   ?   string blank
            head     vertScrollState  ?   integer
            head     windowTop        ?   integer
            head     windowLeft       ?   integer
            head     windowBottom     ?   integer
            head     windowRight      ?   integer
            body     outline          +   children  many open text!=string type=string isComment=boolean isBreakpoint=boolean created=mail-date category=string xmlUrl=url htmlUrl=url url=url language=string title=string description=string version=string
            outline  outline          *   children  many open text!=string type=string isComment=boolean isBreakpoint=boolean created=mail-date category=string xmlUrl=url htmlUrl=url url=url language=string title=string description=string version=string
            """
    )

    /// JSON Feed 1.1 (jsonfeed.org/version/1.1); the elements are the members of its objects.
    static let jsonFeed = Vocabulary(
        prefix: "json",
        namespaces: [],
        table: """
            -              feed            1   children  feed
            -              items           1   children  entry many
            feed           version         1   enum(https://jsonfeed.org/version/1|https://jsonfeed.org/version/1.1)
            feed           title           1   text
            feed           home_page_url   ?   url
            feed           feed_url        1~  url
            feed           description     ?   text
            feed           user_comment    ?   text
            feed           next_url        ?   url
            feed           icon            ?   url
            feed           favicon         ?   url
            feed           authors         ?   list
            feed           author          ?   children  obsolete
            feed           language        ?   language
            feed           expired         ?   flag
            feed           hubs            ?   list
            feed           items           1   list
            authors,author name            ?   text
            authors,author url             ?   url
            authors,author avatar          ?   url
            authors        authors         *   children
            hubs           hubs            *   children
            hubs           type            1   string
            hubs           url             1   url
            items          items           *   children  entry many
            items          id              1   string
            items          url             ?   url
            items          external_url    ?   url
            items          title           ?   text
            items          content_html    ?   html blank
            items          content_text    ?   string blank
            items          summary         ?   text
            items          image           ?   url
            items          banner_image    ?   url
            items          date_published  ?   internet-date
            items          date_modified   ?   internet-date
            items          authors         ?   list
            items          author          ?   children  obsolete
            items          tags            ?   list
            items          language        ?   language
            items          attachments     ?   list
            tags           tags            *   text
            attachments    attachments     *   children
            attachments    url             1   url
            attachments    mime_type       1   media-type
            attachments    title           ?   text
            attachments    size_in_bytes   ?   count
            attachments    duration_in_seconds ? number
            """
    )
}
