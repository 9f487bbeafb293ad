/// A hash table from byte strings inside a file to token numbers, used while a vocabulary is read.
///
/// It hashes bytes in place (FNV-1a) so that reading 50,000 merges makes no text values. A file built to
/// make all texts collide is met by a limit on probes, not by hours of waiting.
struct TextTable {
  private let bytes: UnsafeRawBufferPointer
  private let ranges: [Range<Int>]
  private var slots: [Int32]
  private let shift: UInt64

  /// Nil when two texts are equal or the file's texts collide beyond reason.
  init?(_ bytes: UnsafeRawBufferPointer, _ ranges: [Range<Int>]) {
    self.bytes = bytes
    self.ranges = ranges
    var bits: UInt64 = 4
    while 1 << bits < 2 * ranges.count { bits += 1 }
    shift = 64 - bits
    slots = Array(repeating: -1, count: 1 << bits)
    for (token, range) in ranges.enumerated() {
      var index = home(hash(range))
      var probes = 0
      while slots[index] >= 0 {
        probes += 1
        guard probes < 4096 else { return nil }
        if equal(ranges[Int(slots[index])], range, nil) { break }
        index = (index + 1) & (slots.count - 1)
      }
      if slots[index] < 0 { slots[index] = Int32(token) }
    }
  }

  /// The first token whose text is the bytes at `first` followed by those at `second`.
  func token(_ first: Range<Int>, _ second: Range<Int>? = nil) -> TokenID? {
    var value = hash(first)
    if let second { value = hash(second, value) }
    var index = home(value)
    while slots[index] >= 0 {
      if equal(ranges[Int(slots[index])], first, second) { return slots[index] }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
  }

  private func hash(_ range: Range<Int>, _ start: UInt64 = 0xCBF2_9CE4_8422_2325) -> UInt64 {
    var value = start
    for index in range { value = (value ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return value
  }

  private func home(_ hash: UInt64) -> Int { Int((hash &* 0x9E37_79B9_7F4A_7C15) >> shift) }

  private func equal(_ text: Range<Int>, _ first: Range<Int>, _ second: Range<Int>?) -> Bool {
    guard text.count == first.count + (second?.count ?? 0) else { return false }
    let middle = text.lowerBound + first.count
    guard bytes[text.lowerBound..<middle].elementsEqual(bytes[first]) else { return false }
    guard let second else { return true }
    return bytes[middle..<text.upperBound].elementsEqual(bytes[second])
  }
}
