/// The printable character that stands for each byte in a byte-level vocabulary.
///
/// Bytes that are printable Latin-1 stand for themselves; the others are shifted to U+0100 and up, in
/// order. Source: the published GPT-2 encoder.
enum ByteAlphabet {
  /// The scalar value of each byte.
  static let scalars: [UInt32] = {
    var shifted: UInt32 = 256
    return (UInt32(0)..<256).map { byte in
      switch byte {
      case 33...126, 161...172, 174...255: return byte
      default:
        defer { shifted += 1 }
        return shifted
      }
    }
  }()

  /// The byte of each scalar value below 512; 0xFFFF where there is none.
  private static let bytes: [UInt16] = {
    var table = [UInt16](repeating: 0xFFFF, count: 512)
    for (byte, scalar) in scalars.enumerated() { table[Int(scalar)] = UInt16(byte) }
    return table
  }()

  /// The bytes a token's text stands for; nil when a character is not of the alphabet.
  static func bytes(ofText text: some Sequence<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var lead: UInt32 = 0
    for unit in text {
      let scalar: UInt32
      if unit < 0x80 {
        guard lead == 0 else { return nil }
        scalar = UInt32(unit)
      } else if unit & 0xC0 == 0x80 {
        guard lead != 0 else { return nil }
        scalar = lead << 6 | UInt32(unit & 0x3F)
        lead = 0
      } else {
        guard lead == 0, (0xC2...0xC7).contains(unit) else { return nil }
        lead = UInt32(unit & 0x1F)
        continue
      }
      guard scalar < 512, bytes[Int(scalar)] != 0xFFFF else { return nil }
      result.append(UInt8(truncatingIfNeeded: bytes[Int(scalar)]))
    }
    return lead == 0 ? result : nil
  }
}
