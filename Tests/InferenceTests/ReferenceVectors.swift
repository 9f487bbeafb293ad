import Foundation
import Testing

@testable import Inference

/// Reference vectors made outside this program, with the model they were made with.
struct ReferenceVectors: Decodable {
  struct Model: Decodable {
    let fa0: Branch
    let f32_reference: Branch?
  }
  struct Branch: Decodable {
    let prompts: [Prompt]
    let ppl: Perplexity
  }
  struct Prompt: Decodable {
    let name: String
    let text: String?
    let ids_parse_special: [TokenID]?
    let ids_no_special: [TokenID]?
    let top10: [Entry]
    let greedy: [TokenID]
    let margin: [Double]?
    let greedy_top1_top2_margin: [Double]?
  }
  struct Entry: Decodable {
    let id: TokenID
    let logprob: Double
  }
  struct Perplexity: Decodable {
    let perplexity: Double
    let ids: [TokenID]?
  }

  let models: [String: Model]
  let ppl_text: String

  /// The vectors of the small model.
  var small: Model? { models["smollm2-135m-instruct-q4_1"] }

  /// The vectors of the Gemma base model.
  var gemma: Model? { models["gemma-3-270m-q4_k_m"] }

  /// The reference file next to a checkout; nil when it is not there.
  static let shared: ReferenceVectors? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let url = root.appending(path: "../shared/reference/llama-reference.json").standardizedFileURL
    guard let data = try? Data(contentsOf: url) else { return nil }
    return try? JSONDecoder().decode(ReferenceVectors.self, from: data)
  }()

  /// The small model's file: `FUPAN_MODEL`, or the cache folder `make model` fills.
  static let modelPath = path("FUPAN_MODEL", "SmolLM2-135M-Instruct.Q4_1.gguf")

  /// The Gemma base model's file: `FUPAN_GEMMA`, or in the cache folder.
  static let gemmaPath = path("FUPAN_GEMMA", "gemma-3-270m-q4_k_m.gguf")

  private static func path(_ variable: String, _ name: String) -> String? {
    let environment = ProcessInfo.processInfo.environment
    let cache = (environment["HOME"] ?? "") + "/.cache/fupan/models/"
    let candidates = [environment[variable], cache + name]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0) }
  }

  static let missing: Comment =
    """
    the small model or the reference vectors are missing; 'make model' fetches the model, \
    FUPAN_MODEL names another place
    """

  static let gemmaMissing: Comment =
    """
    gemma-3-270m-q4_k_m.gguf or the reference vectors are missing; 'make gemma' fetches the model, \
    FUPAN_GEMMA names another place
    """

  static var gemmaIsComplete: Bool { shared?.gemma != nil && gemmaPath != nil }

  static var areComplete: Bool { shared?.small != nil && modelPath != nil }
}
