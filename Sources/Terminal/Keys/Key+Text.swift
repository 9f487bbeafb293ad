extension Key {
  /// The keys that a text stands for, such as `5jj` or `:day 3<Enter>`: a character is itself, and a
  /// name in angle brackets, as in ``names``, is that key.
  ///
  /// A bracket that begins no name is itself.
  public static func sequence(_ text: String) -> [Key] {
    var keys: [Key] = []
    var rest = text[...]
    while let character = rest.first {
      if character == "<", let end = rest.firstIndex(of: ">"),
        let key = named(rest[rest.index(after: rest.startIndex)..<end])
      {
        keys.append(key)
        rest = rest[rest.index(after: end)...]
      } else {
        keys.append(.character(character))
        rest = rest.dropFirst()
      }
    }
    return keys
  }

  /// The names that ``sequence(_:)`` knows; `^` and a letter is control with it.
  public static let names = [
    "Enter", "Esc", "Tab", "BackTab", "Up", "Down", "Left", "Right", "PageUp", "PageDown", "Home",
    "End", "Backspace", "Delete", "F1",
  ]

  private static func named(_ name: Substring) -> Key? {
    switch name {
    case "Enter": .enter
    case "Esc": .escape
    case "Tab": .tab
    case "BackTab": .backTab
    case "Up": .up
    case "Down": .down
    case "Left": .left
    case "Right": .right
    case "PageUp": .pageUp
    case "PageDown": .pageDown
    case "Home": .home
    case "End": .end
    case "Backspace": .backspace
    case "Delete": .delete
    case "F1": .function(1)
    default: name.count == 2 && name.first == "^" ? name.last.map { .control($0) } : nil
    }
  }
}
