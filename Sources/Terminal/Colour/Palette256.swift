/// The usual colours of a 256-colour terminal, for pictures of frames.
///
/// Source: xterm's `256colres.pl` (a 6×6×6 cube with steps 0, 95, 135, 175, 215, 255, and 24 greys).
enum Palette256 {
  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x1E62D0, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF5555, 0x50FA7B, 0xF1FA8C, 0x6CA0FF, 0xFF79C6, 0x8BE9FD, 0xFFFFFF,
  ]

  /// The colour of a number as `#rrggbb`.
  static func hexadecimal(_ number: Int) -> String {
    let digits = String(value(number), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  /// Red, green and blue of a number, eight bits each.
  static func value(_ number: Int) -> UInt32 {
    switch number {
    case ..<0: return 0
    case 0..<16: return basic[number]
    case 16..<232:
      let place = UInt32(number - 16)
      let step: (UInt32) -> UInt32 = { $0 == 0 ? 0 : 55 + 40 * $0 }
      return step(place / 36) << 16 | step(place / 6 % 6) << 8 | step(place % 6)
    case Paint.direct...: return UInt32(truncatingIfNeeded: number & 0xFF_FFFF)
    default:
      let level = 8 + 10 * UInt32(max(0, min(number, 255) - 232))
      return level << 16 | level << 8 | level
    }
  }
}
