import FoundationEssentials

/// Files derived from a journal for other programs; never read back.
public enum RunExports {
  /// `value` as JSON text with sorted keys.
  ///
  /// - Throws: what encoding throws.
  static func json(_ value: some Encodable, pretty: Bool = true) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }
}
