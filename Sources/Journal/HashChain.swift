import CDigest
import Crypto

/// The chain of entries: each hash is the SHA-256 of the hash before and the entry's own bytes.
///
/// The entry's bytes are its line up to and without `,"hash":`; the first entry has no hash before.
/// Anyone can check a journal with any SHA-256: `sha256(previous ‖ body)`, `previous` as 32 bytes.
struct HashChain {
  private var last = (UInt64(0), UInt64(0), UInt64(0), UInt64(0))
  private var isEmpty = true

  /// Links the entry whose body follows ``EntryBlock/room`` bytes at `start`, `count` bytes in all,
  /// and writes what ends its line to `tail`; returns the body.
  mutating func link(
    _ start: UnsafeMutablePointer<UInt8>, count: Int, tail: inout LineWriter
  ) -> UnsafeRawBufferPointer {
    take(inRoomAt: start, count: count)
    tail.clear()
    tail.raw(",\"hash\":\"")
    withUnsafeBytes(of: &last) { tail.hexadecimal($0) }
    tail.raw("\"}\n")
    return UnsafeRawBufferPointer(
      start: start + EntryBlock.room, count: count - EntryBlock.room)
  }

  /// Links `body` and says whether its hash, in hexadecimal, is `written`; `scratch` is overwritten.
  mutating func links(
    _ body: UnsafeRawBufferPointer, as written: UnsafeRawBufferPointer, scratch: inout LineWriter
  ) -> Bool {
    scratch.clear()
    scratch.skip(EntryBlock.room)
    scratch.append(body)
    take(inRoomAt: scratch.pointer(at: 0), count: scratch.count)
    scratch.clear()
    withUnsafeBytes(of: &last) { scratch.hexadecimal($0) }
    return scratch.bytes.elementsEqual(written)
  }

  /// The last hash in hexadecimal, empty before the first entry.
  var text: String {
    guard !isEmpty else { return "" }
    return withUnsafeBytes(of: last) { bytes in
      String(unsafeUninitializedCapacity: bytes.count * 2) { text in
        for (index, value) in bytes.enumerated() {
          text[index * 2] = LineWriter.hexDigit(value >> 4)
          text[index * 2 + 1] = LineWriter.hexDigit(value & 15)
        }
        return bytes.count * 2
      }
    }
  }

  private mutating func take(inRoomAt start: UnsafeMutablePointer<UInt8>, count: Int) {
    guard !isEmpty else {
      let room = EntryBlock.room
      return take(UnsafeRawBufferPointer(start: start + room, count: count - room))
    }
    UnsafeMutableRawPointer(start).storeBytes(of: last, as: (UInt64, UInt64, UInt64, UInt64).self)
    take(UnsafeRawBufferPointer(start: start, count: count))
  }

  private mutating func take(_ bytes: UnsafeRawBufferPointer) {
    isEmpty = false
    let isDone = withUnsafeMutableBytes(of: &last) { digest in
      fupan_sha256(
        bytes.assumingMemoryBound(to: UInt8.self).baseAddress, bytes.count,
        digest.assumingMemoryBound(to: UInt8.self).baseAddress)
    }
    guard !isDone else { return }
    var hasher = SHA256()
    hasher.update(bufferPointer: bytes)
    hasher.finalize().withUnsafeBytes { digest in
      withUnsafeMutableBytes(of: &last) { $0.copyMemory(from: digest) }
    }
  }
}
