import ArgumentParser

/// Which configuration a command goes by.
struct ConfigurationOption: ParsableArguments {
    @Option(
        name: .customLong("config"),
        help: ArgumentHelp("The configuration file.", valueName: "file"),
        completion: .file(extensions: ["json"])
    )
    var file = "feeds.json"
}
