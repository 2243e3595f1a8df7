/* libxml2's xmlTextWriter, and zlib's level 6: told by Benchmarks/writer what to write and how often. */
#include <libxml/xmlwriter.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zlib.h>

struct entry {
    char *id, *url, *title, *summary, *content;
    time_t published;
    char *authors[8], *terms[8], *schemes[8], *labels[8];
    int author_count, category_count;
};

static char *feed_id, *feed_title, *feed_subtitle, *feed_link, *feed_self, *feed_language;
static time_t feed_updated;
static struct entry entries[1024];
static int entry_count;

#define X (const xmlChar *)

static char *field(char *line, int number)
{
    while (number-- > 0) {
        line = strchr(line, '\t');
        if (!line) return "";
        line++;
    }
    return strndup(line, strcspn(line, "\t\n"));
}

static void take_entry(const char *name, char *line)
{
    struct entry *entry = &entries[entry_count - 1];
    char *value = field(line, 1);
    if (!strcmp(name, "id")) entry->id = value;
    else if (!strcmp(name, "url")) entry->url = value;
    else if (!strcmp(name, "title")) entry->title = value;
    else if (!strcmp(name, "summary")) entry->summary = value;
    else if (!strcmp(name, "content")) entry->content = value;
    else if (!strcmp(name, "published")) entry->published = atoll(value);
    else if (!strcmp(name, "author") && entry->author_count < 8) entry->authors[entry->author_count++] = value;
    else if (!strcmp(name, "category") && entry->category_count < 8) {
        entry->terms[entry->category_count] = value;
        entry->schemes[entry->category_count] = field(line, 2);
        entry->labels[entry->category_count++] = field(line, 3);
    }
}

static void take_feed(const char *name, char *value)
{
    if (!strcmp(name, "id")) feed_id = value;
    else if (!strcmp(name, "title")) feed_title = value;
    else if (!strcmp(name, "subtitle")) feed_subtitle = value;
    else if (!strcmp(name, "link")) feed_link = value;
    else if (!strcmp(name, "self")) feed_self = value;
    else if (!strcmp(name, "language")) feed_language = value;
    else if (!strcmp(name, "updated")) feed_updated = atoll(value);
}

static void read_sample(const char *path)
{
    FILE *file = fopen(path, "r");
    char *line = NULL;
    size_t size = 0;
    if (!file) exit(74);
    while (getline(&line, &size, file) > 0) {
        char *name = field(line, 0);
        if (!strcmp(name, "entry") && entry_count < 1024) entry_count++;
        else if (entry_count) take_entry(name, line);
        else take_feed(name, field(line, 1));
        free(name);
    }
    fclose(file);
}

static void element(xmlTextWriterPtr writer, const char *name, const char *text)
{
    xmlTextWriterWriteElement(writer, X name, X text);
}

static void date(xmlTextWriterPtr writer, const char *name, const char *form, time_t when)
{
    char text[64];
    struct tm fields;
    gmtime_r(&when, &fields);
    strftime(text, sizeof text, form, &fields);
    element(writer, name, text);
}

static void link_element(xmlTextWriterPtr writer, const char *name, const char *relation, const char *address)
{
    xmlTextWriterStartElement(writer, X name);
    xmlTextWriterWriteAttribute(writer, X "rel", X relation);
    xmlTextWriterWriteAttribute(writer, X "href", X address);
    xmlTextWriterEndElement(writer);
}

static void write_rss(xmlTextWriterPtr writer)
{
    const char *form = "%a, %d %b %Y %H:%M:%S GMT";
    xmlTextWriterStartElement(writer, X "rss");
    xmlTextWriterWriteAttribute(writer, X "version", X "2.0");
    xmlTextWriterWriteAttribute(writer, X "xmlns:atom", X "http://www.w3.org/2005/Atom");
    xmlTextWriterWriteAttribute(writer, X "xmlns:content", X "http://purl.org/rss/1.0/modules/content/");
    xmlTextWriterWriteAttribute(writer, X "xmlns:dc", X "http://purl.org/dc/elements/1.1/");
    xmlTextWriterStartElement(writer, X "channel");
    element(writer, "title", feed_title);
    element(writer, "link", feed_link);
    element(writer, "description", feed_subtitle);
    link_element(writer, "atom:link", "self", feed_self);
    element(writer, "language", feed_language);
    date(writer, "lastBuildDate", form, feed_updated);
    for (struct entry *entry = entries; entry < entries + entry_count; entry++) {
        xmlTextWriterStartElement(writer, X "item");
        element(writer, "title", entry->title);
        element(writer, "link", entry->url);
        element(writer, "description", entry->summary);
        element(writer, "content:encoded", entry->content);
        for (int i = 0; i < entry->author_count; i++) element(writer, "dc:creator", entry->authors[i]);
        for (int i = 0; i < entry->category_count; i++) {
            xmlTextWriterStartElement(writer, X "category");
            xmlTextWriterWriteAttribute(writer, X "domain", X entry->schemes[i]);
            xmlTextWriterWriteString(writer, X entry->labels[i]);
            xmlTextWriterEndElement(writer);
        }
        xmlTextWriterStartElement(writer, X "guid");
        xmlTextWriterWriteAttribute(writer, X "isPermaLink", X "false");
        xmlTextWriterWriteString(writer, X entry->id);
        xmlTextWriterEndElement(writer);
        date(writer, "pubDate", form, entry->published);
        xmlTextWriterEndElement(writer);
    }
}

