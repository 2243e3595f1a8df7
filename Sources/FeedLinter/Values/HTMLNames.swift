/// The names that HTML, SVG and MathML have, as far as readers know them.
enum HTMLNames {
    /// Elements of HTML, of earlier versions too.
    static let elements = words(
        """
        a abbr acronym address applet area article aside audio b base basefont bdi bdo bgsound big blink blockquote \
        body br button canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl \
        dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr \
        html i iframe img input ins isindex kbd keygen label legend li link main map mark marquee menu menuitem meta \
        meter nav nobr noembed noframes noscript object ol optgroup option output p param picture plaintext pre \
        progress q rb rbc rp rt rtc ruby s samp script search section select slot small source span strike strong \
        style sub summary sup svg table tbody td template textarea tfoot th thead time title tr track tt u ul var \
        video wbr xmp math
        """
    )

    /// Elements that can run programs, fetch what nobody asked for, or change the page around them.
    static let unsafeElements = words(
        """
        applet base bgsound embed form frame frameset iframe isindex link meta noembed noframes noscript object param \
        plaintext script style template
        """
    )

    /// Attributes that only describe.
    static let attributes = words(
        """
        abbr accept accept-charset accesskey action align allow allowfullscreen alt async aria-describedby aria-hidden \
        aria-label aria-labelledby autocomplete autofocus autoplay axis background bgcolor border bordercolor \
        cellpadding cellspacing challenge char charoff charset checked cite class clear color cols colspan compact \
        content contenteditable controls coords crossorigin data datetime decoding default dir disabled download \
        draggable enctype fetchpriority for form frame frameborder headers height hidden high href hreflang hspace \
        http-equiv id inputmode is ismap itemid itemprop itemref itemscope itemtype keytype kind label lang list \
        loading longdesc loop loopcount loopend loopstart low marginheight marginwidth max maxlength media method min \
        multiple muted name nohref nonce noshade nowrap open optimum part pattern placeholder playsinline point-size \
        poster preload prompt property pubdate radiogroup readonly referrerpolicy rel repeat-max repeat-min required \
        rev reversed role rowspan rows rules sandbox scope scrolling selected shape size sizes slot span spellcheck \
        src srcdoc srclang srcset start step style summary suppress tabindex target template title translate type \
        typeof unselectable urn usemap valign value variable version volume vrml vspace width wrap xmlns xml:base \
        xml:lang xml:space rdf:about rdf:parseType epub:type
        """
    )

    /// Attributes of SVG that only describe.
    static let svgAttributes = words(
        """
        accent-height alphabetic arabic-form ascent attributeName attributeType baseProfile bbox begin by calcMode \
        cap-height clip-path clip-rule color-rendering cx cy d dx dy descent display dominant-baseline dur end fill \
        fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 g2 \
        glyph-name gradientTransform gradientUnits hanging horiz-adv-x horiz-origin-x id ideographic k keyPoints \
        keySplines keyTimes marker-end marker-mid marker-start markerHeight markerUnits markerWidth mask \
        mathematical offset opacity orient origin overflow overline-position overline-thickness panose-1 path \
        pathLength points preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions requiredFeatures \
        restart rotate rx ry slope spreadMethod stemh stemv stop-color stop-opacity strikethrough-position \
        strikethrough-thickness stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin \
        stroke-miterlimit stroke-opacity stroke-width systemLanguage text-anchor to transform u1 u2 underline-position \
        underline-thickness unicode unicode-range units-per-em values version viewBox visibility widths x x-height x1 \
        x2 xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type y y1 y2 zoomAndPan
        """
    )

    /// Attributes whose value is an address.
    static let addressAttributes: Set<String> = [
        "href", "src", "cite", "longdesc", "poster", "background", "action", "data",
    ]

    /// Attributes that run a program.
    static let handlers = words(
        """
        onabort onafterprint onauxclick onbeforeinput onbeforeprint onbeforeunload onbegin onblur oncancel oncanplay \
        onchange onclick onclose oncontextmenu oncopy oncut ondblclick ondrag ondragend ondragenter ondragleave \
        ondragover ondragstart ondrop onend onended onerror onfocus onfocusin onfocusout onformdata onhashchange \
        oninput oninvalid onkeydown onkeypress onkeyup onload onloadeddata onloadedmetadata onloadstart onmessage \
        onmousedown onmouseenter onmouseleave onmousemove onmouseout onmouseover onmouseup onmousewheel onpagehide \
        onpageshow onpaste onpause onplay onplaying onpointercancel onpointerdown onpointerenter onpointerleave \
        onpointermove onpointerout onpointerover onpointerup onpopstate onprogress onrepeat onreset onresize onscroll \
        onsearch onseeked onselect onsubmit onsuspend ontimeupdate ontoggle ontouchcancel ontouchend ontouchmove \
        ontouchstart onunload onvolumechange onwheel
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split(separator: " ").map(String.init))
    }
}
