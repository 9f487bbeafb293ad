import Inference

// What the two kinds of turns ask of bytes and tokens that arrive piece by piece.

extension Vocabulary {
  /// Places of those `tokens` whose first byte lies in `bytes` of the text they make.
  func places(of tokens: [TokenID], beginningIn bytes: Range<Int>) -> Range<Int> {
    var offset = 0
    var inside = 0..<0
    for (place, token) in tokens.enumerated() {
      if bytes.contains(offset) {
        inside = (inside.isEmpty ? place : inside.lowerBound)..<(place + 1)
      }
      offset += self.bytes(of: token).count
    }
    return inside
  }
}

extension ArraySlice<UInt8> {
  /// The end of the slice, or where its last character begins if bytes of that are still to come.
  var endOfWholeCharacters: Int {
    var lead = endIndex - 1
    while lead >= startIndex, endIndex - lead < 4, self[lead] & 0xC0 == 0x80 { lead -= 1 }
    guard lead >= startIndex, self[lead] >= 0xC0 else { return endIndex }
    let needed = self[lead] >= 0xF0 ? 4 : self[lead] >= 0xE0 ? 3 : 2
    return endIndex - lead < needed ? lead : endIndex
  }
}
