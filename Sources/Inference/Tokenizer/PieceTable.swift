/// A hash table from byte strings to tokens, asked while text is encoded.
///
/// Open addressing over FNV-1a, at most half full. A vocabulary built to make all texts collide is met
/// by a limit on probes.
struct PieceTable: Sendable {
  private var bytes: [UInt8] = []
  private var starts: [Int] = [0]
  private var tokens: [TokenID] = []
  private var slots: [Int32] = []
  private let shift: UInt64
  /// The length of the longest text in bytes.
  private(set) var longest = 0

  /// Of equal texts the first counts; nil when the texts collide beyond reason.
  init?(_ pieces: [(bytes: [UInt8], token: TokenID)]) {
    var bits: UInt64 = 4
    while 1 << bits < 2 * pieces.count { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: -1, count: 1 << bits)
    for piece in pieces {
      var index = home(piece.bytes)
      var probes = 0
      while slots[index] >= 0, !isText(slots[index], piece.bytes) {
        probes += 1
        guard probes < 4096 else { return nil }
        index = (index + 1) & (slots.count - 1)
      }
      guard slots[index] < 0 else { continue }
      slots[index] = Int32(tokens.count)
      tokens.append(piece.token)
      bytes += piece.bytes
      starts.append(bytes.count)
      longest = max(longest, piece.bytes.count)
    }
  }

  /// The token whose text is `text`.
  func token(_ text: some Collection<UInt8>) -> TokenID? {
    var index = home(text)
    while slots[index] >= 0 {
      if isText(slots[index], text) { return tokens[Int(slots[index])] }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  private func home(_ text: some Collection<UInt8>) -> Int {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int((value &* 0x9E37_79B9_7F4A_7C15) >> shift)
  }

  private func isText(_ entry: Int32, _ text: some Collection<UInt8>) -> Bool {
    bytes[starts[Int(entry)]..<starts[Int(entry) + 1]].elementsEqual(text)
  }
}
