import Inference

/// Sessions that one thread uses again run after run, so that the prompt they share is read once.
final class SessionShelf {
  private struct Key: Hashable {
    let model: ObjectIdentifier
    let limit: Int?
  }

  private var sessions: [Key: InferenceSession] = [:]

  /// An empty context on a session of `model` with at most `limit` tokens.
  ///
  /// - Throws: ``ModelFileError`` when there is no memory for one.
  func predictor(of model: LanguageModel, limit: Int?) throws -> any TokenPredictor {
    let key = Key(model: ObjectIdentifier(model), limit: limit)
    let session = try sessions[key] ?? InferenceSession(model: model, contextLimit: limit)
    sessions[key] = session
    return PrefixPredictor(on: session)
  }
}
