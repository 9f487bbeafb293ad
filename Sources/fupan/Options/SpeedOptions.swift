import ArgumentParser
import Inference

/// How the language model of a season saves work; the tokens it makes are the same.
struct SpeedOptions: ParsableArguments {
  @Option(
    help: "Folder where keys and values of long prompts are kept between runs, or 'none'.")
  var kvCache: String?

  @Option(help: "Tokens guessed ahead from the text so far, 0 to 7.")
  var guesses = 3

  @Flag(help: "Say on standard error what the language model computed, and its time.")
  var modelTime = false

  @Option(help: "File for every change of the model's context, as token numbers; for measurements.")
  var contextLog: String?

  func validate() throws {
    guard (0...InferenceSession.guessMax).contains(guesses) else {
      throw ValidationError("--guesses takes 0 to \(InferenceSession.guessMax)")
    }
  }

  /// Sets up a session as these options say; one that shares prompts already keeps to that.
  func apply(to session: InferenceSession) {
    session.guessLimit = guesses
    if session.prefixes == nil, kvCache != "none" {
      session.prefixes = PrefixStore(
        folder: kvCache ?? Folders.prefixes, report: Console.complain)
    }
  }

  /// The predictor, written down when that was asked for.
  ///
  /// - Throws: ``CommandFailure`` when the file cannot be made.
  func logged(_ predictor: any TokenPredictor) throws -> any TokenPredictor {
    guard let contextLog, let session = predictor as? InferenceSession else { return predictor }
    return try ContextLog(session, path: contextLog)
  }

  /// Says what a session computed, when asked to.
  func report(_ session: InferenceSession?) {
    guard modelTime, let work = session?.work else { return }
    let seconds = String(Int(work.seconds * 1_000))
    Console.complain(
      "language model: \(seconds) ms in \(work.passes) passes; \(work.tokens) tokens computed, "
        + "\(work.restored) read back, \(work.guessesKept) of \(work.guesses) guessed rightly")
  }
}
