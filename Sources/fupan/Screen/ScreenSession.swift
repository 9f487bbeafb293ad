import Dashboard
import Glibc
import Journal
import Market
import Scoring
import Synchronization
import Terminal
import TradingTypes

/// The dashboard on the terminal, with what it asks of the program around it.
struct ScreenSession {
  let settings: ScreenSettings
  let market: MarketRecord?
  let language: Language
  let pace: DashboardState.Pace
  var rivals: [Rival] = []
  /// The leaderboard of the contest that the runs belong to.
  var board: ContestBoard?
  /// Whether a person at the keys trades.
  var isSeated = false
  let mailbox = Mailbox<DashboardMessage>()

  /// The dashboard after `entries`, for frames without a terminal; `isEnded` says that no more come.
  func still(of entries: [JournalEntry], isEnded: Bool) -> DashboardState {
    var state = DashboardState(
      market: market, language: language, theme: Theme(settings.theme, rising: settings.up),
      pace: .follow, rivals: rivals, board: board)
    state.hasWideAmbiguousGlyphs = settings.ambiguous == .wide
    for entry in entries { _ = state.update(.entry(entry)) }
    for message in mailbox.takeAll() { _ = state.update(message) }
    if isEnded { _ = state.update(.ended(reason: "")) }
    return state
  }

  /// Shows the dashboard until its user, a signal or the terminal ends it.
  ///
  /// `begin` is called once, when the first frame stands: not when there is no terminal.
  /// - `seat`: told what the person in the seat asks of the desk.
  /// - `didShow`: told of every frame.
  /// - Throws: ``UsageFailure`` when there is no usable terminal, or a ``CommandFailure`` when the
  ///   recording cannot be written.
  func show(
    seat: @escaping (SeatCommand) -> Void = { _ in }, didShow: @escaping () -> Void = {},
    begin: @escaping () -> Void
  ) throws -> TerminalEnd {
    var state = DashboardState(
      market: market, language: language, theme: Theme(settings.theme, rising: settings.up),
      pace: pace, isSeated: isSeated, rivals: rivals, board: board)
    state.hasWideAmbiguousGlyphs = settings.ambiguous == .wide
    var hasBegun = false
    let recorder = try settings.record.map { try FrameRecorder(path: $0) }
    let box = mailbox
    do {
      return try state.run(
        mailbox: mailbox, options: settings.options,
        saveFrame: { frame, theme in box.post(.notice(SavedFrame.save(frame, theme))) },
        seat: seat,
        didShow: { frame, theme in
          recorder?.take(frame, theme)
          didShow()
          if !hasBegun {
            hasBegun = true
            begin()
          }
        })
    } catch {
      let hint = "--frames 120x36 prints frames without a terminal; 'fupan replay' only trades"
      throw UsageFailure("\(error)", hint: hint)
    }
  }
}

/// Writes the frames of a session as an asciinema recording while they are shown.
private final class FrameRecorder {
  private var cast = Asciicast()
  private let file: UnsafeMutablePointer<FILE>
  private let start = ContinuousClock.now

  init(path: String) throws {
    guard let file = fopen(path, "we") else {
      throw CommandFailure("\(path): cannot be written: \(String(cString: strerror(errno)))")
    }
    self.file = file
  }

  deinit { fclose(file) }

  func take(_ frame: Frame, _ theme: Theme) {
    let (seconds, fraction) = (ContinuousClock.now - start).components
    let milliseconds = Int(seconds) * 1_000 + Int(fraction / 1_000_000_000_000_000)
    fputs(cast.lines(for: frame, theme: theme, at: milliseconds), file)
  }
}

/// A frame saved beside the working folder as text, ANSI and SVG.
private enum SavedFrame {
  static func save(_ frame: Frame, _ theme: Theme) -> String {
    var number = 1
    while Folders.exists("fupan-\(number).txt") { number += 1 }
    let name = "fupan-\(number)"
    do {
      try WholeFile.write(frame.plainText + "\n", to: name + ".txt")
      try WholeFile.write(frame.ansiText(theme: theme), to: name + ".ansi")
      try WholeFile.write(frame.svg(theme: theme), to: name + ".svg")
      return "✓ \(name).txt .ansi .svg"
    } catch {
      return "\(error)"
    }
  }
}
