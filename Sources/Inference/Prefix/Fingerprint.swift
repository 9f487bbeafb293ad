import CKernels

/// 128 bits that tell contents apart and show damage; not for adversaries.
struct Fingerprint: Sendable, Hashable {
  let low: UInt64
  let high: UInt64

  init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  init(of bytes: UnsafeRawBufferPointer) {
    var out: [UInt64] = [0, 0]
    if let start = bytes.baseAddress { fk_fingerprint(start, bytes.count, &out) }
    (low, high) = (out[0], out[1])
  }

  /// Sixteen hexadecimal digits, for names of files.
  var shortText: String {
    let digits = String(low, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension LanguageModel {
  /// The fingerprint of the model's file and of the way it is computed.
  ///
  /// Read by all threads in pieces, so it costs a fraction of a cryptographic digest. Nil when the
  /// file has changed since it was loaded.
  func makeFingerprint() -> Fingerprint? {
    guard file.isUnchanged else { return nil }
    nonisolated(unsafe) let bytes = file.bytes
    let piece = 1 << 20
    let count = (bytes.count + piece - 1) / piece
    nonisolated(unsafe) let parts = UnsafeMutablePointer<Fingerprint>.allocate(capacity: count)
    defer { parts.deallocate() }
    team.run { thread in
      for index in team.share(count, thread) {
        let range = (index * piece)..<min((index + 1) * piece, bytes.count)
        parts[index] = Fingerprint(of: UnsafeRawBufferPointer(rebasing: bytes[range]))
      }
    }
    file.forgetPages()
    return file.isUnchanged
      ? Fingerprint(of: UnsafeRawBufferPointer(UnsafeBufferPointer(start: parts, count: count)))
      : nil
  }
}
