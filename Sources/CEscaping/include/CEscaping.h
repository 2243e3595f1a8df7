#ifndef CESCAPING_H
#define CESCAPING_H

/* Copies UTF-8 while it is escaped, 32 bytes at a time. In C, because Swift has no way from a comparison of many bytes to
   a bit for each of them, and none to choose instructions by the processor that the program finds itself on. */

/* What must not stand for itself, and what stands for it; whoever names a kind says why. */
enum escaping_kind {
    /* &amp; &lt; &gt; &#13; and no other control characters but tab and line feed. */
    escaping_xml_content,
    /* As in content, and &quot; &#9; &#10;. */
    escaping_xml_attribute,
    /* \" \\ \t \n \r, no other control characters, and \u2028 and \u2029. */
    escaping_json
};

/* Where the next byte is to be read, and where it is to be written. */
struct escaping_place {
    const void *_Nonnull source;
    void *_Nonnull target;
};

/* What there must be room for, or nothing is written: what any 66 bytes become, and what is written beyond that. */
enum { escaping_room = 1024 };

/* Writes text from `source` to `target` until the one is read to `source_end` or there is too little room before
   `target_end`; says where it stopped. The text is valid UTF-8, whose characters U+FFFE and U+FFFF are left out in every
   kind. Nothing is read beyond the text or written beyond the room; what is written beyond the place returned means
   nothing. */
struct escaping_place escaping_copy(enum escaping_kind kind, const void *_Nonnull source,
                                    const void *_Nonnull source_end, void *_Nonnull target,
                                    const void *_Nonnull target_end);

#endif
