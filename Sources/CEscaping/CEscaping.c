#include "CEscaping.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define INLINED static inline __attribute__((always_inline))

/* Vectors of Clang's, the compiler that Swift brings: for every processor the same source. */
#define BLOCK 32
typedef uint8_t block __attribute__((ext_vector_type(BLOCK)));
typedef uint8_t half __attribute__((ext_vector_type(BLOCK / 2)));
typedef char block_suspects __attribute__((ext_vector_type(BLOCK)));
typedef bool block_lanes __attribute__((ext_vector_type(BLOCK)));
typedef char half_suspects __attribute__((ext_vector_type(BLOCK / 2)));
typedef bool half_lanes __attribute__((ext_vector_type(BLOCK / 2)));

/* How many bytes are read, at most, from the beginning of a block on: a character of three bytes may begin with its last,
   and a block is read after that. */
#define LOOKAHEAD (BLOCK + 2 + BLOCK)

/* At most six bytes are written for one. A text that is shorter than LOOKAHEAD is taken in blocks, the last of which may
   end beyond it; eight bytes and a block are written beyond what counts. */
_Static_assert(escaping_room >= 6 * (LOOKAHEAD + BLOCK) + 8 + BLOCK, "room for the end of a text");
_Static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "lanes and words are taken from their lowest bit on");

#define SPACES UINT64_C(0x2020202020202020)

/* What stands for a byte; nothing for those that are not named. */
struct replacement {
    char text[8];
    uint64_t length;
};

#define FOR(byte, string) [byte] = {string, sizeof(string) - 1}
/* Begins a character of three bytes, the others decide. */
#define THREE(byte) [byte] = {"", UINT64_MAX}

static const struct replacement replacements[3][256] = {
    [escaping_xml_content] = {FOR('&', "&amp;"), FOR('<', "&lt;"), FOR('>', "&gt;"), FOR('\r', "&#13;"), FOR('\t', "\t"),
                              FOR('\n', "\n"), THREE(0xEF)},
    [escaping_xml_attribute] = {FOR('&', "&amp;"), FOR('<', "&lt;"), FOR('>', "&gt;"), FOR('\r', "&#13;"),
                                FOR('\t', "&#9;"), FOR('\n', "&#10;"), FOR('"', "&quot;"), THREE(0xEF)},
    [escaping_json] = {FOR('"', "\\\""), FOR('\\', "\\\\"), FOR('\t', "\\t"), FOR('\n', "\\n"), FOR('\r', "\\r"),
                       THREE(0xE2), THREE(0xEF)}};

/* Which bytes may begin a character of three bytes that has to be replaced: EF begins U+FFFE and U+FFFF, but also
   full-width punctuation, E2 begins U+2028 and U+2029, but also quotation marks. The byte after it tells most apart. */
#define THREES(kind, bytes, following)                                                                                   \
    (((bytes == 0xEF) & (following == 0xBF)) |                                                                           \
     (kind == escaping_json ? (bytes == 0xE2) & (following == 0x80) : (bytes == 0xEF) & (following == 0xBF)))

/* Which others are replaced, some by themselves. `<` and `>` differ in one bit, `"` and `&` in another. */
#define ONES(kind, bytes)                                                                                                \
    ((bytes < 0x20) |                                                                                                    \
     (kind == escaping_json ? (bytes == '"') | (bytes == '\\')                                                           \
                            : ((bytes | (kind == escaping_xml_attribute ? 0x04 : 0x00)) == '&') | ((bytes | 0x02) == '>')))

INLINED half half_at(const uint8_t *place) {
    half bytes;
    memcpy(&bytes, place, sizeof bytes);
    return bytes;
}

/* Lanes as bits, the first lowest. */
INLINED uint32_t bits(const block_suspects *suspects) {
    block_lanes lanes = __builtin_convertvector(*suspects, block_lanes);
    uint32_t bits;
    memcpy(&bits, &lanes, sizeof bits);
    return bits;
}

