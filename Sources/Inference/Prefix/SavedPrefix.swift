import CKernels

/// Keys and values of the start of a text, as a file holds them.
///
/// Little-endian: the words of `Word`, the tokens (4 bytes each), a fingerprint of each chunk of 128
/// positions (16 bytes), zeros up to a multiple of 4096, then the chunks as they stand in memory. The
/// last word but two and its neighbour are the fingerprint of words, tokens and fingerprints.
struct SavedPrefix {
  /// The words at the start of a file.
  enum Word: Int, CaseIterable {
    case magic, version, modelLow, modelHigh, kernels, tokenCount, chunkBytes, chunkLength
    case headLow, headHigh
  }

  static let magic: UInt64 = 0x3158_4650_4E41_5046  // "FPANPFX1"
  /// Rises when other bits would stand in the chunks for the same model and tokens.
  static let version: UInt64 = 1

  /// What it was computed with; a file with another key is not for this model.
  struct Key: Sendable, Hashable {
    let model: Fingerprint
    let kernels: KernelPath
    let chunkBytes: Int
  }

  let key: Key
  let tokens: [TokenID]
  let chunks: [Fingerprint]

  private static let page = 4_096
  private static let wordsBytes = 8 * Word.allCases.count

  /// Where the first chunk starts.
  var dataOffset: Int {
    let head = Self.wordsBytes + 4 * tokens.count + 16 * chunks.count
    return (head + Self.page - 1) / Self.page * Self.page
  }

  /// Bytes of the whole file.
  var fileBytes: Int { dataOffset + chunks.count * key.chunkBytes }

  /// Everything before the chunks, as bytes.
  var head: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(dataOffset)
    for word in Word.allCases { Self.put(value(word), &bytes) }
    for token in tokens { Self.put(UInt32(bitPattern: token), &bytes) }
    for chunk in chunks {
      Self.put(chunk.low, &bytes)
      Self.put(chunk.high, &bytes)
    }
    let own = bytes.withUnsafeBytes { Fingerprint(of: $0) }
    for (index, half) in [own.low, own.high].enumerated() {
      var word: [UInt8] = []
      Self.put(half, &word)
      let place = 8 * (Word.headLow.rawValue + index)
      bytes.replaceSubrange(place..<(place + 8), with: word)
    }
    bytes += Array(repeating: 0, count: dataOffset - bytes.count)
    return bytes
  }

  private func value(_ word: Word) -> UInt64 {
    switch word {
    case .magic: Self.magic
    case .version: Self.version
    case .modelLow: key.model.low
    case .modelHigh: key.model.high
    case .kernels: Self.number(of: key.kernels)
    case .tokenCount: UInt64(tokens.count)
    case .chunkBytes: UInt64(key.chunkBytes)
    case .chunkLength: UInt64(FK_CHUNK)
    case .headLow, .headHigh: 0
    }
  }

  private static func number(of path: KernelPath) -> UInt64 {
    UInt64(KernelPath.allCases.firstIndex(of: path) ?? 0)
  }

  private static func put(_ number: some FixedWidthInteger, _ bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.littleEndian) { bytes += $0 }
  }
}

extension SavedPrefix {
  /// Why a file cannot be used.
  enum Problem: Error, Hashable {
    case damaged(String)
    /// It belongs to another model, other kernels or another version of the program.
    case foreign
  }

  /// Keys and values of `tokens`, which stand in `cache`.
  init(key: Key, tokens: [TokenID], cache: KeyValueCache) {
    self.key = key
    self.tokens = tokens
    let bytes = UnsafeRawBufferPointer(cache.bytes(positions: tokens.count))
    chunks = stride(from: 0, to: bytes.count, by: key.chunkBytes).map {
      Fingerprint(of: UnsafeRawBufferPointer(rebasing: bytes[$0..<($0 + key.chunkBytes)]))
    }
  }

  /// Reads what stands before the chunks of a file of `fileBytes` bytes.
  ///
  /// Counts are believed only when the file is exactly as long as they say.
  init(reading bytes: UnsafeRawBufferPointer, fileBytes: Int, key: Key) throws(Problem) {
    func word(_ word: Word) -> UInt64 {
      UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * word.rawValue, as: UInt64.self))
    }
    guard bytes.count >= Self.wordsBytes, word(.magic) == Self.magic else {
      throw .damaged("it does not begin as a saved prefix does")
    }
    guard word(.version) == Self.version, word(.modelLow) == key.model.low,
      word(.modelHigh) == key.model.high, word(.kernels) == Self.number(of: key.kernels),
      word(.chunkBytes) == UInt64(key.chunkBytes), word(.chunkLength) == UInt64(FK_CHUNK)
    else { throw .foreign }
    guard word(.tokenCount) > 0, word(.tokenCount) <= UInt64(bytes.count / 4) else {
      throw .damaged("it promises \(word(.tokenCount)) tokens")
    }
    let count = Int(word(.tokenCount))
    let chunkCount = (count + Int(FK_CHUNK) - 1) / Int(FK_CHUNK)
    let end = Self.wordsBytes + 4 * count + 16 * chunkCount
    guard end <= bytes.count else { throw .damaged("it is cut short") }
    var check = Array(bytes[..<end])
    for place in 8 * Word.headLow.rawValue..<Self.wordsBytes { check[place] = 0 }
    guard
      check.withUnsafeBytes({ Fingerprint(of: $0) })
        == Fingerprint(low: word(.headLow), high: word(.headHigh))
    else { throw .damaged("its head does not match its checksum") }
    self.key = key
    tokens = (0..<count).map {
      TokenID(
        littleEndian: bytes.loadUnaligned(
          fromByteOffset: Self.wordsBytes + 4 * $0, as: TokenID.self))
    }
    chunks = (0..<chunkCount).map {
      let place = Self.wordsBytes + 4 * count + 16 * $0
      return Fingerprint(
        low: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)),
        high: UInt64(
          littleEndian: bytes.loadUnaligned(fromByteOffset: place + 8, as: UInt64.self)))
    }
    guard self.fileBytes == fileBytes else {
      throw .damaged("it has \(grouped(fileBytes)) bytes instead of \(grouped(self.fileBytes))")
    }
  }

  /// How many tokens the first bytes of a file promise; 0 when there are too few bytes to say.
  static func tokenCount(_ bytes: UnsafeRawBufferPointer) -> Int {
    guard bytes.count >= wordsBytes else { return 0 }
    let word = bytes.loadUnaligned(
      fromByteOffset: 8 * Word.tokenCount.rawValue, as: UInt64.self)
    return Int(clamping: UInt64(littleEndian: word))
  }

  /// Bytes that `init(reading:)` needs at most for a text of `tokens` tokens.
  static func headBytesMax(tokens: Int) -> Int {
    wordsBytes + 4 * tokens + 16 * (tokens / Int(FK_CHUNK) + 1)
  }
}
