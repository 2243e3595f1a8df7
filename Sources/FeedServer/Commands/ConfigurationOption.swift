import ArgumentParser

/// Which configuration a command goes by.
struct ConfigurationOption: ParsableArguments {
    @Option(name: .customLong("config"), help: "The configuration file.", completion: .file(extensions: ["json"]))
    var file = "feeds.json"
}
