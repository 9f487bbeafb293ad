/// A key as the user pressed it.
public enum Key: Sendable, Hashable {
  /// A character, as typed with shift applied.
  case character(Character)
  /// Control with a letter, such as `c`.
  case control(Character)
  /// A function key, from 1.
  case function(Int)
  case up, down, left, right
  case shiftLeft, shiftRight
  case pageUp, pageDown, home, end
  case enter, escape, tab, backTab, backspace, delete

  /// The key's short name for help and hints, such as `Tab` or `^C`.
  public var label: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "^" + String(character).uppercased()
    case .function(let number): "F\(number)"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .shiftLeft: "⇧←"
    case .shiftRight: "⇧→"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "S-Tab"
    case .backspace: "⌫"
    case .delete: "Del"
    }
  }
}
