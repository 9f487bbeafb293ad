public import Terminal
public import TradingTypes

/// The dashboard as a program with a screen.
public typealias DashboardApp = TerminalApp<DashboardState, DashboardMessage, DashboardEffect>

extension DashboardState {
  /// Shows the dashboard on the terminal until its user, a signal or the terminal ends it.
  ///
  /// Call it on the main thread and from outside tasks: it blocks. The run, on other threads, posts
  /// its entries and streams to `mailbox`.
  /// - `saveFrame`: told to save a frame; there is no file access in here.
  /// - `seat`: told what the person in the seat asks of the desk; answers come by `mailbox`.
  /// - `didShow`: told of every frame that was shown, such as for a recording.
  public mutating func run(
    mailbox: Mailbox<DashboardMessage>, options: ScreenOptions = ScreenOptions(),
    saveFrame: @escaping (Frame, Theme) -> Void = { _, _ in },
    seat: @escaping (SeatCommand) -> Void = { _ in },
    didShow: @escaping (Frame, Theme) -> Void = { _, _ in }
  ) throws(TerminalError) -> TerminalEnd {
    var app = DashboardApp(
      update: { $0.update($1) }, view: { $0.frame($1) }, theme: \.theme,
      message: { DashboardMessage($0) }, nextTick: \.nextTick,
      perform: { effect, state, frame in
        switch effect {
        case .quit: return .quit
        case .repaint: return .repaint
        case .copy(let text): return .copy(text)
        case .seat(let command):
          seat(command)
          return nil
        case .saveFrame:
          saveFrame(frame, state.theme)
          return nil
        }
      })
    app.didShow = didShow
    return try app.run(&self, mailbox: mailbox, options: options)
  }
}
