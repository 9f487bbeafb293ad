import ArgumentParser
import Glibc
import Inference

/// What every command that runs a model takes.
struct ModelOptions: ParsableArguments {
  @Argument(help: "GGUF file.")
  var file: String

  @Option(help: "Threads; results do not depend on it.")
  var threads = ModelOptions.defaultThreads

  @Option(help: "Kernels (default: the fastest here).")
  var kernels: KernelPath?

  @Option(help: "How to print.")
  var format = OutputFormat.text

  func validate() throws {
    guard (1...64).contains(threads) else {
      throw ValidationError("--threads \(threads) is out of range; give 1 to 64")
    }
  }

  /// The model, loaded.
  func model() throws -> LanguageModel {
    try LanguageModel.load(file, threads: threads, kernels: kernels)
  }

  /// As many threads as there are processors to run on, at most eight.
  static var defaultThreads: Int { min(max(sysconf(Int32(_SC_NPROCESSORS_ONLN)), 1), 8) }
}

/// Where a command's text comes from.
struct TextOptions: ParsableArguments {
  @Option(help: "The text.")
  var text: String?

  @Option(name: .customLong("file"), help: "A file that holds the text.")
  var path: String?

  func validate() throws {
    guard (text == nil) != (path == nil) else {
      throw ValidationError("give either --text TEXT or --file FILE")
    }
  }

  /// The text.
  func read() throws -> String {
    if let text { return text }
    return try TextFile.read(path ?? "")
  }
}
