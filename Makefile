# `make run` and `make test` do all the set-up they need. `make help` lists the rest.

.POSIX:
.DEFAULT_GOAL := help

SWIFT ?= swift
PORT ?= 8080
PYTHON ?= python3

.PHONY: help setup build run test fuzz acceptance lint format bench bench-http bench-soak bench-hostile bench-deltas bench-takeover bench-nodes bench-kill bench-writer bench-store bench-generate docs clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

setup: ## install the system packages that the build needs and that are missing
	@SWIFT='$(SWIFT)' Scripts/install-packages

# Optimized across modules and without checks of exclusive access, which the tests make; bounds are checked all the same.
# Swift's own libraries are part of the program, which starts sooner for it and runs where there is no Swift. The linker
# is LLVM's, which comes with Swift too: others warn of a function in Foundation that nothing here calls.
RELEASE = --configuration release --static-swift-stdlib -Xswiftc -use-ld=lld -Xswiftc -cross-module-optimization \
	-Xswiftc -enforce-exclusivity=unchecked

build: setup ## build the program with optimization: .build/release/feedserver
	$(SWIFT) build $(RELEASE) --product feedserver

run: setup ## import the sample articles, serve them on port 8080 (or PORT=…) and print the URLs to open
	@SWIFT='$(SWIFT)' PORT='$(PORT)' Scripts/run

# The stores first and by themselves: their tests hold threads and connections while they wait for programs that they kill.
test: ## run every test
	@SWIFT='$(SWIFT)' Scripts/install-packages xmllint curl openssl
	@SWIFT='$(SWIFT)' Scripts/with-postgresql $(SWIFT) test --disable-xctest --filter '^StoreTests'
	@SWIFT='$(SWIFT)' Scripts/with-postgresql $(SWIFT) test --disable-xctest --skip-build --skip '^StoreTests'

fuzz: setup ## hold documents of 200,000 random and hostile entries against what parsers and xmllint read (ENTRIES, SEED)
	@SWIFT='$(SWIFT)' Scripts/install-packages xmllint
	$(SWIFT) build $(RELEASE) --product FeedFuzz
	.build/release/FeedFuzz "$${ENTRIES:-200000}" "$${SEED:-20261122}"

acceptance: ## try the built program from outside: curl, xmllint, feedparser, httplint, real readers
	@SWIFT='$(SWIFT)' Scripts/install-packages xmllint curl
	$(SWIFT) build --product feedserver
	@Scripts/accept '$(PYTHON)'

lint: ## check formatting, imports, sources, fixtures and scripts
	@SWIFT='$(SWIFT)' Scripts/lint

format: ## format the sources in place
	$(SWIFT) format --in-place --recursive Sources Tests Benchmarks Package.swift

bench: build ## measure import, generation and serving on generated articles
	@SWIFT='$(SWIFT)' Scripts/install-packages curl
	Benchmarks/run

bench-http: build ## measure polls against nginx and Go serving the same bytes, on one core each
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 nginx wrk go
	$(PYTHON) Benchmarks/http

bench-soak: build ## a million requests of mixed kinds, every answer checked
	@SWIFT='$(SWIFT)' Scripts/install-packages python3
	$(PYTHON) Benchmarks/soak

bench-hostile: build ## what a normal load keeps of its latency beside hostile clients
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 nginx wrk slowhttptest
	$(PYTHON) Benchmarks/hostile

bench-deltas: build ## bytes that a feed costs on a simulated day: in full, with 304s, with deltas
	@SWIFT='$(SWIFT)' Scripts/install-packages python3
	$(PYTHON) Benchmarks/delta-day

bench-takeover: build ## what clients notice when a new process takes over under load
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 wrk
	$(PYTHON) Benchmarks/takeover

bench-nodes: build ## three nodes on one PostgreSQL while nodes and databases die: is anything lost or refused?
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 postgresql
	$(SWIFT) build $(RELEASE) --product StoreWriter
	$(PYTHON) Benchmarks/nodes

bench-kill: build ## kill the program 200 times while it writes, and look at what is left (ROUNDS, SEED)
	$(SWIFT) build $(RELEASE) --product StoreWriter
	@SWIFT='$(SWIFT)' Scripts/with-postgresql $(PYTHON) Benchmarks/kill

bench-writer: setup ## measure the RSS and Atom writers beside those of libxml2, Go, Java and Python, and compression beside zlib
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 gcc go javac rome
	$(SWIFT) build $(RELEASE) --product WriterBench
	$(PYTHON) Benchmarks/writer

bench-store: build ## a store of 1,000, 100,000 and 1,000,000 articles: import, latest 50, commit to entity tag, start, memory
	@SWIFT='$(SWIFT)' Scripts/install-packages python3
	$(SWIFT) build $(RELEASE) --product StoreBench
	$(PYTHON) Benchmarks/store

bench-generate: build ## files of 50,000 articles beside Hugo, of 10,000 feeds, and of one article that is new
	@SWIFT='$(SWIFT)' Scripts/install-packages python3 hugo
	$(PYTHON) Benchmarks/generate

docs: setup ## make the documentation of the libraries FeedWriter and FeedReader
	@SWIFT='$(SWIFT)' Scripts/make-docs

clean: ## remove what was built and what `make run` stored
	rm -rf .build .run
