/// Writes the bytes of a GGUF file, version 3.
struct ModelFileWriter {
  /// A tensor with its numbers already in their format.
  struct Tensor {
    let name: String
    /// Numbers along each axis, the fastest first.
    let shape: [Int]
    let format: TensorFormat
    let bytes: [UInt8]
  }

  private var pairs: [UInt8] = []
  private var count: UInt64 = 0
  private static let alignment = 32

  mutating func integer(_ key: String, _ value: Int) {
    pair(key, .uint32, Self.bytes(UInt32(truncatingIfNeeded: value)))
  }
  mutating func fraction(_ key: String, _ value: Float) {
    pair(key, .float32, Self.bytes(value.bitPattern))
  }
  mutating func flag(_ key: String, _ value: Bool) { pair(key, .bool, [value ? 1 : 0]) }
  mutating func text(_ key: String, _ value: String) { pair(key, .string, Self.string(value)) }
  mutating func texts(_ key: String, _ values: [String]) {
    list(key, .string, values.count, values.flatMap(Self.string))
  }
  mutating func integers(_ key: String, _ values: [Int32]) {
    list(key, .int32, values.count, values.flatMap { Self.bytes(UInt32(bitPattern: $0)) })
  }
  mutating func fractions(_ key: String, _ values: [Float]) {
    list(key, .float32, values.count, values.flatMap { Self.bytes($0.bitPattern) })
  }

  /// The file: header, metadata, tensor entries, tensors.
  func file(_ tensors: [Tensor]) -> [UInt8] {
    var out: [UInt8] = Array("GGUF".utf8) + Self.bytes(UInt32(3))
    out += Self.bytes(UInt64(tensors.count)) + Self.bytes(count) + pairs
    var offset = 0
    for tensor in tensors {
      out += Self.string(tensor.name) + Self.bytes(UInt32(tensor.shape.count))
      for extent in tensor.shape { out += Self.bytes(UInt64(extent)) }
      out += Self.bytes(tensor.format.rawValue) + Self.bytes(UInt64(offset))
      offset += tensor.bytes.count + Self.padding(tensor.bytes.count)
    }
    out += Array(repeating: 0, count: Self.padding(out.count))
    for tensor in tensors {
      out += tensor.bytes
      out += Array(repeating: 0, count: Self.padding(tensor.bytes.count))
    }
    return out
  }

  private mutating func list(
    _ key: String, _ type: MetadataType, _ count: Int, _ values: [UInt8]
  ) {
    pair(key, .array, Self.bytes(type.rawValue) + Self.bytes(UInt64(count)) + values)
  }

  private mutating func pair(_ key: String, _ type: MetadataType, _ value: [UInt8]) {
    pairs += Self.string(key) + Self.bytes(type.rawValue) + value
    count += 1
  }

  private static func padding(_ count: Int) -> Int { (alignment - count % alignment) % alignment }

  private static func string(_ text: String) -> [UInt8] {
    bytes(UInt64(text.utf8.count)) + Array(text.utf8)
  }

  private static func bytes<N: FixedWidthInteger>(_ number: N) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