/* What stands for a character of three bytes that may have to be replaced, in valid UTF-8. */
INLINED struct replacement replacement_of_three(const uint8_t *place) {
    if (place[0] == 0xEF && place[1] == 0xBF && place[2] >= 0xBE) return (struct replacement){"", 0};
    if (place[0] == 0xE2 && place[1] == 0x80 && place[2] == 0xA8) return (struct replacement){"\\u2028", 6};
    if (place[0] == 0xE2 && place[1] == 0x80 && place[2] == 0xA9) return (struct replacement){"\\u2029", 6};
    return (struct replacement){{(char)place[0], (char)place[1], (char)place[2]}, 3};
}

/* Replaces what must be in a block that was copied; says how much was read and moves the target as far as was written.
   What follows a character that is replaced is copied again, over what stood there. */
INLINED size_t replace(enum escaping_kind kind, const uint8_t *source, uint8_t **target, uint32_t suspects, bool any_threes) {
    uint8_t *written = *target;
    size_t done = 0;
    do {
        size_t lane = (size_t)__builtin_ctz(suspects);
        suspects &= suspects - 1;
        written += lane - done;
        struct replacement replacement = replacements[kind][source[lane]];
        done = lane + 1;
        if (any_threes && replacement.length == UINT64_MAX) {
            replacement = replacement_of_three(source + lane);
            done = lane + 3;
        }
        memcpy(written, replacement.text, sizeof replacement.text);
        written += replacement.length;
        memcpy(written, source + done, BLOCK);
    } while (suspects != 0);
    size_t next = any_threes && done > BLOCK ? done : BLOCK;
    *target = written + (next - done);
    return next;
}

/* Copies blocks that begin before `limit`, as long as they are to stand no farther than at `last`. */
INLINED struct escaping_place copy_blocks(enum escaping_kind kind, struct escaping_place place, const uint8_t *limit,
                                          const uint8_t *last) {
    const uint8_t *source = place.source;
    uint8_t *target = place.target;
    while (source < limit && target <= last) {
        block bytes, following;
        memcpy(&bytes, source, BLOCK);
        memcpy(&following, source + 1, BLOCK);
        memcpy(target, &bytes, BLOCK);
        block_suspects threes = THREES(kind, bytes, following), all = ONES(kind, bytes) | threes;
        uint32_t suspects = bits(&all);
        if (suspects == 0) {
            source += BLOCK;
            target += BLOCK;
        } else if (__builtin_expect(bits(&threes) == 0, true)) {
            source += replace(kind, source, &target, suspects, false);
        } else {
            source += replace(kind, source, &target, suspects, true);
        }
    }
    return (struct escaping_place){source, target};
}

INLINED uint64_t word_at(const uint8_t *place) {
    uint64_t word;
    memcpy(&word, place, sizeof word);
    return word;
}

/* At most eight bytes of a text, at least one, as a word with spaces after them. */
INLINED uint64_t short_word(const uint8_t *source, size_t count) {
    uint64_t word;
    if (count >= 4) {
        uint32_t first, last;
        memcpy(&first, source, sizeof first);
        memcpy(&last, source + count - 4, sizeof last);
        word = first | (uint64_t)last << 8 * (count - 4);
    } else {
        word = source[0] | (uint64_t)source[count / 2] << 8 * (count / 2) | (uint64_t)source[count - 1] << 8 * (count - 1);
    }
    return count == 8 ? word : word | SPACES << 8 * count;
}

/* The bytes of a text that is shorter than half a block, with spaces after them. */
INLINED half short_half(const uint8_t *source, size_t count) {
    uint64_t words[2] = {0, SPACES};
    if (count <= 8) {
        words[0] = short_word(source, count);
    } else {
        words[0] = word_at(source);
        words[1] = word_at(source + count - 8) >> 8 * (16 - count) | SPACES << 8 * (count - 8);
    }
    half bytes;
    memcpy(&bytes, words, sizeof bytes);
    return bytes;
}

/* Each byte's next, and a space after the last. */
INLINED half following_in(half bytes) {
    return __builtin_shufflevector(bytes, (half)' ', 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16);
}

