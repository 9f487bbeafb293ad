/// Room for rows of logits: (rows, vocabulary padded to 16).
struct LogitRows {
  private let memory: AlignedMemory
  private let stride: Int
  private let vocabularyCount: Int

  /// Room for `count` rows of a model's logits; nil when the system refuses the memory.
  init?(_ count: Int, of model: LanguageModel) {
    stride = 16 * model.weights.output.groups
    vocabularyCount = model.tokenizer.vocabulary.count
    guard let memory = AlignedMemory(4 * stride * count) else { return nil }
    self.memory = memory
  }

  /// Where a row begins.
  subscript(row: Int) -> UnsafeMutablePointer<Float> {
    memory.start.assumingMemoryBound(to: Float.self) + row * stride
  }

  /// A row without its padding.
  func view(_ row: Int) -> UnsafeBufferPointer<Float> {
    UnsafeBufferPointer(start: self[row], count: vocabularyCount)
  }

  /// Copies a row of another session's room, `source`.
  func take(_ source: UnsafePointer<Float>, as row: Int) {
    self[row].update(from: source, count: stride)
  }
}
