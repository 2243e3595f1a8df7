// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "feedserver",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "feedserver", targets: ["FeedServer"]),
        .library(name: "FeedWriter", targets: ["FeedWriter"]),
        .library(name: "FeedReader", targets: ["FeedReader"]),
        .library(name: "FeedLinter", targets: ["FeedLinter"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser.git", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections.git", from: "1.3.0"),
        .package(url: "https://github.com/apple/swift-http-types.git", from: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log.git", from: "1.16.0"),
        .package(url: "https://github.com/apple/swift-nio.git", from: "2.101.0"),
        .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.2"),
        .package(url: "https://github.com/groue/GRDB.swift.git", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird.git", from: "2.28.0", traits: []),
        .package(url: "https://github.com/swift-server/async-http-client.git", from: "1.37.0"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle.git", from: "2.13.0"),
    ],
    targets: [
        .systemLibrary(name: "CDeflate", pkgConfig: "libdeflate", providers: [.apt(["libdeflate-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
        .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .target(name: "CEpoll"),
        .target(name: "CEscaping"),
        .target(name: "CFiles"),
        .target(name: "CMalloc"),
        .target(
            name: "FeedWriter",
            dependencies: ["CDeflate", "CEscaping", "CXXHash", "CZlib"],
            swiftSettings: settings
        ),
        .target(name: "FeedReader", dependencies: ["FeedWriter", "CLibXML2"], swiftSettings: settings),
        .target(name: "FeedLinter", dependencies: ["FeedReader", "FeedWriter"], swiftSettings: settings),
        .target(
            name: "Store",
            dependencies: [
                "CLibPQ", "CXXHash", .product(name: "DequeModule", package: "swift-collections"),
                .product(name: "GRDB", package: "GRDB.swift"), .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FeedServer",
            dependencies: [
                "FeedWriter", "FeedReader", "FeedLinter", "Store", "CEpoll", "CFiles", "CMalloc",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "HummingbirdHTTP2", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTP1", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "NIOSSL", package: "swift-nio-ssl"),
                .product(name: "NIOTLS", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FeedDump",
            dependencies: ["FeedReader", "FeedWriter"],
            path: "Tests/FeedDump",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "StoreWriter",
            dependencies: ["Store"],
            path: "Tests/StoreWriter",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "FeedFuzz",
            dependencies: ["CLibXML2", "FeedReader", "FeedWriter", "TestSupport"],
            path: "Tests/FeedFuzz",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "WriterBench",
            dependencies: ["FeedWriter"],
            path: "Benchmarks/WriterBench",
            swiftSettings: settings
        ),
        .executableTarget(
            name: "StoreBench",
            dependencies: ["Store"],
            path: "Benchmarks/StoreBench",
            swiftSettings: settings
        ),
        .target(name: "TestSupport", dependencies: ["CLibPQ"], path: "Tests/TestSupport", swiftSettings: settings),
        .testTarget(
            name: "FeedWriterTests",
            dependencies: ["FeedWriter", "TestSupport"],
            exclude: ["Goldens"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FeedReaderTests",
            dependencies: ["FeedFuzz", "FeedReader", "FeedWriter", "CLibXML2", "TestSupport"],
            exclude: ["Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "DocumentationTests",
            dependencies: ["FeedReader", "FeedWriter", "TestSupport"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FeedLinterTests",
            dependencies: ["FeedLinter", "FeedReader", "FeedWriter", "TestSupport"],
            exclude: ["Corpus", "Fixtures"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "StoreTests",
            dependencies: [
                "CLibPQ", "Store", "StoreWriter", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "FeedServerTests",
            dependencies: [
                "FeedServer", "FeedWriter", "FeedReader", "FeedLinter", "Store", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOPosix", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
            ],
            exclude: ["Fixtures", "Goldens"],
            swiftSettings: settings
        ),
    ]
)
