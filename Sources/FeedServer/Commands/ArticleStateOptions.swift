import ArgumentParser

/// Which articles a command is to change, and how it is to say what came of it.
struct ArticleStateOptions: ParsableArguments {
    @Argument(help: ArgumentHelp("The articles' ids.", valueName: "id"))
    var ids: [String]
    @OptionGroup var configuration: ConfigurationOption
    @Flag(help: "Print JSON, one article a line.")
    var json = false
}
