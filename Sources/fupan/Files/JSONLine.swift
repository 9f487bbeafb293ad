import FoundationEssentials

/// JSON on one line with sorted keys, as commands print it.
enum JSONLine {
  /// `value` as JSON.
  ///
  /// - Throws: what encoding throws.
  static func text(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// `text` between quotes with control characters escaped, to show it on one line.
  static func quoted(_ text: String) -> String { (try? self.text(text)) ?? "?" }
}
