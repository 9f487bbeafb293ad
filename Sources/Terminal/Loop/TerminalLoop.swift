/// One run of the loop: when things happened and whether the frame is out of date.
struct TerminalLoop<State, Message: Sendable, Effect> {
  let app: TerminalApp<State, Message, Effect>
  let screen: TerminalScreen
  let mailbox: Mailbox<Message>
  /// Milliseconds between two frames, at least.
  private let frameInterval: Int
  private let clock = ContinuousClock()
  private var frame = Frame(Size(width: 0, height: 0))
  private var isDirty = true
  private var end: TerminalEnd?
  private var lastFrame: ContinuousClock.Instant
  private var lastTick: ContinuousClock.Instant
  /// A key is answered sooner than the frame rate alone would allow.
  private var isHurried = false
  private var allowance: FrameAllowance

  init(
    app: TerminalApp<State, Message, Effect>, screen: TerminalScreen, mailbox: Mailbox<Message>,
    framesPerSecond: Int
  ) {
    frameInterval = 1_000 / min(max(1, framesPerSecond), 60)
    self.app = app
    self.screen = screen
    self.mailbox = mailbox
    lastFrame = clock.now - .seconds(1)
    lastTick = clock.now
    allowance = FrameAllowance()
  }

  mutating func run(_ state: inout State) -> TerminalEnd {
    receive(.resize(screen.size), &state)
    if !screen.notice.isEmpty { receive(.notice(screen.notice), &state) }
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
    let passed = elapsed(since: lastFrame)
    return isHurried
      ? allowance.wait(after: passed, atMost: frameInterval) : max(0, frameInterval - passed)
  }

  private func elapsed(since instant: ContinuousClock.Instant) -> Int {
    let (seconds, fraction) = (clock.now - instant).components
    return Int(clamping: seconds) * 1_000 + Int(fraction / 1_000_000_000_000_000)
  }

  private mutating func takeSignal(
    _ state: inout State
  ) -> TerminalEnd? {
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
      switch app.perform(effect, state, frame) {
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
    allowance.spend(after: elapsed(since: lastFrame))
    lastFrame = clock.now
    isDirty = false
    isHurried = false
  }
}