/* Copies a text that is shorter than LOOKAHEAD, and not empty, as it is; says whether all of it may stand. */
INLINED bool copy_whole(enum escaping_kind kind, const uint8_t *source, size_t count, uint8_t *target) {
    const size_t length = sizeof(half);
    half last = count < length ? short_half(source, count) : half_at(source + count - length);
    half_suspects suspects = ONES(kind, last) | THREES(kind, last, following_in(last));
    size_t end = count < length ? 0 : count - length;
    for (size_t offset = 0; offset < end; offset += length) {
        half bytes = half_at(source + offset), following = half_at(source + offset + 1);
        memcpy(target + offset, &bytes, length);
        suspects |= ONES(kind, bytes) | THREES(kind, bytes, following);
    }
    memcpy(target + end, &last, length);
    half_lanes lanes = __builtin_convertvector(suspects, half_lanes);
    uint16_t bits;
    memcpy(&bits, &lanes, sizeof bits);
    return bits == 0;
}

/* Copies blocks of a kind that is known only as the program runs. */
INLINED struct escaping_place copy_any(enum escaping_kind kind, struct escaping_place place, const uint8_t *limit,
                                       const uint8_t *last) {
    switch (kind) {
    case escaping_xml_content: return copy_blocks(escaping_xml_content, place, limit, last);
    case escaping_xml_attribute: return copy_blocks(escaping_xml_attribute, place, limit, last);
    case escaping_json: return copy_blocks(escaping_json, place, limit, last);
    }
    return place;
}

/* Copies a text that is shorter than LOOKAHEAD by way of memory that has spaces after it. */
static uint8_t *copy_padded(enum escaping_kind kind, const uint8_t *source, size_t count, uint8_t *target) {
    uint8_t padded[2 * LOOKAHEAD];
    memset(padded, ' ', sizeof padded);
    memcpy(padded, source, count);
    const uint8_t *end = padded + count;
    struct escaping_place place = copy_any(kind, (struct escaping_place){padded, target}, end, target + escaping_room);
    /* Spaces stand for themselves, so as many were written as were read. */
    return (uint8_t *)place.target - ((const uint8_t *)place.source - end);
}

static struct escaping_place copy_common(enum escaping_kind kind, struct escaping_place place, const uint8_t *limit,
                                         const uint8_t *last) {
    return copy_any(kind, place, limit, last);
}

#ifdef __x86_64__
/* As above, with the instructions of most processors since 2013. */
__attribute__((target("avx2,bmi"))) static struct escaping_place
copy_avx2(enum escaping_kind kind, struct escaping_place place, const uint8_t *limit, const uint8_t *last) {
    return copy_any(kind, place, limit, last);
}

static bool has_avx2(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi"); }
#else
#define copy_avx2 copy_common
static bool has_avx2(void) { return false; }
#endif

static bool copy_end(enum escaping_kind kind, const uint8_t *source, size_t count, uint8_t *target) {
    switch (kind) {
    case escaping_xml_content: return copy_whole(escaping_xml_content, source, count, target);
    case escaping_xml_attribute: return copy_whole(escaping_xml_attribute, source, count, target);
    case escaping_json: return copy_whole(escaping_json, source, count, target);
    }
    return false;
}

struct escaping_place escaping_copy(enum escaping_kind kind, const void *source, const void *source_end, void *target,
                                    const void *target_end) {
    struct escaping_place place = {source, target};
    if ((const uint8_t *)target_end - (const uint8_t *)target < escaping_room) return place;
    const uint8_t *end = source_end, *last = (const uint8_t *)target_end - escaping_room;
    if (end - (const uint8_t *)source >= LOOKAHEAD) {
        const uint8_t *limit = end - (LOOKAHEAD - 1);
        place = has_avx2() ? copy_avx2(kind, place, limit, last) : copy_common(kind, place, limit, last);
        if ((const uint8_t *)place.target > last) return place;
    }
    /* What is left is shorter than LOOKAHEAD, and most of it may stand as it is. */
    const uint8_t *rest = place.source;
    uint8_t *written = place.target;
    size_t count = (size_t)(end - rest);
    if (count != 0 && copy_end(kind, rest, count, written)) written += count;
    else if (count != 0) written = copy_padded(kind, rest, count, written);
    return (struct escaping_place){end, written};
}
