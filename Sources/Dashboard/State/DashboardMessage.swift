public import Journal
public import Terminal
public import TradingTypes

/// What can happen to a dashboard.
public enum DashboardMessage: Sendable {
  /// What a streamed piece of text belongs to.
  public enum StreamKind: String, Sendable, Hashable, CaseIterable {
    /// A thought in the making.
    case thought
    /// A call in the making.
    case call
    /// Progress of the machinery; each piece replaces the one before.
    case status
  }

  /// The record grew by an entry.
  case entry(JournalEntry)
  /// Text that is being made and is not in the record yet.
  case stream(StreamKind, String)
  /// The desk says something to the person in the seat.
  case seat(SeatReport)
  /// How many of a hundred random traders did at least as well as a finished run; `rival` is the
  /// run's place among the rivals, nil for the run on the screen.
  case luck(rival: Int?, percentile: Double)
  /// The run is over: no more entries come. The reason is shown; empty for an ordinary end.
  case ended(reason: String)
  /// A key was pressed.
  case key(Key)
  /// The mouse did something in a cell.
  case mouse(TerminalEvent.MouseAction, x: Int, y: Int)
  /// The screen has this size now.
  case resize(Size)
  /// A remark for the last row, until the next key.
  case notice(String)
  /// Milliseconds went by.
  case tick(milliseconds: Int)

  /// The message for an event of the terminal.
  public init(_ event: TerminalEvent) {
    switch event {
    case .key(let key): self = .key(key)
    case .mouse(let action, let x, let y): self = .mouse(action, x: x, y: y)
    case .resize(let size): self = .resize(size)
    case .tick(let milliseconds): self = .tick(milliseconds: milliseconds)
    case .notice(let text): self = .notice(text)
    }
  }
}
