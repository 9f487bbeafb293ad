/// Well-formed UTF-8 one byte at a time: table 3-7 of the Unicode Standard.
enum UTF8Automaton {
  /// State 0 stands between characters; 1, 2 and 3 expect that many plain continuation bytes; the
  /// others follow E0, ED, F0 and F4, whose second byte is restricted.
  static let stateCount = 8

  /// The state after `byte`, or nil when the text is malformed there.
  static func next(_ state: Int, _ byte: UInt8) -> Int? {
    switch state {
    case 0: start(byte)
    case 1, 2, 3: (0x80...0xBF).contains(byte) ? state - 1 : nil
    case 4: (0xA0...0xBF).contains(byte) ? 1 : nil
    case 5: (0x80...0x9F).contains(byte) ? 1 : nil
    case 6: (0x90...0xBF).contains(byte) ? 2 : nil
    default: (0x80...0x8F).contains(byte) ? 2 : nil
    }
  }

  private static func start(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x00...0x7F: 0
    case 0xC2...0xDF: 1
    case 0xE0: 4
    case 0xED: 5
    case 0xE1...0xEF: 2
    case 0xF0: 6
    case 0xF1...0xF3: 3
    case 0xF4: 7
    default: nil
    }
  }
}
