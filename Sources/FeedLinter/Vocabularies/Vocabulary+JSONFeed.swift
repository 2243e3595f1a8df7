extension Vocabulary {
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
