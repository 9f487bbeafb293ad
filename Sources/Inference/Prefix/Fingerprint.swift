import CKernels
import Synchronization

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
  /// The fingerprint of the model's file, made when first asked for.
  ///
  /// Read by all threads in pieces, so it costs a fraction of a cryptographic digest. Nil when the
  /// file has changed since it was loaded.
  var fingerprint: Fingerprint? {
    computedFingerprint.withLock { known in
      if let known { return known }
      let made = makeFingerprint()
      known = .some(made)
      return made
    }
  }

  private func makeFingerprint() -> Fingerprint? {
    guard file.isUnchanged else { return nil }
    let file = file
    let byteCount = file.bytes.count
    let piece = 1 << 18
    let count = (byteCount + piece - 1) / piece
    guard let rooms = AlignedMemory(piece * team.count) else { return nil }
    let failures = Atomic<Int>(0)
    nonisolated(unsafe) let parts = UnsafeMutablePointer<Fingerprint>.allocate(capacity: count)
    defer { parts.deallocate() }
    team.run { thread in
      for index in team.share(count, thread) {
        let room = UnsafeMutableRawBufferPointer(
          start: rooms.start + thread * piece, count: min(piece, byteCount - index * piece))
        if !file.read(at: index * piece, into: room) { failures.add(1, ordering: .relaxed) }
        parts[index] = Fingerprint(of: UnsafeRawBufferPointer(room))
      }
    }
    return failures.load(ordering: .relaxed) == 0 && file.isUnchanged
      ? Fingerprint(of: UnsafeRawBufferPointer(UnsafeBufferPointer(start: parts, count: count)))
      : nil
  }
}
