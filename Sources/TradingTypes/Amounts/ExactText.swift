extension Decoder {
  /// Decodes a value that is written as exact text, so that no floating point touches it.
  func exactText<Value>(_ meaning: String, _ parse: (String) -> Value?) throws -> Value {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = parse(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not \(meaning)")
    }
    return value
  }
}
