/// One metadata value of a model file.
enum MetadataValue {
  case unsigned(UInt64)
  case signed(Int64)
  case float(Double)
  case bool(Bool)
  case string(String)
  case array(MetadataArray)

  /// What a message calls a value of this kind.
  var kind: String {
    switch self {
    case .unsigned, .signed: "a whole number"
    case .float: "a fraction"
    case .bool: "a truth value"
    case .string: "a text"
    case .array(let array): "a list of \(grouped(array.count))"
    }
  }
}

/// A list left in the file: its elements were walked once and lie wholly inside.
struct MetadataArray {
  let element: MetadataType
  let count: Int
  /// Where the first element starts.
  let offset: Int
}

/// The value types of the format, with their numbers in the file.
///
/// Source: the GGUF specification, https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
enum MetadataType: UInt32 {
  case uint8, int8, uint16, int16, uint32, int32, float32, bool, string, array
  case uint64, int64, float64

  /// The size of one value in bytes; nil for texts and lists.
  var size: Int? {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    case .string, .array: nil
    }
  }
}