static void write_atom(xmlTextWriterPtr writer)
{
    const char *form = "%Y-%m-%dT%H:%M:%SZ";
    xmlTextWriterStartElement(writer, X "feed");
    xmlTextWriterWriteAttribute(writer, X "xmlns", X "http://www.w3.org/2005/Atom");
    xmlTextWriterWriteAttribute(writer, X "xml:lang", X feed_language);
    element(writer, "id", feed_id);
    element(writer, "title", feed_title);
    element(writer, "subtitle", feed_subtitle);
    date(writer, "updated", form, feed_updated);
    link_element(writer, "link", "self", feed_self);
    link_element(writer, "link", "alternate", feed_link);
    for (struct entry *entry = entries; entry < entries + entry_count; entry++) {
        xmlTextWriterStartElement(writer, X "entry");
        element(writer, "id", entry->id);
        element(writer, "title", entry->title);
        date(writer, "updated", form, entry->published);
        date(writer, "published", form, entry->published);
        for (int i = 0; i < entry->author_count; i++) {
            xmlTextWriterStartElement(writer, X "author");
            element(writer, "name", entry->authors[i]);
            xmlTextWriterEndElement(writer);
        }
        link_element(writer, "link", "alternate", entry->url);
        for (int i = 0; i < entry->category_count; i++) {
            xmlTextWriterStartElement(writer, X "category");
            xmlTextWriterWriteAttribute(writer, X "term", X entry->terms[i]);
            xmlTextWriterWriteAttribute(writer, X "scheme", X entry->schemes[i]);
            xmlTextWriterWriteAttribute(writer, X "label", X entry->labels[i]);
            xmlTextWriterEndElement(writer);
        }
        element(writer, "summary", entry->summary);
        xmlTextWriterStartElement(writer, X "content");
        xmlTextWriterWriteAttribute(writer, X "type", X "html");
        xmlTextWriterWriteString(writer, X entry->content);
        xmlTextWriterEndElement(writer);
        xmlTextWriterEndElement(writer);
    }
}

static xmlBufferPtr write_once(int is_atom)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    xmlTextWriterPtr writer = xmlNewTextWriterMemory(buffer, 0);
    xmlTextWriterStartDocument(writer, NULL, "utf-8", NULL);
    if (is_atom) write_atom(writer);
    else write_rss(writer);
    xmlTextWriterEndDocument(writer);
    xmlFreeTextWriter(writer);
    return buffer;
}

/* What `gzip -6` makes of the same document. */
static size_t deflate_once(xmlBufferPtr buffer)
{
    z_stream stream = {0};
    size_t bound;
    if (deflateInit2(&stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY) != Z_OK) exit(1);
    bound = deflateBound(&stream, xmlBufferLength(buffer));
    stream.next_out = malloc(bound);
    void *output = stream.next_out;
    stream.avail_out = bound;
    stream.next_in = (unsigned char *)xmlBufferContent(buffer);
    stream.avail_in = xmlBufferLength(buffer);
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) exit(1);
    size_t length = stream.total_out;
    deflateEnd(&stream);
    free(output);
    return length;
}

/* `zlib FILE`: that of a document that somebody else wrote, so that both compress the same bytes. */
static xmlBufferPtr read_document(const char *path)
{
    xmlBufferPtr buffer = xmlBufferCreate();
    char piece[65536];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (!file) exit(74);
    while ((length = fread(piece, 1, sizeof piece, file)) > 0) xmlBufferAdd(buffer, X piece, length);
    fclose(file);
    return buffer;
}

int main(int count, char **arguments)
{
    char verb[16], task[512], value[512];
    if (count != 2) return 64;
    read_sample(arguments[1]);
    while (scanf("%15s %511s %511s", verb, task, value) == 3) {
        int is_atom = !strcmp(task, "atom");
        if (!strcmp(verb, "save")) {
            xmlBufferPtr buffer = write_once(is_atom);
            FILE *file = fopen(value, "wb");
            fwrite(xmlBufferContent(buffer), 1, xmlBufferLength(buffer), file);
            fclose(file);
            xmlBufferFree(buffer);
            puts("saved");
        } else {
            xmlBufferPtr document = *task == '/' ? read_document(task) : NULL;
            size_t bytes = 0;
            struct timespec before, after;
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
            for (int rounds = atoi(value); rounds > 0; rounds--) {
                if (document) {
                    bytes += deflate_once(document);
                } else {
                    xmlBufferPtr buffer = write_once(is_atom);
                    bytes += xmlBufferLength(buffer);
                    xmlBufferFree(buffer);
                }
            }
            clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
            printf("%lld %zu 0\n", (after.tv_sec - before.tv_sec) * 1000000000LL + after.tv_nsec - before.tv_nsec, bytes);
            if (document) xmlBufferFree(document);
        }
        fflush(stdout);
    }
    return 0;
}
