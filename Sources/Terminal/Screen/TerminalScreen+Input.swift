import CNcurses

extension TerminalScreen {
  /// What waiting for the terminal found.
  struct Wait: OptionSet {
    let rawValue: Int32
    static let input = Wait(rawValue: Int32(CN_INPUT))
    static let woken = Wait(rawValue: Int32(CN_WOKEN))
    static let signalled = Wait(rawValue: Int32(CN_SIGNALLED))
    static let hungUp = Wait(rawValue: Int32(CN_HUNG_UP))
  }

  /// Waits for input, a signal, or a wake, at most this long; nil waits for ever.
  func wait(milliseconds: Int?, wake: Int32?) -> Wait {
    let time = milliseconds.map { Int32(clamping: max(0, $0)) } ?? -1
    return Wait(rawValue: cn_poll(wake ?? -1, time))
  }

  /// The events that have arrived, oldest first.
  func takeEvents() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    while true {
      let event = cn_next()
      switch Int(event.kind) {
      case CN_NOTHING:
        return events
      case CN_CHARACTER:
        if let key = TerminalScreen.key(character: event.code) { events.append(.key(key)) }
      case CN_KEY:
        if let key = TerminalScreen.key(code: Int(event.code)) { events.append(.key(key)) }
      case CN_MOUSE:
        events.append(
          .mouse(TerminalScreen.action(event.code), x: Int(event.x), y: Int(event.y)))
      default:
        events.append(.resize(size))
      }
    }
  }

  private static func key(character code: Int32) -> Key? {
    switch code {
    case 9: return .tab
    case 10, 13: return .enter
    case 27: return .escape
    case 8, 127: return .backspace
    case 1...26: return Unicode.Scalar(UInt32(code) + 0x60).map { .control(Character($0)) }
    case ..<32: return nil
    default: return Unicode.Scalar(UInt32(code)).map { .character(Character($0)) }
    }
  }

  private static func key(code: Int) -> Key? {
    switch code {
    case CN_KEY_UP: .up
    case CN_KEY_DOWN: .down
    case CN_KEY_LEFT: .left
    case CN_KEY_RIGHT: .right
    case CN_KEY_PAGE_UP: .pageUp
    case CN_KEY_PAGE_DOWN: .pageDown
    case CN_KEY_HOME: .home
    case CN_KEY_END: .end
    case CN_KEY_ENTER: .enter
    case CN_KEY_BACKSPACE: .backspace
    case CN_KEY_DELETE: .delete
    case CN_KEY_BACK_TAB: .backTab
    case CN_KEY_SHIFT_LEFT: .shiftLeft
    case CN_KEY_SHIFT_RIGHT: .shiftRight
    default: code > CN_KEY_FUNCTION ? .function(code - CN_KEY_FUNCTION) : nil
    }
  }

  private static func action(_ code: Int32) -> TerminalEvent.MouseAction {
    switch Int(code) {
    case CN_MOUSE_PRESS: .press
    case CN_MOUSE_DRAG: .drag
    case CN_MOUSE_WHEEL_UP: .wheelUp
    case CN_MOUSE_WHEEL_DOWN: .wheelDown
    default: .release
    }
  }
}

extension TerminalScreen {
  /// The signal that tells of a new size; it is applied when taken.
  static let sizeSignal: Int32 = 28

  /// The signal that arrived, zero for none.
  func takeSignal() -> Int32 { cn_take_signal() }
}
