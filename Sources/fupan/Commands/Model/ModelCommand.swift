import ArgumentParser

/// `fupan model`: look at a language model and run it.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model", abstract: "Inspect and run language models (GGUF files).",
    subcommands: [
      ModelInspectCommand.self, ModelTokenizeCommand.self, ModelGenerateCommand.self,
      ModelLogitsCommand.self, ModelPerplexityCommand.self, ModelBenchCommand.self,
      ModelMasksCommand.self,
      ModelRandomCommand.self,
    ])
}
