// Go's encoding/xml as gorilla/feeds uses it: structs with tags, marshalled with indentation.
package main

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
	"time"
)

type entry struct {
	id, url, title, summary, content string
	published                        time.Time
	authors                          []string
	categories                       [][]string
}

type feed struct {
	id, title, subtitle, link, self, language string
	updated                                   time.Time
	entries                                   []*entry
}

type rssCategory struct {
	Domain string `xml:"domain,attr"`
	Label  string `xml:",chardata"`
}

type rssContent struct {
	XMLName xml.Name `xml:"content:encoded"`
	Content string   `xml:",cdata"`
}

type rssGUID struct {
	IsPermaLink string `xml:"isPermaLink,attr,omitempty"`
	ID          string `xml:",chardata"`
}

type rssItem struct {
	XMLName     xml.Name `xml:"item"`
	Title       string   `xml:"title"`
	Link        string   `xml:"link"`
	Description string   `xml:"description"`
	Content     *rssContent
	Creators    []string      `xml:"dc:creator"`
	Categories  []rssCategory `xml:"category"`
	GUID        *rssGUID      `xml:"guid"`
	PubDate     string        `xml:"pubDate,omitempty"`
}

type rssLink struct {
	Rel  string `xml:"rel,attr"`
	Href string `xml:"href,attr"`
}

type rssChannel struct {
	XMLName       xml.Name   `xml:"channel"`
	Title         string     `xml:"title"`
	Link          string     `xml:"link"`
	Description   string     `xml:"description"`
	Self          rssLink    `xml:"atom:link"`
	Language      string     `xml:"language,omitempty"`
	LastBuildDate string     `xml:"lastBuildDate,omitempty"`
	Items         []*rssItem `xml:"item"`
}

type rssDocument struct {
	XMLName          xml.Name `xml:"rss"`
	Version          string   `xml:"version,attr"`
	AtomNamespace    string   `xml:"xmlns:atom,attr"`
	ContentNamespace string   `xml:"xmlns:content,attr"`
	DCNamespace      string   `xml:"xmlns:dc,attr"`
	Channel          *rssChannel
}

type atomLink struct {
	XMLName xml.Name `xml:"link"`
	Rel     string   `xml:"rel,attr"`
	Href    string   `xml:"href,attr"`
}

type atomPerson struct {
	Name string `xml:"name"`
}

type atomCategory struct {
	Term   string `xml:"term,attr"`
	Scheme string `xml:"scheme,attr"`
	Label  string `xml:"label,attr"`
}

type atomContent struct {
	XMLName xml.Name `xml:"content"`
	Content string   `xml:",chardata"`
	Type    string   `xml:"type,attr"`
}

type atomEntry struct {
	XMLName    xml.Name `xml:"entry"`
	ID         string   `xml:"id"`
	Title      string   `xml:"title"`
	Updated    string   `xml:"updated"`
	Published  string   `xml:"published,omitempty"`
	Authors    []atomPerson   `xml:"author"`
	Links      []atomLink
	Categories []atomCategory `xml:"category"`
	Summary    string         `xml:"summary"`
	Content    *atomContent
}

type atomDocument struct {
	XMLName  xml.Name `xml:"feed"`
	Xmlns    string   `xml:"xmlns,attr"`
	Language string   `xml:"xml:lang,attr"`
	ID       string   `xml:"id"`
	Title    string   `xml:"title"`
	Subtitle string   `xml:"subtitle,omitempty"`
	Updated  string   `xml:"updated"`
	Links    []atomLink
	Entries  []*atomEntry `xml:"entry"`
}

func (f *feed) rss() []byte {
	channel := &rssChannel{Title: f.title, Link: f.link, Description: f.subtitle, Self: rssLink{"self", f.self}, Language: f.language,
		LastBuildDate: f.updated.Format(time.RFC1123Z)}
	for _, e := range f.entries {
		item := &rssItem{Title: e.title, Link: e.url, Description: e.summary, Content: &rssContent{Content: e.content}, Creators: e.authors,
			GUID: &rssGUID{"false", e.id}, PubDate: e.published.Format(time.RFC1123Z)}
		for _, c := range e.categories {
			item.Categories = append(item.Categories, rssCategory{c[1], c[2]})
		}
		channel.Items = append(channel.Items, item)
	}
	return marshal(&rssDocument{Version: "2.0", AtomNamespace: "http://www.w3.org/2005/Atom",
		ContentNamespace: "http://purl.org/rss/1.0/modules/content/", DCNamespace: "http://purl.org/dc/elements/1.1/", Channel: channel})
}

func (f *feed) atom() []byte {
	document := &atomDocument{Xmlns: "http://www.w3.org/2005/Atom", Language: f.language, ID: f.id, Title: f.title, Subtitle: f.subtitle,
		Updated: f.updated.Format(time.RFC3339), Links: []atomLink{{Rel: "self", Href: f.self}, {Rel: "alternate", Href: f.link}}}
	for _, e := range f.entries {
		written := &atomEntry{ID: e.id, Title: e.title, Updated: e.published.Format(time.RFC3339), Published: e.published.Format(time.RFC3339),
			Links: []atomLink{{Rel: "alternate", Href: e.url}}, Summary: e.summary, Content: &atomContent{Content: e.content, Type: "html"}}
		for _, name := range e.authors {
			written.Authors = append(written.Authors, atomPerson{name})
		}
		for _, c := range e.categories {
			written.Categories = append(written.Categories, atomCategory{c[0], c[1], c[2]})
		}
		document.Entries = append(document.Entries, written)
	}
	return marshal(document)
}

func marshal(document interface{}) []byte {
	data, err := xml.MarshalIndent(document, "", "  ")
	if err != nil {
		panic(err)
	}
	return []byte(xml.Header[:len(xml.Header)-1] + string(data))
}

func date(value string) time.Time {
	seconds, _ := strconv.ParseInt(value, 10, 64)
	return time.Unix(seconds, 0).UTC()
}

func read(path string) *feed {
	data, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	f := &feed{}
	var e *entry
	for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		parts := strings.Split(line, "\t")
		value := parts[1]
		if parts[0] == "entry" {
			e = &entry{}
			f.entries = append(f.entries, e)
		} else if e == nil {
			fields := map[string]*string{"id": &f.id, "title": &f.title, "subtitle": &f.subtitle, "link": &f.link, "self": &f.self, "language": &f.language}
			if field := fields[parts[0]]; field != nil {
				*field = value
			} else {
				f.updated = date(value)
			}
		} else {
			fields := map[string]*string{"id": &e.id, "url": &e.url, "title": &e.title, "summary": &e.summary, "content": &e.content}
			if field := fields[parts[0]]; field != nil {
				*field = value
			} else if parts[0] == "author" {
				e.authors = append(e.authors, value)
			} else if parts[0] == "category" {
				e.categories = append(e.categories, parts[1:])
			} else {
				e.published = date(value)
			}
		}
	}
	return f
}

func processorTime() int64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return usage.Utime.Nano() + usage.Stime.Nano()
}

func main() {
	f := read(os.Args[1])
	tasks := map[string]func() []byte{"rss": f.rss, "atom": f.atom}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		task := tasks[words[1]]
		if words[0] == "save" {
			if err := os.WriteFile(words[2], task(), 0o666); err != nil {
				panic(err)
			}
			fmt.Println("saved")
			continue
		}
		count, _ := strconv.Atoi(words[2])
		bytes := 0
		start := processorTime()
		for i := 0; i < count; i++ {
			bytes += len(task())
		}
		fmt.Println(processorTime()-start, bytes, 0)
	}
}
