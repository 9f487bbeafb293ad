/// A program with a screen: a state, messages that change it, and a frame made from it.
///
/// The loop runs on the calling thread and sleeps while nothing happens. Frames are drawn only when
/// something changed and at most at the given rate.
public struct TerminalApp<State, Message: Sendable, Effect> {
  /// Changes the state and returns what else must be done.
  public var update: (inout State, Message) -> [Effect]
  /// Draws the state.
  public var view: (State, Size) -> Frame
  /// The theme in force.
  public var theme: (State) -> Theme
  /// Turns an event of the terminal into a message.
  public var message: (TerminalEvent) -> Message?
  /// Milliseconds until the state wants a tick; nil while nothing moves by itself.
  public var nextTick: (State) -> Int?
  /// Does what an update asked for; the frame is the one on the screen.
  public var perform: (Effect, State, Frame) -> TerminalCommand?
  /// Told of every frame that was shown, such as for a recording.
  public var didShow: (Frame, Theme) -> Void = { _, _ in }
  /// A program from its parts.
  public init(
    update: @escaping (inout State, Message) -> [Effect],
    view: @escaping (State, Size) -> Frame, theme: @escaping (State) -> Theme,
    message: @escaping (TerminalEvent) -> Message?, nextTick: @escaping (State) -> Int?,
    perform: @escaping (Effect, State, Frame) -> TerminalCommand?
  ) {
    self.update = update
    self.view = view
    self.theme = theme
    self.message = message
    self.nextTick = nextTick
    self.perform = perform
  }

  /// Takes the terminal over, runs until the state, a signal or the terminal ends it, and gives the
  /// terminal back.
  ///
  /// Call it on the main thread and from outside tasks: it blocks. Messages come by `mailbox`.
  public func run(
    _ state: inout State, mailbox: Mailbox<Message>, options: ScreenOptions = ScreenOptions()
  ) throws(TerminalError) -> TerminalEnd {
    let screen = try TerminalScreen(options)
    defer { screen.close() }
    var loop = TerminalLoop(
      app: self, screen: screen, mailbox: mailbox, framesPerSecond: options.framesPerSecond)
    return loop.run(&state)
  }
}
