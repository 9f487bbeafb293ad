import CKernels

/// A context of tokens on a language model, with its keys and values.
///
/// Logits depend on the tokens alone: not on threads, kernels, or how the tokens were divided into
/// calls of `append`.
public final class InferenceSession: TokenPredictor {
  /// The model.
  public let model: LanguageModel
  /// The most tokens the context holds.
  public let contextLimit: Int
  /// The context so far.
  public private(set) var tokens: [TokenID] = []
  /// The model's tokens.
  public var vocabulary: Vocabulary { model.tokenizer.vocabulary }

  private let pass: ForwardPass
  private let logits: AlignedMemory
  /// Which row of the last batch holds the last token's hidden state; nil when it was dropped.
  private var lastRow: Int?
  private var logitsAreCurrent = false

  /// An empty context.
  ///
  /// - Parameters:
  ///   - model: The model to run.
  ///   - contextLimit: The most tokens, nil for the model's own limit; cut to the model's limit.
  public init(model: LanguageModel, contextLimit: Int? = nil) throws(ModelFileError) {
    self.model = model
    let limit = min(
      contextLimit ?? model.architecture.contextLength,
      model.architecture.contextLength)
    self.contextLimit = max(1, limit)
    guard let pass = ForwardPass(model, contextLimit: self.contextLimit),
      let logits = AlignedMemory(4 * 16 * model.weights.output.groups)
    else {
      throw .outOfMemory(
        file: model.information.file,
        bytes: self.contextLimit * model.information.cacheBytesPerToken)
    }
    self.pass = pass
    self.logits = logits
  }

  /// Adds tokens to the context.
  public func append(_ new: [TokenID]) throws {
    try PredictionError.check(
      new, after: tokens.count, limit: contextLimit, vocabularyCount: vocabulary.count)
    run(new) { _ in }
  }

  /// Adds tokens and hands over the logits after each of them.
  ///
  /// `body` gets the position of the token in the context and the logits that follow it.
  public func append(
    _ new: [TokenID], logits body: (Int, UnsafeBufferPointer<Float>) throws -> Void
  ) throws {
    try PredictionError.check(
      new, after: tokens.count, limit: contextLimit, vocabularyCount: vocabulary.count)
    let stride = 16 * model.weights.output.groups
    let rowsMax = 16
    guard let room = AlignedMemory(4 * rowsMax * stride) else {
      throw ModelFileError.outOfMemory(
        file: model.information.file, bytes: 4 * rowsMax * stride)
    }
    let out = room.start.assumingMemoryBound(to: Float.self)
    try run(new) { batch in
      for first in Swift.stride(from: 0, to: batch.count, by: rowsMax) {
        let rows = first..<min(first + rowsMax, batch.count)
        pass.logits(ofRows: rows, into: out)
        for row in rows {
          let start = out + (row - first) * stride
          try body(
            batch.lowerBound + row, UnsafeBufferPointer(start: start, count: vocabulary.count))
        }
      }
    }
  }

  /// Drops context from the end until `count` tokens are left.
  public func truncate(to count: Int) {
    guard count < tokens.count else { return }
    tokens.removeLast(tokens.count - max(0, count))
    lastRow = nil
    logitsAreCurrent = false
  }

  /// Makes the context equal to `wanted`, keeping what the two share at the start.
  ///
  /// Returns how many tokens were kept.
  @discardableResult
  public func replaceContext(with wanted: [TokenID]) throws -> Int {
    let common = zip(tokens, wanted).prefix { $0 == $1 }.count
    try PredictionError.check(
      wanted, after: 0, limit: contextLimit, vocabularyCount: vocabulary.count)
    truncate(to: common)
    try append(Array(wanted[common...]))
    return common
  }

  /// The logits after the last token; the context must not be empty.
  public func withLogits<R>(_ body: (UnsafeBufferPointer<Float>) throws -> R) rethrows -> R {
    let out = logits.start.assumingMemoryBound(to: Float.self)
    if !logitsAreCurrent {
      pass.logits(ofRows: currentRow()..<(currentRow() + 1), into: out)
      logitsAreCurrent = true
    }
    return try body(UnsafeBufferPointer(start: out, count: vocabulary.count))
  }

  /// The row of the last token's hidden state, computed again if it was dropped.
  private func currentRow() -> Int {
    if let lastRow { return lastRow }
    guard let last = tokens.last else {
      preconditionFailure("logits were asked for before any token was appended")
    }
    pass.run([last], after: tokens.count - 1)
    lastRow = 0
    return 0
  }

  private func run(_ new: [TokenID], after batch: (Range<Int>) throws -> Void) rethrows {
    var done = 0
    while done < new.count {
      let part = new[done..<min(done + RunState.batchMax, new.count)]
      pass.run(part, after: tokens.count)
      tokens += part
      lastRow = part.count - 1
      logitsAreCurrent = false
      done += part.count
      try batch((tokens.count - part.count)..<tokens.count)
    }
  }
}
