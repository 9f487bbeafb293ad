/// How a tensor's numbers are stored in the file; raw values are those of the file.
///
/// Source: the tensor types of the GGUF specification.
public enum TensorFormat: UInt32, Sendable, Hashable, CaseIterable {
  case f32 = 0
  case f16 = 1
  case q4_0 = 2
  case q4_1 = 3
  case q5_0 = 6
  case q5_1 = 7
  case q8_0 = 8
  case q4_K = 12
  case q5_K = 13
  case q6_K = 14
  case bf16 = 30

  /// Numbers in one block.
  public var blockLength: Int {
    switch self {
    case .f32, .f16, .bf16: 1
    case .q4_0, .q4_1, .q5_0, .q5_1, .q8_0: 32
    case .q4_K, .q5_K, .q6_K: 256
    }
  }

  /// Bytes of one block.
  public var blockBytes: Int {
    switch self {
    case .f32: 4
    case .f16, .bf16: 2
    case .q4_0: 18
    case .q4_1: 20
    case .q5_0: 22
    case .q5_1: 24
    case .q8_0: 34
    case .q4_K: 144
    case .q5_K: 176
    case .q6_K: 210
    }
  }

  /// The customary name, such as `Q4_1`.
  public var name: String {
    switch self {
    case .f32: "F32"
    case .f16: "F16"
    case .bf16: "BF16"
    case .q4_0: "Q4_0"
    case .q4_1: "Q4_1"
    case .q5_0: "Q5_0"
    case .q5_1: "Q5_1"
    case .q8_0: "Q8_0"
    case .q4_K: "Q4_K"
    case .q5_K: "Q5_K"
    case .q6_K: "Q6_K"
    }
  }
}

/// One tensor of a model file: its shape and where its bytes lie, both checked.
struct TensorDescription {
  let name: String
  /// Numbers along each axis, the fastest first: `[columns, rows, …]`.
  let shape: [Int]
  let format: TensorFormat
  /// Bytes in the file.
  let range: Range<Int>

  /// How many numbers it holds.
  var count: Int { shape.reduce(1, *) }

  /// `576 × 49,152`.
  var shapeText: String { shape.map { grouped($0) }.joined(separator: " × ") }
}
