/// Where in the timeline the screen stands, and how it moves on.
struct Playback: Sendable, Hashable {
  /// Speeds in quarters of the normal one; the last is as fast as entries come.
  static let speeds = [1, 2, 4, 8, 16, 32, 64, 128, 256, 0]
  static let normalSpeed = 2

  /// Steps that have been shown: the next is number `cursor`.
  private(set) var cursor = 0
  var isPaused = false
  /// Whether the screen shows whatever is newest.
  private(set) var isFollowing: Bool
  /// Place in ``speeds``.
  private(set) var speed = normalSpeed
  /// Quarter milliseconds saved up towards the next step.
  private var credit = 0

  init(isFollowing: Bool) { self.isFollowing = isFollowing }

  /// The speed as text, such as `×4` or `×¼`.
  var speedText: String {
    switch Playback.speeds[speed] {
    case 0: "max"
    case 1: "×¼"
    case 2: "×½"
    case let quarters: "×\(quarters / 4)"
    }
  }

  mutating func faster() { speed = min(speed + 1, Playback.speeds.count - 1) }
  mutating func slower() { speed = max(speed - 1, 0) }

  /// Takes the speed whose text is `text`, with or without the sign of multiplication.
  mutating func setSpeed(_ text: some StringProtocol) -> Bool {
    let wanted = text.hasPrefix("×") ? String(text) : text == "max" ? "max" : "×" + text
    for place in Playback.speeds.indices {
      var candidate = self
      candidate.speed = place
      if candidate.speedText == wanted {
        speed = place
        return true
      }
    }
    return false
  }

  /// Moves to a step and stays there.
  mutating func seek(to step: Int, of count: Int) {
    cursor = min(max(step, 0), count)
    credit = 0
    isFollowing = false
    isPaused = true
  }

  /// Goes to the newest step and stays with it.
  mutating func follow(_ count: Int) {
    cursor = count
    credit = 0
    isFollowing = true
    isPaused = false
  }

  /// The record grew.
  mutating func grew(to count: Int) {
    if isFollowing, !isPaused { cursor = count }
  }

  /// Whether time moves the cursor.
  func isMoving(_ count: Int) -> Bool { !isPaused && !isFollowing && cursor < count }

  /// How much of the next step has been shown, 0 to 1.
  func progress(in steps: [Timeline.Step]) -> Double {
    guard !isFollowing, cursor < steps.count, steps[cursor].duration > 0 else { return 0 }
    return min(1, Double(credit) / Double(steps[cursor].duration * 4))
  }

  /// Lets time go by.
  mutating func advance(milliseconds: Int, in steps: [Timeline.Step]) {
    guard isMoving(steps.count) else { return }
    guard Playback.speeds[speed] > 0 else {
      cursor = steps.count
      credit = 0
      return
    }
    credit += min(max(milliseconds, 0), 10_000) * Playback.speeds[speed]
    while cursor < steps.count, credit >= steps[cursor].duration * 4 {
      credit -= steps[cursor].duration * 4
      cursor += 1
    }
    if cursor == steps.count { credit = 0 }
  }
}
