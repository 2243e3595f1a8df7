extension Vocabulary {
    /// Media RSS (rssboard.org/media-rss).
    static let media = Vocabulary(
        prefix: "media",
        namespaces: ["http://search.yahoo.com/mrss/"],
        obsoleteNamespaces: ["http://search.yahoo.com/mrss"],
        table: """
            @entry,@feed         group         *  children
            @entry,group         content       *  children  url=url fileSize=positive type=media-type medium=enum(image|audio|video|document|executable) isDefault=boolean expression=enum(sample|full|nonstop) bitrate=number framerate=number samplingrate=number channels=count duration=number height=positive width=positive lang=language
            @entry,@feed,group,content  rating       *  media-rating  scheme=media-scheme
            @entry,@feed,group,content  adult        ?  boolean  obsolete
            @entry,@feed,group,content  title        ?  media-text  type=enum(plain|html)
            @entry,@feed,group,content  description  ?  media-text  type=enum(plain|html)
            @entry,@feed,group,content  keywords     ?  string
            @entry,@feed,group,content  thumbnail    *  empty  url!=url width=positive height=positive time=npt-time
            @entry,@feed,group,content  category     *  text  scheme=string label=text
            @entry,@feed,group,content  hash         *  media-hash  algo=enum(md5|sha-1)
            @entry,@feed,group,content  player       ?  empty  url!=url width=positive height=positive
            @entry,@feed,group,content  credit       *  text  role=string scheme=media-scheme
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
}
