import Glibc
import Inference

/// A predictor that writes down how its context changes, so that other programs can be given the same.
///
/// One JSON line a change: how many tokens were kept, and those that were added.
final class ContextLog: TokenPredictor {
  private let inner: InferenceSession
  private var file: UnsafeMutablePointer<FILE>?
  private var kept = 0
  private var added: [TokenID] = []

  /// Writes the changes of `inner` to a new file at `path`.
  ///
  /// - Throws: ``CommandFailure`` when the file cannot be made.
  init(_ inner: InferenceSession, path: String) throws {
    self.inner = inner
    guard let file = fopen(path, "w") else {
      throw CommandFailure("\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
    self.file = file
  }

  deinit {
    flush()
    if let file { fclose(file) }
  }

  var vocabulary: Vocabulary { inner.vocabulary }
  var contextLimit: Int { inner.contextLimit }
  var tokens: [TokenID] { inner.tokens }

  func append(_ tokens: [TokenID]) throws {
    try inner.append(tokens)
    added += tokens
  }

  func truncate(to count: Int) {
    flush()
    inner.truncate(to: count)
    kept = inner.tokens.count
  }

  func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    flush()
    return try inner.withLogits(body)
  }

  private func flush() {
    guard !added.isEmpty, let file else { return }
    fputs(#"{"kept":\#(kept),"added":\#(added)}"# + "\n", file)
    kept += added.count
    added = []
  }
}
