import Crypto

/// The chain of entries: each hash is the SHA-256 of the hash before and the entry's own bytes.
///
/// The entry's bytes are its line up to and without `,"hash":`; the first entry has no hash before.
/// Anyone can check a journal with any SHA-256: `sha256(previous ‖ body)`, `previous` as 32 bytes.
struct HashChain {
  private var digest: SHA256.Digest?

  /// Links `body` and hands the 32 bytes of its hash to `use`.
  mutating func link<Result>(
    _ body: UnsafeRawBufferPointer, _ use: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    var hasher = SHA256()
    digest?.withUnsafeBytes { hasher.update(bufferPointer: $0) }
    hasher.update(bufferPointer: body)
    let next = hasher.finalize()
    digest = next
    return next.withUnsafeBytes(use)
  }

  /// Links `body` and says whether its hash, in hexadecimal, is `written`.
  mutating func links(_ body: UnsafeRawBufferPointer, as written: UnsafeRawBufferPointer) -> Bool {
    link(body) { hash in
      guard written.count == hash.count * 2 else { return false }
      for index in hash.indices {
        guard written[index * 2] == LineWriter.hexDigit(hash[index] >> 4),
          written[index * 2 + 1] == LineWriter.hexDigit(hash[index] & 15)
        else { return false }
      }
      return true
    }
  }

  /// The last hash in hexadecimal, empty before the first entry.
  var text: String {
    guard let digest else { return "" }
    return digest.withUnsafeBytes { bytes in
      String(
        decoding: bytes.flatMap { [LineWriter.hexDigit($0 >> 4), LineWriter.hexDigit($0 & 15)] },
        as: UTF8.self)
    }
  }
}
