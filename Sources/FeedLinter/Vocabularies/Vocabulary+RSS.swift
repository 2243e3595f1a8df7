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
}
