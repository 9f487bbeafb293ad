import Journal

/// What kind of entry a step of the timeline is.
enum StepKind: Sendable, Hashable {
  case started, opened, briefing, generation, thought, call, result, refusedCall, note
  case compaction, order, rejection, fill, orderEnded, entitlement, tax, closed, finished

  init(_ event: JournalEvent) {
    switch event {
    case .runStarted: self = .started
    case .dayOpened: self = .opened
    case .briefing: self = .briefing
    case .modelCall: self = .generation
    case .thought: self = .thought
    case .toolCall: self = .call
    case .toolResult(let result): self = result.ok ? .result : .refusedCall
    case .note: self = .note
    case .compaction: self = .compaction
    case .orderAccepted: self = .order
    case .orderRejected: self = .rejection
    case .fill: self = .fill
    case .orderEnded: self = .orderEnded
    case .entitlement: self = .entitlement
    case .dividendTax: self = .tax
    case .dayClosed: self = .closed
    case .runEnded: self = .finished
    }
  }

  /// Whether stepping stops here: everything that shows.
  var isVisible: Bool { self != .generation }

  /// Whether it is a text that can be read while it is told.
  var isTold: Bool {
    switch self {
    case .briefing, .thought, .call, .result, .refusedCall, .note: true
    default: false
    }
  }

  /// Milliseconds that a step with `length` characters of text lasts at normal speed.
  ///
  /// A day of a rule-based seat lasts between one and two seconds; thoughts are read, not flashed.
  func duration(length: Int) -> Int {
    switch self {
    case .started: 300
    case .opened: 350
    case .briefing: min(2_500, 500 + 2 * length)
    case .generation: 0
    case .thought: min(8_000, 400 + 8 * length)
    case .call: min(1_500, 400 + 4 * length)
    case .result, .refusedCall: min(2_500, 400 + 3 * length)
    case .note: min(2_000, 400 + 6 * length)
    case .compaction, .entitlement, .tax: 250
    case .order: 60
    case .rejection: 250
    case .fill: 120
    case .orderEnded: 60
    case .closed: 650
    case .finished: 0
    }
  }
}
