import FoundationEssentials
import Journal

/// `run.json`: the run's header for people, and where its market was found.
struct RunFile: Codable {
  let header: RunHeader
  let market_folder: String

  /// The file as JSON text.
  ///
  /// - Throws: what encoding throws.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Where the run in `folder` found its market; nil when the file is missing or not readable.
  static func marketFolder(of folder: String) -> String? {
    guard let text = try? TextFile.read(folder + "/run.json") else { return nil }
    return (try? JSONDecoder().decode(RunFile.self, from: Data(text.utf8)))?.market_folder
  }
}
