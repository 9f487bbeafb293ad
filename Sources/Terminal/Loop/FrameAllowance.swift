/// How many frames may follow each other at once: sixty a second in the long run, with a few saved up
/// for keys, so that a key need not wait for the frame rate.
struct FrameAllowance: Sendable, Hashable {
  /// Thousandths of a frame saved up, at most ``most``.
  private var saved = most

  private static let framesPerSecond = 60
  private static let most = 8_000

  /// Milliseconds to wait for a hurried frame when the last one was `passed` milliseconds ago.
  func wait(after passed: Int, atMost interval: Int) -> Int {
    let missing = 1_000 - saved(after: passed)
    guard missing > 0 else { return 0 }
    let wait = (missing + FrameAllowance.framesPerSecond - 1) / FrameAllowance.framesPerSecond
    return min(wait, max(0, interval - passed))
  }

  /// A frame was shown, `passed` milliseconds after the one before.
  mutating func spend(after passed: Int) { saved = max(0, saved(after: passed) - 1_000) }

  private func saved(after passed: Int) -> Int {
    min(FrameAllowance.most, saved + min(max(0, passed), 1_000) * FrameAllowance.framesPerSecond)
  }
}
