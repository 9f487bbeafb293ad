/// What is wrong with a piece of JSON, in a few words.
enum JSONProblem {
  /// A sentence for an error that a JSON decoder threw.
  static func text(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "the line is not JSON" }
    switch error {
    case .keyNotFound(let key, _): return "the key '\(key.stringValue)' is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(place(context))' has the wrong type"
    case .dataCorrupted(let context):
      let path = place(context)
      return path.isEmpty ? "the line is not JSON" : "'\(path)': \(context.debugDescription)"
    @unknown default: return "the line is not JSON"
    }
  }

  private static func place(_ context: DecodingError.Context) -> String {
    context.codingPath.map(\.stringValue).joined(separator: ".")
  }
}
