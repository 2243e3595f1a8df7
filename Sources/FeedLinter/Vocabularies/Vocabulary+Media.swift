extension Vocabulary {
    /// Media RSS (rssboard.org/media-rss).
    static let media = Vocabulary(
        prefix: "media",
        namespaces: ["http://search.yahoo.com/mrss/"],
        obsoleteNamespaces: ["http://search.yahoo.com/mrss"],
        table: """
            @entry,@feed         group         *  children
            @entry,group         content       *  children  url=url fileSize=positive type=media-type medium=enum(image|audio|video|document|executable) isDefault=boolean expression=enum(sample|full|nonstop) bitrate=number framerate=number samplingrate=number channels=count duration=number height=positive width=positive lang=language
            @entry,@feed,group,content  rating       *  media-rating  scheme=uri
            @entry,@feed,group,content  adult        ?  boolean  obsolete
            @entry,@feed,group,content  title        ?  media-text  type=enum(plain|html)
            @entry,@feed,group,content  description  ?  media-text  type=enum(plain|html)
            @entry,@feed,group,content  keywords     ?  string
            @entry,@feed,group,content  thumbnail    *  empty  url!=url width=positive height=positive time=npt-time
            @entry,@feed,group,content  category     *  text  scheme=string label=text
            @entry,@feed,group,content  hash         *  media-hash  algo=enum(md5|sha-1)
            @entry,@feed,group,content  player       ?  empty  url!=url width=positive height=positive
            @entry,@feed,group,content  credit       *  text  role=string scheme=uri
            @entry,@feed,group,content  copyright    ?  text  url=url
            @entry,@feed,group,content  text         *  media-text  type=enum(plain|html) lang=language start=npt-time end=npt-time
            @entry,@feed,group,content  restriction  *  media-restriction  relationship!=enum(allow|deny) type=enum(country|uri|sharing)
            @entry,@feed,group,content  community    ?  anything-inline
            @entry,@feed,group,content  comments     ?  anything-inline
            @entry,@feed,group,content  embed        ?  anything-inline  url=url width=positive height=positive
            @entry,@feed,group,content  responses    ?  anything-inline
            @entry,@feed,group,content  backLinks    ?  anything-inline
            @entry,@feed,group,content  status       ?  empty  state=enum(active|blocked|deleted) reason=string
            @entry,@feed,group,content  price        *  empty  type=enum(rent|purchase|package|subscription) info=url price=number currency=string
            @entry,@feed,group,content  license      ?  text  type=media-type href=url
            @entry,@feed,group,content  subTitle     *  empty  type=media-type lang=language href=url
            @entry,@feed,group,content  peerLink     *  empty  type=media-type href=string
            @entry,@feed,group,content  location     ?  anything-inline  description=text start=npt-time end=npt-time
            @entry,@feed,group,content  rights       ?  empty  status=enum(userCreated|official)
            @entry,@feed,group,content  scenes       ?  anything-inline
            """
    )

    /// Apple's podcast tags (podcasters.apple.com/support/823).
    static let itunes = Vocabulary(
        prefix: "itunes",
        namespaces: ["http://www.itunes.com/dtds/podcast-1.0.dtd"],
        obsoleteNamespaces: [
            "http://www.itunes.com/DTDs/Podcast-1.0.dtd", "http://www.itunes.com/DTDs/PodCast-1.0.dtd",
        ],
        table: """
            @feed,@entry  author         ?   text
            @feed,@entry  block          ?   enum(yes|Yes|no|No)
            @feed         category       +~  children  text!=podcast-category
            category      category       *   children  text!=podcast-category
            @feed,@entry  image          ?   text  href!=url blank
            @feed         explicit       1~  enum(true|false|yes|no|clean|Yes|No|Clean)
            @entry        explicit       ?   enum(true|false|yes|no|clean|Yes|No|Clean)
            @feed         owner          1~  children
            owner         email          1   email
            owner         name           ?   text
            @feed,@entry  keywords       ?   text
            @feed,@entry  subtitle       ?   text(255)
            @feed,@entry  summary        ?   text(4000)
            @feed         complete       ?   enum(Yes|yes|No|no)
            @feed         new-feed-url   ?   url
            @feed         type           ?   enum(episodic|serial)
            @feed,@entry  title          ?   text
            @entry        duration       ?   duration
            @entry        order          ?   integer
            @entry        isClosedCaptioned ? enum(Yes|yes|No|no)
            @entry        episode        ?   positive
            @entry        season         ?   positive
            @entry        episodeType    ?   enum(full|trailer|bonus)
            @feed,@entry  applepodcastsverify ? string
            """
    )

    /// Podcasting 2.0 (podcastindex.org/namespace/1.0).
    static let podcast = Vocabulary(
        prefix: "podcast",
        namespaces: [
            "https://podcastindex.org/namespace/1.0",
            "https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/1.0.md",
        ],
        table: """
            @entry        transcript   *  empty  url!=url type!=media-type language=language rel=enum(captions)
            @feed         locked       ?  enum(yes|no)  owner=email
            @feed,@entry  funding      *  text  url!=url
            @entry        chapters     ?  empty  url!=url type!=media-type
            @entry        soundbite    *  string  startTime!=number duration!=number blank
            @feed,@entry  person       *  text  role=string group=string img=url href=url
            @feed,@entry  location     *  text  geo=string osm=string rel=string country=string
            @entry        season       ?  count  name=text
            @entry        episode      ?  number  display=text
            @feed,@entry  trailer      *  text  pubdate!=mail-date url!=url length=count type=media-type season=count
            @feed,@entry  license      ?  text  url=url
            @entry        alternateEnclosure * anything-inline  type!=media-type length=count bitrate=number height=positive lang=language title=text rel=string codecs=string default=boolean
            @feed         guid         ?  uuid
            @feed,@entry  value        *  anything-inline  open
            @feed         medium       ?  string
            @feed,@entry  images       ?  empty  srcset=string
            @feed,@entry  image        *  empty  open
            @feed         liveItem     *  anything-inline  open
            @feed         block        *  enum(yes|no)  id=string
            @feed,@entry  txt          *  string  purpose=string
            @feed         remoteItem   *  anything-inline  open
            @feed         podroll      ?  anything-inline
            @feed         updateFrequency ? text  complete=boolean dtstart=iso-date rrule=string
            @feed         podping      ?  empty  usesPodping=boolean
            @feed,@entry  chat         *  empty  open
            @feed         publisher    ?  anything-inline
            @entry        socialInteract * empty  uri=uri protocol!=string accountId=string accountUrl=url priority=count
            @entry        contentLink  *  text  href!=url
            """
    )
}
