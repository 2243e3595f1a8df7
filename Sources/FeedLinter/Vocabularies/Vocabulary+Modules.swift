extension Vocabulary {
    /// RFC 5005: archived, paged and complete feeds.
    static let history = Vocabulary(
        prefix: "fh",
        namespaces: ["http://purl.org/syndication/history/1.0"],
        table: """
            @feed   archive      ?  empty
            @feed   complete     ?  empty
            @feed   incremental  ?  enum(true|false) obsolete
            """
    )

    /// RFC 6721: tombstones.
    static let tombstones = Vocabulary(
        prefix: "at",
        namespaces: ["http://purl.org/atompub/tombstones/1.0"],
        table: """
            @feed          deleted-entry  *  children  many ref!=id when!=internet-date
            deleted-entry  by             ?  children
            deleted-entry  comment        ?  text-construct
            deleted-entry  atom:link      *  anything-inline href!=reference rel=relation type=media-type hreflang=language title=text length=count
            deleted-entry  atom:source    ?  children
            by             atom:name      1  text
            by             atom:uri       ?  atom-uri
            by             atom:email     ?  email
            """
    )

    /// web.resource.org/rss/1.0/modules/content.
    static let content = Vocabulary(
        prefix: "content",
        namespaces: ["http://purl.org/rss/1.0/modules/content/"],
        table: """
            @entry       encoded  ?  html blank
            @feed        encoded  ?  html blank
            @feed,@entry items    ?  anything-inline
            """
    )

    /// Dublin Core 1.1 (web.resource.org/rss/1.0/modules/dc).
    static let dublinCore = Vocabulary(
        prefix: "dc",
        namespaces: ["http://purl.org/dc/elements/1.1/"],
        obsoleteNamespaces: ["http://purl.org/dc/elements/1.0/"],
        table: """
            @feed,@entry  title        *  mixed-text
            @feed,@entry  creator      *  mixed-text
            @feed,@entry  contributor  *  mixed-text
            @feed,@entry  publisher    *  mixed-text
            @feed,@entry  subject      *  mixed-text
            @feed,@entry  description  *  mixed
            @feed         date         ?  w3c-date
            @entry        date         *  w3c-date
            @entry        date.Taken   *  w3c-date
            @feed,@entry  type         *  text
            @feed,@entry  format       *  text
            @feed,@entry  identifier   *  text
            @feed,@entry  source       *  text
            @feed,@entry  language     ?  language
            @feed,@entry  relation     *  text
            @feed,@entry  coverage     *  text
            @feed,@entry  rights       *  mixed-text
            @any          title        *  mixed-text
            @any          description  *  mixed
            """
    )

    /// The terms of the Dublin Core Metadata Initiative.
    static let dublinCoreTerms = Vocabulary(
        prefix: "dcterms",
        namespaces: ["http://purl.org/dc/terms/"],
        table: """
            @any          alternative       *  anything-inline
            @any          abstract          *  anything-inline
            @any          accessRights      *  anything-inline
            @any          accrualMethod  *  anything-inline
            @any          accrualPeriodicity  *  anything-inline
            @any          accrualPolicy  *  anything-inline
            @any          instructionalMethod  *  anything-inline
            @any          date  *  anything-inline
            @any          format  *  anything-inline
            @any          relation  *  anything-inline
            @any          coverage  *  anything-inline
            @any          audience          *  anything-inline
            @any          available         *  anything-inline
            @any          bibliographicCitation * anything-inline
            @any          conformsTo        *  anything-inline
            @any          contributor       *  anything-inline
            @any          created           *  anything-inline
            @any          creator           *  anything-inline
            @any          dateAccepted      *  anything-inline
            @any          dateCopyrighted   *  anything-inline
            @any          dateSubmitted     *  anything-inline
            @any          description       *  anything-inline
            @any          educationLevel    *  anything-inline
            @any          extent            *  anything-inline
            @any          hasFormat         *  anything-inline
            @any          hasPart           *  anything-inline
            @any          hasVersion        *  anything-inline
            @any          identifier        *  anything-inline
            @any          isFormatOf        *  anything-inline
            @any          isPartOf          *  anything-inline
            @any          isReferencedBy    *  anything-inline
            @any          isReplacedBy      *  anything-inline
            @any          isRequiredBy      *  anything-inline
            @any          issued            *  anything-inline
            @any          isVersionOf       *  anything-inline
            @any          language          *  anything-inline
            @any          license           *  anything-inline
            @any          mediator          *  anything-inline
            @any          medium            *  anything-inline
            @any          modified          *  anything-inline
            @any          provenance        *  anything-inline
            @any          publisher         *  anything-inline
            @any          references        *  anything-inline
            @any          replaces          *  anything-inline
            @any          requires          *  anything-inline
            @any          rights            *  anything-inline
            @any          rightsHolder      *  anything-inline
            @any          source            *  anything-inline
            @any          spatial           *  anything-inline
            @any          subject           *  anything-inline
            @any          tableOfContents   *  anything-inline
            @any          temporal          *  anything-inline
            @any          title             *  anything-inline
            @any          type              *  anything-inline
            @any          valid             *  anything-inline
            """
    )

    /// web.resource.org/rss/1.0/modules/syndication.
    static let syndication = Vocabulary(
        prefix: "sy",
        namespaces: ["http://purl.org/rss/1.0/modules/syndication/"],
        table: """
            @feed  updatePeriod     ?  enum(hourly|daily|weekly|monthly|yearly)
            @feed  updateFrequency  ?  positive
            @feed  updateBase       ?  w3c-date
            """
    )

    /// web.resource.org/rss/1.0/modules/slash.
    static let slash = Vocabulary(
        prefix: "slash",
        namespaces: ["http://purl.org/rss/1.0/modules/slash/"],
        table: """
            @entry  comments    ?  count
            @entry  section     ?  text
            @entry  department  ?  text
            @entry  hit_parade  ?  string
            """
    )

    /// RFC 4685: threads.
    static let thread = Vocabulary(
        prefix: "thr",
        namespaces: ["http://purl.org/syndication/thread/1.0"],
        table: """
            @entry,@feed  in-reply-to  *  anything-inline  ref!=id href=reference type=media-type source=reference
            @entry,@feed  total        ?  count
            """
    )

    /// web.resource.org/rss/1.0/modules/threading.
    static let threading = Vocabulary(
        prefix: "thr10",
        namespaces: ["http://purl.org/rss/1.0/modules/threading/"],
        table: """
            @entry  children  ?  children
            children  rdf:Seq  1  children
            """
    )

    /// wellformedweb.org's comment API.
    static let wellFormedWeb = Vocabulary(
        prefix: "wfw",
        namespaces: ["http://wellformedweb.org/CommentAPI/"],
        table: """
            @entry  comment     ?  url
            @entry  commentRss  ?  url
            @entry  commentRSS  ?  url  obsolete
            """
    )

    /// GeoRSS, simple and GML (OGC 17-002).
    static let geoRSS = Vocabulary(
        prefix: "georss",
        namespaces: ["http://www.georss.org/georss"],
        table: """
            @feed,@entry  point               ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  line                ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  polygon             ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  box                 ?  coordinates featuretypetag=string relationshiptag=string featurename=string elev=number floor=integer radius=number
            @feed,@entry  circle              ?  string
            @feed,@entry  where               ?  anything-inline open
            @feed,@entry  featuretypetag      ?  text
            @feed,@entry  relationshiptag     ?  text
            @feed,@entry  featurename         ?  text
            @feed,@entry  featureTypeTag      ?  text
            @feed,@entry  relationshipTag     ?  text
            @feed,@entry  featureName         ?  text
            @feed,@entry  elev                ?  number
            @feed,@entry  floor               ?  integer
            @feed,@entry  radius              ?  number
            """
    )

    /// The W3C's basic geo vocabulary, and its forerunner.
    static let geo = Vocabulary(
        prefix: "geo",
        namespaces: [
            "http://www.w3.org/2003/01/geo/wgs84_pos#", "http://postneo.com/icbm", "http://postneo.com/icbm/",
        ],
        table: """
            @feed,@entry  lat        ?  latitude
            @feed,@entry  long       ?  longitude
            @feed,@entry  alt        ?  number
            @feed,@entry  latitude   ?  latitude
            @feed,@entry  longitude  ?  longitude
            @feed,@entry  Point      ?  anything-inline
            """
    )

    /// web.resource.org/rss/1.0/modules/admin.
    static let administration = Vocabulary(
        prefix: "admin",
        namespaces: ["http://webns.net/mvcb/"],
        table: """
            @feed  generatorAgent  ?  empty  rdf:resource!=uri
            @feed  errorReportsTo  ?  empty  rdf:resource!=uri
            """
    )

    /// Creative Commons in RDF (web.resource.org/rss/1.0/modules/cc).
    static let creativeCommons = Vocabulary(
        prefix: "cc",
        namespaces: ["http://web.resource.org/cc/", "http://creativecommons.org/ns#"],
        table: """
            @feed,@entry  license  *  empty  rdf:resource=uri
            rdf:RDF       License  *  anything-inline  open
            """
    )

    /// Creative Commons in RSS (cyber.harvard.edu/rss/creativeCommonsRssModule.html).
    static let creativeCommonsRSS = Vocabulary(
        prefix: "creativeCommons",
        namespaces: ["http://backend.userland.com/creativeCommonsRssModule"],
        table: """
            @feed,@entry  license  *  url
            """
    )

    /// XHTML in RSS items.
    static let xhtml = Vocabulary(
        prefix: "xhtml",
        namespaces: ["http://www.w3.org/1999/xhtml"],
        table: """
            rss:item,rss1:item  body  ?  inline-markup  open
            rss:item,rss1:item  div   ?  inline-markup  open
            @feed               meta  *  empty  open name!=enum(robots) content!=string
            """
    )

    /// RDF and RDF Schema, where modules use them.
    static let rdf = Vocabulary(
        prefix: "rdf",
        namespaces: ["http://www.w3.org/1999/02/22-rdf-syntax-ns#"],
        table: """
            Seq                 li           *  empty  rdf:resource=uri resource=uri
            @any                RDF          *  anything-inline  open
            @any                Description  *  anything-inline  open
            @any                rdfs:seeAlso *  empty  rdf:resource!=uri
            """
    )

    /// FOAF, with which RDF describes people.
    static let friends = Vocabulary(
        prefix: "foaf",
        namespaces: ["http://xmlns.com/foaf/0.1/"],
        table: """
            @any  name      *  mixed-text
            @any  Person    *  anything-inline  open
            @any  Agent     *  anything-inline  open
            @any  maker     *  anything-inline  open
            @any  mbox      *  empty  rdf:resource=uri
            @any  homepage  *  empty  rdf:resource=uri
            """
    )

    /// backend.userland.com/blogChannelModule.
    static let blogChannel = Vocabulary(
        prefix: "blogChannel",
        namespaces: ["http://backend.userland.com/blogChannelModule"],
        table: """
            @feed  blogRoll         ?  url
            @feed  mySubscriptions  ?  url
            @feed  blink            ?  url
            @feed  changes          ?  url
            """
    )

    /// TrackBack in RSS.
    static let trackback = Vocabulary(
        prefix: "trackback",
        namespaces: ["http://madskills.com/public/xml/rss/module/trackback/"],
        table: """
            rss:item,atom:entry  ping   ?  url
            rss:item,atom:entry  about  *  url
            rss1:item            ping   ?  empty  rdf:resource!=uri
            rss1:item            about  *  empty  rdf:resource!=uri
            """
    )

    /// web.resource.org/rss/1.0/modules/event.
    static let events = Vocabulary(
        prefix: "ev",
        namespaces: ["http://purl.org/rss/1.0/modules/event/"],
        table: """
            @entry  startdate  ?  iso-date
            @entry  enddate    ?  iso-date
            @entry  location   ?  mixed-text  rdf:resource=uri blank
            @entry  organizer  ?  mixed-text  rdf:resource=uri blank
            @entry  type       ?  text
            """
    )

    /// What FeedBurner adds.
    static let feedBurner = Vocabulary(
        prefix: "feedburner",
        namespaces: ["http://rssnamespace.org/feedburner/ext/1.0"],
        table: """
            @feed,@entry  awareness             ?  url
            @entry        origLink              ?  url
            @entry        origEnclosureLink     ?  url
            @feed         browserFriendly       ?  text
            @feed         emailServiceId        ?  text
            @feed         feedburnerHostname    ?  url
            @feed         info                  ?  empty  open uri=string
            @feed,@entry  feedFlare             *  text  href=url src=url
            """
    )

    /// The control elements of RFC 5023.
    static let publishing = Vocabulary(
        prefix: "app",
        namespaces: ["http://www.w3.org/2007/app"],
        obsoleteNamespaces: ["http://purl.org/atom/app#"],
        table: """
            @entry   edited   ?  internet-date
            @entry   control  ?  children
            control  draft    ?  enum(yes|no)
            """
    )

    /// web.resource.org/rss/1.0/modules/aggregation.
    static let aggregation = Vocabulary(
        prefix: "ag",
        namespaces: ["http://purl.org/rss/1.0/modules/aggregation/", "http://purl.org/rss/modules/aggregation/"],
        table: """
            @entry  source     ?  text
            @entry  sourceURL  ?  url
            @entry  timestamp  ?  iso-date
            """
    )

    /// Namespaces that only name types and attributes.
    static let feedFormats = Vocabulary(
        prefix: "rdfs",
        namespaces: ["http://www.w3.org/2000/01/rdf-schema#"],
        table: """
            rdf:RDF  seeAlso  *  empty  rdf:resource!=uri
            """
    )
}
