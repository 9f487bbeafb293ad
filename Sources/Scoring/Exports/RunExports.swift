import FoundationEssentials
public import Journal

/// Files derived from a journal for other programs; never read back.
public enum RunExports {
  /// A run's header as JSON text, for people who look into the folder.
  ///
  /// - Throws: what encoding throws.
  public static func header(_ header: RunHeader) throws -> String { try json(header) }

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
