import ArgumentParser
import Inference

/// `fupan model random --arch NAME --seed N --out FILE`.
struct ModelRandomCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "random",
    abstract:
      "Write a small model of random weights: an architecture's shape with nothing learned.",
    discussion: """
      Such files stand in for models too large to try here. The same options give the same bytes.

      Example:
        fupan model random --arch minimax-m2 --seed 1 --out tiny.gguf
      """)

  @Option(help: "Architecture: \(RandomModel.architectures.joined(separator: ", ")).")
  var arch: String

  @Option(help: "Seed of the weights.")
  var seed: UInt64 = 1

  @Option(help: "File to write; it must not exist.")
  var out: String

  @Flag(help: "Store matrices in 8 bits (Q8_0) rather than 32.")
  var quantised = false

  func validate() throws {
    guard RandomModel.architectures.contains(arch) else {
      throw ValidationError(
        "--arch '\(arch)' is unknown; known are "
          + RandomModel.architectures.joined(separator: ", "))
    }
  }

  func run() throws {
    guard let model = RandomModel(architecture: arch, seed: seed, isQuantised: quantised) else {
      throw CommandFailure("the architecture '\(arch)' is unknown")
    }
    guard !Folders.exists(out) else {
      throw CommandFailure("\(out): already exists", hint: "choose a new file")
    }
    try WholeFile.write(model.file(), to: out)
    Console.say(out)
  }
}
