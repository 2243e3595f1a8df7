// Serves feeds from memory with Go's net/http: what a good server costs that was not written for feeds.
//
//	peer FOLDER ADDRESS
package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"log"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

var mediaTypes = map[string]string{
	".rss":  "application/rss+xml; charset=utf-8",
	".atom": "application/atom+xml; charset=utf-8",
	".json": "application/feed+json",
}

// A document in one content coding, with the header fields that go with it.
type variant struct {
	content []byte
	tag     string
	fields  http.Header
}

type document struct {
	identity, gzip variant
}

func newVariant(content []byte, mediaType, coding string, modified time.Time) variant {
	tag := fmt.Sprintf("\"%x\"", sha256.Sum256(content))[:18] + "\""
	fields := http.Header{
		"Content-Type":           {mediaType},
		"Content-Length":         {strconv.Itoa(len(content))},
		"Etag":                   {tag},
		"Vary":                   {"Accept-Encoding"},
		"Cache-Control":          {"public, max-age=900, stale-while-revalidate=86400, stale-if-error=604800"},
		"Last-Modified":          {modified.UTC().Format(http.TimeFormat)},
		"X-Content-Type-Options": {"nosniff"},

		"Access-Control-Allow-Origin": {"*"},
	}
	if coding != "" {
		fields["Content-Encoding"] = []string{coding}
	}
	return variant{content, tag, fields}
}

func load(folder string) (map[string]document, error) {
	documents := map[string]document{}
	err := filepath.WalkDir(folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".gz" {
			return err
		}
		information, err := entry.Info()
		if err != nil {
			return err
		}
		compressed, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file := strings.TrimSuffix(path, ".gz")
		plain, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		mediaType := mediaTypes[filepath.Ext(file)]
		documents[strings.TrimPrefix(file, folder)] = document{
			identity: newVariant(plain, mediaType, "", information.ModTime()),
			gzip:     newVariant(compressed, mediaType, "gzip", information.ModTime()),
		}
		return nil
	})
	return documents, err
}

func answer(documents map[string]document, response http.ResponseWriter, request *http.Request) {
	document, isKnown := documents[request.URL.Path]
	if !isKnown {
		http.NotFound(response, request)
		return
	}
	variant := document.identity
	if strings.Contains(request.Header.Get("Accept-Encoding"), "gzip") {
		variant = document.gzip
	}
	fields := response.Header()
	for name, values := range variant.fields {
		fields[name] = values
	}
	if strings.Contains(request.Header.Get("If-None-Match"), variant.tag) {
		for _, name := range []string{"Content-Type", "Content-Length", "Content-Encoding"} {
			delete(fields, name)
		}
		response.WriteHeader(http.StatusNotModified)
		return
	}
	response.Write(variant.content)
}

func main() {
	if len(os.Args) != 3 {
		log.Fatal("usage: peer FOLDER ADDRESS")
	}
	documents, err := load(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	handler := http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
		answer(documents, response, request)
	})
	log.Fatal(http.ListenAndServe(os.Args[2], handler))
}
