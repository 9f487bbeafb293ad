import CKernels
import Testing

/// The kernels of every path this processor has, against the plain C ones.
struct `Kernels of all paths` {
  static let paths: [fk_path] = [FK_AVX2, FK_AVX_VNNI, FK_AVX512_VNNI, FK_NEON].filter {
    fk_kernels_of($0) != nil
  }
  static let formats: [fk_format] = [
    FK_FILE_F32, FK_FILE_F16, FK_FILE_BF16, FK_FILE_Q4_0, FK_FILE_Q4_1, FK_FILE_Q5_0,
    FK_FILE_Q5_1, FK_FILE_Q8_0, FK_FILE_Q4_K, FK_FILE_Q5_K, FK_FILE_Q6_K,
  ]

  /// Runs `body` with the plain kernels and with each other path's; expects equal bits.
  private func expectSameBits(
    _ what: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ body: (fk_kernels) -> [Float]
  ) throws {
    let plain = try #require(fk_kernels_of(FK_SCALAR)).pointee
    let wanted = body(plain).map(\.bitPattern)
    for path in Self.paths {
      let kernels = try #require(fk_kernels_of(path)).pointee
      let found = body(kernels).map(\.bitPattern)
      let name = String(cString: kernels.name)
      #expect(found == wanted, "\(what) on \(name)", sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: formats)
  func `multiply the same bits, for any number of tokens`(format: fk_format) throws {
    let (rows, columns) = (40, 256)
    var random = Noise(seed: UInt64(format.rawValue) + 1)
    let file = random.rows(of: format, rows, columns)
    let matrix = Packed(format, file, rows, columns)
    let x = random.floats(13 * columns)
    for tokens in [1, 2, 3, 4, 7, 8, 9, 13] {
      for accumulate: Int32 in [0, 1] {
        try expectSameBits("\(format) \(tokens) tokens") { kernels in
          let y = matrix.multiply(kernels, x, tokens, accumulate: accumulate)
          return Array(y)
        }
      }
    }
    // One token at a time gives what eight at once give.
    let kernels = try #require(fk_kernels_of(Self.paths.last ?? FK_SCALAR)).pointee
    let together = matrix.multiply(kernels, x, 13, accumulate: 0)
    for token in 0..<13 {
      let row = Array(x[(token * columns)..<((token + 1) * columns)])
      let alone = matrix.multiply(kernels, row, 1, accumulate: 0)
      #expect(alone == Array(together[(token * 48)..<((token + 1) * 48)]))
    }
  }

  @Test(arguments: formats)
  func `give the same bits whatever is fetched for the next matrix`(format: fk_format) throws {
    let (rows, columns) = (33, 256)
    var random = Noise(seed: 5)
    let matrix = Packed(format, random.rows(of: format, rows, columns), rows, columns)
    let x = random.floats(9 * columns)
    for path in Self.paths {
      let kernels = try #require(fk_kernels_of(path)).pointee
      for tokens in [1, 9] {
        let alone = matrix.multiply(kernels, x, tokens, accumulate: 0)
        // Memory that cannot be read must not be touched, only asked for.
        let nowhere = UnsafePointer<UInt8>(bitPattern: 64)
        #expect(matrix.multiply(kernels, x, tokens, accumulate: 0, next: nowhere) == alone)
      }
    }
  }

  @Test(arguments: formats)
  func `multiply what the file's numbers multiply`(format: fk_format) throws {
    let (rows, columns) = (33, 256)
    var random = Noise(seed: 99)
    let file = random.rows(of: format, rows, columns)
    let matrix = Packed(format, file, rows, columns)
    let x = random.floats(columns)
    let kernels = try #require(fk_kernels_of(FK_SCALAR)).pointee
    let y = matrix.multiply(kernels, x, 1, accumulate: 0)
    let bytesPerRow = file.count / rows
    for row in 0..<rows {
      var numbers = [Float](repeating: 0, count: columns)
      file.withUnsafeBufferPointer {
        fk_decode_row(format, $0.start + row * bytesPerRow, columns, &numbers)
      }
      let exact = zip(numbers, x).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
      let size = zip(numbers, x).reduce(0.0) { $0 + abs(Double($1.0) * Double($1.1)) }
      #expect(abs(Double(y[row]) - exact) <= 0.006 * size, "row \(row)")
    }
    #expect(y[rows...].allSatisfy { $0 == 0 }, "rows past the last are zero")
  }

  @Test(arguments: formats)
  func `packed rows hold the file's numbers`(format: fk_format) {
    let (rows, columns) = (20, 512)
    var random = Noise(seed: 5)
    let file = random.rows(of: format, rows, columns)
    let matrix = Packed(format, file, rows, columns)
    let rounded = [FK_FILE_Q4_K, FK_FILE_Q5_K, FK_FILE_Q6_K].contains(format)
    for row in 0..<rows {
      var wanted = [Float](repeating: 0, count: columns)
      file.withUnsafeBufferPointer {
        fk_decode_row(format, $0.start + row * file.count / rows, columns, &wanted)
      }
      let found = matrix.row(row)
      if rounded {
        let largest = wanted.map(abs).max() ?? 0
        #expect(zip(found, wanted).allSatisfy { abs($0 - $1) <= 0.002 * largest }, "row \(row)")
      } else {
        #expect(found == wanted, "row \(row)")
      }
    }
  }

  @Test func `a scale that is not finite is found with its row`() {
    var random = Noise(seed: 3)
    for format in Self.formats where format != FK_FILE_F32 {
      var file = random.rows(of: format, 40, 256)
      let rowBytes = file.count / 40
      let scale = 21 * rowBytes + (format == FK_FILE_Q6_K ? 208 : 0)
      (file[scale], file[scale + 1]) = (0x81, format == FK_FILE_BF16 ? 0x7F : 0x7C)
      let packed = Packed(format, file, 40, 256)
      #expect(packed.firstBadRow == 22, "\(format)")
    }
  }

  @Test func `quantise, norm and activations give the same bits`() throws {
    var random = Noise(seed: 11)
    for scale: Float in [1, 1e-3, 1e4, 1e-38, 0] {
      let x = random.floats(96).map { $0 * scale }
      let weight = random.floats(96)
      try expectSameBits("quantise \(scale)") { kernels in
        var bytes = [Int8](repeating: 0, count: 96)
        var blocks = [fk_block](repeating: fk_block(), count: 3)
        kernels.quantise(x, 96, &bytes, &blocks, 1)
        return bytes.map(Float.init)
          + blocks.flatMap {
            [$0.d, $0.s, Float($0.minus8), Float($0.minus128), Float($0.minus32.0)]
          }
      }
      try expectSameBits("norm \(scale)") { kernels in
        var y = [Float](repeating: 0, count: 96)
        kernels.rms_norm(x, weight, 90, 96, 1e-5, &y)
        return y
      }
      try expectSameBits("activations \(scale)") { kernels in
        var silu = x
        var gelu = x
        kernels.silu_times(&silu, weight, 96)
        kernels.gelu_times(&gelu, weight, 96)
        return silu + gelu
      }
    }
  }

  @Test func `quantised bytes come back to the numbers within half a step`() throws {
    var random = Noise(seed: 12)
    let x = random.floats(64)
    var bytes = [Int8](repeating: 0, count: 64)
    var blocks = [fk_block](repeating: fk_block(), count: 2)
    try #require(fk_kernels_of(FK_SCALAR)).pointee.quantise(x, 64, &bytes, &blocks, 1)
    for i in 0..<64 {
      #expect(abs(Float(bytes[i]) * blocks[i / 32].d - x[i]) <= 0.5001 * blocks[i / 32].d)
    }
  }

  @Test(arguments: [8, 16, 40, 64, 128])
  func `attention gives the same bits for any number of queries`(headSize: Int) throws {
    var random = Noise(seed: UInt64(headSize))
    let padded = (headSize + 15) / 16 * 16
    let positions = 128
    let keys = random.floats(positions * headSize)
    let values = random.floats(positions * headSize)
    for count in [1, 2, 3, 4, 5, 9] {
      let queries = random.floats(count * headSize)
      let ends = (0..<count).map { Int32(1 + ($0 * 37 + count * 11) % 128) }
      let firsts = ends.enumerated().map { $0.offset % 2 == 0 ? 0 : max(0, $0.element - 20) }
      try expectSameBits("attention of \(count)") { kernels in
        Self.attend(
          kernels, queries, keys, values, firsts.map { Int32($0) }, ends, headSize, padded)
      }
      // The exact result, in doubles.
      let plain = try #require(fk_kernels_of(FK_SCALAR)).pointee
      let found = Self.attend(
        plain, queries, keys, values, firsts.map { Int32($0) }, ends, headSize, padded)
      for query in 0..<count {
        let seen = Int(firsts[query])..<Int(ends[query])
        let weights = seen.map { position in
          let score = (0..<headSize).reduce(0.0) {
            $0 + Double(queries[query * headSize + $1]) * Double(keys[position * headSize + $1])
          }
          return Self.exponential(0.125 * score)
        }
        let sum = weights.reduce(0, +)
        for i in 0..<headSize {
          let exact =
            zip(seen, weights).reduce(0.0) {
              $0 + $1.1 * Double(values[$1.0 * headSize + i])
            } / sum
          #expect(abs(Double(found[query * headSize + i]) - exact) < 2e-2)
        }
      }
    }
  }

  @Test func `merging chunks gives the same bits and ignores an empty chunk`() throws {
    var random = Noise(seed: 21)
    let size = Int(FK_PARTIAL_HEAD) + 32
    let first = [3, 2] + random.floats(size - 2)
    let second = [-1, 0.7] + random.floats(size - 2)
    let empty = [-Float.infinity, 0] + [Float](repeating: 0, count: size - 2)
    try expectSameBits("merge") { kernels in
      var state = empty
      kernels.merge(&state, first, 20)
      kernels.merge(&state, empty, 20)
      kernels.merge(&state, second, 20)
      return state
    }
  }

  @Test func `sums of exponentials follow the mask and skip what is not a number`() throws {
    var random = Noise(seed: 31)
    var x = random.floats(1000).map { $0 * 8 }
    (x[3], x[999]) = (.nan, -.infinity)
    let words = (0..<16).map { _ in random.next() }
    try expectSameBits("sum") { kernels in
      let top = kernels.largest(x, 1000)
      return [
        top, Float(kernels.exponential_sum(x, 1000, top, nil)),
        Float(kernels.exponential_sum(x, 1000, top, words)),
      ]
    }
    let kernels = try #require(fk_kernels_of(FK_SCALAR)).pointee
    let exact = x.indices.reduce(0.0) { sum, i in
      let allowed = words[i / 64] >> UInt64(i % 64) & 1 == 1 && x[i].isFinite
      return sum + (allowed ? Self.exponential(Double(x[i]) - 8) : 0)
    }
    let found = kernels.exponential_sum(x, 1000, 8, words)
    #expect(abs(found / exact - 1) < 1e-5)
  }

  private static func attend(
    _ kernels: fk_kernels, _ queries: [Float], _ keys: [Float], _ values: [Float],
    _ firsts: [Int32], _ ends: [Int32], _ headSize: Int, _ padded: Int
  ) -> [Float] {
    let blocks = (headSize + 31) / 32 * Int(FK_QUERY_PLANES)
    var chunk = [UInt8](repeating: 0, count: fk_chunk_bytes(headSize))
    chunk.withUnsafeMutableBufferPointer { chunk in
      for position in 0..<128 {
        let range = (position * headSize)..<((position + 1) * headSize)
        kernels.store_key(Array(keys[range]), headSize, chunk.start, position)
        kernels.store_value(Array(values[range]), headSize, chunk.start, position)
      }
    }
    var bytes = [Int8](repeating: 0, count: firsts.count * blocks * 32)
    var scales = [fk_block](repeating: fk_block(), count: firsts.count * blocks)
    for query in firsts.indices {
      let row = Array(queries[(query * headSize)..<((query + 1) * headSize)])
      bytes.withUnsafeMutableBufferPointer { bytes in
        scales.withUnsafeMutableBufferPointer { scales in
          kernels.store_query(
            row, headSize, bytes.start + 32 * blocks * query, scales.start + blocks * query)
        }
      }
    }
    let size = Int(FK_PARTIAL_HEAD) + padded
    var partial = [Float](repeating: 0, count: firsts.count * size)
    bytes.withUnsafeBufferPointer { bytes in
      scales.withUnsafeBufferPointer { scales in
        firsts.withUnsafeBufferPointer { firsts in
          ends.withUnsafeBufferPointer { ends in
            var list = fk_queries(
              bytes: bytes.start, blocks: scales.start, first: firsts.start, end: ends.start,
              count: firsts.count, head_size: headSize, scale: 0.125 * 1.4426950408889634)
            kernels.attend(&list, chunk, nil, &partial)
          }
        }
      }
    }
    var out = [Float](repeating: 0, count: firsts.count * headSize)
    for query in firsts.indices {
      let state = Array(partial[(query * size)..<((query + 1) * size)])
      out.withUnsafeMutableBufferPointer {
        kernels.finish(state, headSize, $0.start + query * headSize)
      }
    }
    return out
  }

  private static func exponential(_ x: Double) -> Double {
    // e^x = (e^(x/1024))^1024, the inner one by its series.
    let r = x / 1024
    var result = 1 + r + r * r / 2 + r * r * r / 6 + r * r * r * r / 24
    for _ in 0..<10 { result *= result }
    return result
  }
}

extension UnsafeBufferPointer {
  /// Where a buffer that is not empty starts.
  fileprivate var start: UnsafePointer<Element> {
    guard let baseAddress else { preconditionFailure("the buffer is empty") }
    return baseAddress
  }
}

extension UnsafeMutableBufferPointer {
  /// Where a buffer that is not empty starts.
  fileprivate var start: UnsafeMutablePointer<Element> {
    guard let baseAddress else { preconditionFailure("the buffer is empty") }
    return baseAddress
  }
}

/// A packed matrix in arrays.
private struct Packed {
  let layout: fk_layout
  let rows: Int
  let columns: Int
  let firstBadRow: Int
  private let bytes: [UInt8]

  init(_ format: fk_format, _ file: [UInt8], _ rows: Int, _ columns: Int) {
    layout = fk_layout_of(format)
    self.rows = rows
    self.columns = columns
    let groups = (rows + 15) / 16
    var packed = [UInt8](repeating: 0, count: groups * fk_group_bytes(layout, columns))
    firstBadRow = fk_pack(format, file, rows, columns, 0, groups, &packed)
    bytes = packed
  }

  func row(_ index: Int) -> [Float] {
    var out = [Float](repeating: 0, count: columns)
    fk_unpack_row(layout, bytes, columns, index, &out)
    return out
  }

  func multiply(
    _ kernels: fk_kernels, _ x: [Float], _ tokens: Int, accumulate: Int32,
    next: UnsafePointer<UInt8>? = nil
  ) -> [Float] {
    let step = tokens == 1 ? 1 : Int(FK_INTERLEAVE)
    let whole = (tokens + step - 1) / step * step
    var quantised = [Int8](repeating: 0, count: whole * columns)
    var blocks = [fk_block](repeating: fk_block(), count: whole * columns / 32)
    let groups = (rows + 15) / 16
    var y = [Float](repeating: 0.5, count: tokens * 16 * groups)
    quantised.withUnsafeMutableBufferPointer { bytes in
      blocks.withUnsafeMutableBufferPointer { blocks in
        x.withUnsafeBufferPointer { x in
          for token in 0..<tokens {
            let within = token % step
            let before = (token - within) * columns
            kernels.quantise(
              x.start + token * columns, columns, bytes.start + before + 32 * within,
              blocks.start + before / 32 + within, step)
          }
          var activations = fk_activations(
            numbers: x.start, bytes: bytes.start, blocks: blocks.start,
            stride: columns, step: step)
          kernels.multiply(
            layout, self.bytes, columns, &activations, tokens, &y, 16 * groups, 0, groups,
            accumulate, next)
        }
      }
    }
    return y
  }
}

/// A seeded source of test numbers.
private struct Noise {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  /// Numbers in −1…1.
  mutating func floats(_ count: Int) -> [Float] {
    (0..<count).map { _ in Float(next() >> 40) / Float(1 << 23) - 1 }
  }

  /// Rows of a format with random numbers and moderate scales.
  mutating func rows(of format: fk_format, _ rows: Int, _ columns: Int) -> [UInt8] {
    switch format {
    case FK_FILE_F32: return floats(rows * columns).flatMap { bytes($0.bitPattern) }
    case FK_FILE_F16: return floats(rows * columns).flatMap { bytes(half($0)) }
    case FK_FILE_BF16:
      return floats(rows * columns).flatMap { bytes(UInt16($0.bitPattern >> 16)) }
    default: break
    }
    let shapes: [fk_format: (length: Int, bytes: Int, scales: [Int])] = [
      FK_FILE_Q4_0: (32, 18, [0]), FK_FILE_Q4_1: (32, 20, [0, 2]), FK_FILE_Q5_0: (32, 22, [0]),
      FK_FILE_Q5_1: (32, 24, [0, 2]), FK_FILE_Q8_0: (32, 34, [0]),
      FK_FILE_Q4_K: (256, 144, [0, 2]), FK_FILE_Q5_K: (256, 176, [0, 2]),
      FK_FILE_Q6_K: (256, 210, [208]),
    ]
    guard let shape = shapes[format] else { return [] }
    var out: [UInt8] = []
    for _ in 0..<(rows * columns / shape.length) {
      var block = (0..<shape.bytes).map { _ in UInt8(truncatingIfNeeded: next()) }
      for offset in shape.scales {
        let scale = bytes(half((Float(next() >> 40) / Float(1 << 24) + 0.1) * 0.01))
        (block[offset], block[offset + 1]) = (scale[0], scale[1])
      }
      out += block
    }
    return out
  }

  private func bytes(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }

  private func bytes(_ number: UInt16) -> [UInt8] {
    [UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8)]
  }

  /// A half cut from a float of moderate size.
  private func half(_ x: Float) -> UInt16 {
    guard abs(x) > 1e-4 else { return 0 }
    let bits = x.bitPattern
    return UInt16(bits >> 16 & 0x8000) | UInt16((bits & 0x7FFF_FFFF) >> 13 - 0x1C000)
  }
}
