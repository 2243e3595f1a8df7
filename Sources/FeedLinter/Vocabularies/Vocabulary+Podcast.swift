extension Vocabulary {
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
