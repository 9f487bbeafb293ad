/// A program with a screen: a state, messages that change it, and a frame made from it.
///
/// The loop runs on the calling thread and sleeps while nothing happens. Frames are drawn only when
/// something changed and at most at the given rate.
public struct TerminalApp<State, Message: Sendable, Effect> {
  /// What the loop is asked to do besides drawing.
  public enum Command: Sendable, Hashable {
    /// Leave the loop.
    case quit
    /// Paint everything anew.
    case repaint
    /// Put text on the user's clipboard (OSC 52), where the terminal allows it.
    case copy(String)
  }

  /// Why the loop ended.
  public enum End: Sendable, Hashable {
    /// The state asked for it.
    case quit
    /// A signal asked for it: SIGINT (2), SIGTERM (15) or SIGHUP (1).
    case signal(Int32)
    /// The terminal went away.
    case hangUp

    /// The exit status that shells expect for this end: 0, or 128 and the signal's number.
    public var exitStatus: Int32 {
      switch self {
      case .quit: 0
      case .signal(let number): 128 + number
      case .hangUp: 129
      }
    }
  }

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
  public var perform: (Effect, Frame) -> Command?
  /// Told of every frame that was shown, such as for a recording.
  public var didShow: (Frame, Theme) -> Void = { _, _ in }
  /// Frames a second, at most.
  public var framesPerSecond = 30

  /// A program from its parts.
  public init(
    update: @escaping (inout State, Message) -> [Effect],
    view: @escaping (State, Size) -> Frame, theme: @escaping (State) -> Theme,
    message: @escaping (TerminalEvent) -> Message?, nextTick: @escaping (State) -> Int?,
    perform: @escaping (Effect, Frame) -> Command?
  ) {
    self.update = update
    self.view = view
    self.theme = theme
    self.message = message
    self.nextTick = nextTick
    self.perform = perform
  }

  /// Runs until the state, a signal or the terminal ends it; the screen stays open.
  public func run(
    _ state: inout State, on screen: TerminalScreen, mailbox: Mailbox<Message>
  ) -> End {
    var loop = TerminalLoop(app: self, screen: screen, mailbox: mailbox)
    return loop.run(&state)
  }
}

/// One run of the loop: when things happened and whether the frame is out of date.
private struct TerminalLoop<State, Message: Sendable, Effect> {
  let app: TerminalApp<State, Message, Effect>
  let screen: TerminalScreen
  let mailbox: Mailbox<Message>
  private let clock = ContinuousClock()
  private var frame = Frame(Size(width: 0, height: 0))
  private var isDirty = true
  private var end: TerminalApp<State, Message, Effect>.End?
  private var lastFrame: ContinuousClock.Instant
  private var lastTick: ContinuousClock.Instant
  /// A key is answered sooner than the frame rate alone would allow.
  private var isHurried = false

  init(
    app: TerminalApp<State, Message, Effect>, screen: TerminalScreen, mailbox: Mailbox<Message>
  ) {
    self.app = app
    self.screen = screen
    self.mailbox = mailbox
    lastFrame = clock.now - .seconds(1)
    lastTick = clock.now
  }

  mutating func run(_ state: inout State) -> TerminalApp<State, Message, Effect>.End {
    receive(.resize(screen.size), &state)
    while true {
      let wasTicking = app.nextTick(state) != nil
      let found = screen.wait(
        milliseconds: patience(state), wake: isDirty ? nil : mailbox.wake)
      if !wasTicking { lastTick = clock.now }
      if found.contains(.hungUp) { return .hangUp }
      if found.contains(.signalled), let end = takeSignal(&state) { return end }
      if !found.isDisjoint(with: [.input, .signalled]) { takeInput(&state) }
      tick(&state)
      if isDirty || found.contains(.woken), remainingUntilFrame <= 0 {
        for message in mailbox.takeAll() { apply(message, &state) }
      } else if found.contains(.woken) {
        isDirty = true
      }
      if let end { return end }
      if isDirty, remainingUntilFrame <= 0 { show(state) }
    }
  }

  /// Milliseconds until something is due; nil when nothing is.
  private func patience(_ state: State) -> Int? {
    let tick = app.nextTick(state).map { max(0, $0 - elapsed(since: lastTick)) }
    guard isDirty else { return tick }
    return min(remainingUntilFrame, tick ?? .max)
  }

  private var remainingUntilFrame: Int {
    let interval = isHurried ? 8 : 1_000 / max(1, app.framesPerSecond)
    return max(0, interval - elapsed(since: lastFrame))
  }

  private func elapsed(since instant: ContinuousClock.Instant) -> Int {
    let (seconds, fraction) = (clock.now - instant).components
    return Int(clamping: seconds) * 1_000 + Int(fraction / 1_000_000_000_000_000)
  }

  private mutating func takeSignal(
    _ state: inout State
  ) -> TerminalApp<State, Message, Effect>.End? {
    let number = screen.takeSignal()
    if number != 0, number != TerminalScreen.sizeSignal { return .signal(number) }
    screen.forget()
    receive(.resize(screen.size), &state)
    return nil
  }

  private mutating func takeInput(_ state: inout State) {
    for event in screen.takeEvents() {
      isHurried = true
      receive(event, &state)
    }
  }

  private mutating func tick(_ state: inout State) {
    guard let wanted = app.nextTick(state) else { return }
    let passed = elapsed(since: lastTick)
    guard passed >= wanted else { return }
    lastTick = clock.now
    receive(.tick(passed), &state)
  }

  private mutating func receive(_ event: TerminalEvent, _ state: inout State) {
    if let message = app.message(event) { apply(message, &state) }
  }

  private mutating func apply(_ message: Message, _ state: inout State) {
    isDirty = true
    for effect in app.update(&state, message) {
      switch app.perform(effect, frame) {
      case .quit: end = .quit
      case .repaint: screen.forget()
      case .copy(let text): screen.send("\u{1B}]52;c;\(Base64.text(Array(text.utf8)))\u{07}")
      case nil: break
      }
    }
  }

  private mutating func show(_ state: State) {
    frame = app.view(state, screen.size)
    let theme = app.theme(state)
    screen.show(frame, theme: theme)
    app.didShow(frame, theme)
    lastFrame = clock.now
    isDirty = false
    isHurried = false
  }
}
