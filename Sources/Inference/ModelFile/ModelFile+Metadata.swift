/// Typed metadata: each getter names the key, the value found and the range allowed when it refuses.
extension ModelFile {
  /// A whole number within `range`; `fallback` when the key is absent, an error when that is nil.
  func integer(
    _ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil
  ) throws(ModelFileError) -> Int {
    let value: Int?
    switch metadata[key] {
    case nil:
      guard let fallback else { throw missing(key) }
      return fallback
    case .unsigned(let number): value = Int(exactly: number)
    case .signed(let number): value = Int(exactly: number)
    case .some(let other):
      throw .metadata(file: name, key: key, problem: "is \(other.kind), not a whole number")
    }
    guard let value, range.contains(value) else {
      throw .metadata(
        file: name, key: key,
        problem: "is \(value.map { grouped($0) } ?? "too large"); "
          + "\(grouped(range.lowerBound)) to \(grouped(range.upperBound)) is allowed")
    }
    return value
  }

  /// A finite fraction within `range`; `fallback` when the key is absent.
  func fraction(
    _ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil
  ) throws(ModelFileError) -> Double {
    let value: Double
    switch metadata[key] {
    case nil:
      guard let fallback else { throw missing(key) }
      return fallback
    case .float(let number): value = number
    case .some(let other):
      throw .metadata(file: name, key: key, problem: "is \(other.kind), not a fraction")
    }
    guard range.contains(value) else {
      throw .metadata(
        file: name, key: key,
        problem: "is \(value); \(range.lowerBound) to \(range.upperBound) is allowed")
    }
    return value
  }

  /// A truth value; `fallback` when the key is absent.
  func flag(_ key: String, default fallback: Bool) throws(ModelFileError) -> Bool {
    switch metadata[key] {
    case nil: return fallback
    case .bool(let value): return value
    case .some(let other):
      throw .metadata(file: name, key: key, problem: "is \(other.kind), not a truth value")
    }
  }

  /// A text, nil when the key is absent.
  func text(_ key: String) throws(ModelFileError) -> String? {
    switch metadata[key] {
    case nil: return nil
    case .string(let value): return value
    case .some(let other):
      throw .metadata(file: name, key: key, problem: "is \(other.kind), not a text")
    }
  }

  /// Where the texts of a list lie in the file, nil when the key is absent.
  func texts(_ key: String) throws(ModelFileError) -> [Range<Int>]? {
    guard let array = try list(key, of: [.string], "texts") else { return nil }
    var cursor = ByteCursor(file: name, bytes: file.bytes, offset: array.offset)
    var ranges: [Range<Int>] = []
    ranges.reserveCapacity(array.count)
    for _ in 0..<array.count { ranges.append(try cursor.stringRange(key)) }
    return ranges
  }

  /// A list of 32-bit whole numbers, nil when the key is absent.
  func integers(_ key: String) throws(ModelFileError) -> [Int32]? {
    guard let array = try list(key, of: [.int32, .uint32], "32-bit whole numbers") else {
      return nil
    }
    return (0..<array.count).map {
      file.bytes.loadUnaligned(fromByteOffset: array.offset + 4 * $0, as: Int32.self)
    }
  }

  /// A list of 32-bit fractions, nil when the key is absent.
  func fractions(_ key: String) throws(ModelFileError) -> [Float]? {
    guard let array = try list(key, of: [.float32], "32-bit fractions") else { return nil }
    return (0..<array.count).map {
      file.bytes.loadUnaligned(fromByteOffset: array.offset + 4 * $0, as: Float.self)
    }
  }

  /// A list of truth values, nil when the key is absent.
  func flags(_ key: String) throws(ModelFileError) -> [Bool]? {
    guard let array = try list(key, of: [.bool], "truth values") else { return nil }
    return (0..<array.count).map { file.bytes[array.offset + $0] != 0 }
  }

  /// The error for a key that must be there.
  func missing(_ key: String) -> ModelFileError {
    .metadata(file: name, key: key, problem: "is missing")
  }

  private func list(
    _ key: String, of elements: [MetadataType], _ what: String
  ) throws(ModelFileError) -> MetadataArray? {
    switch metadata[key] {
    case nil: return nil
    case .array(let array) where elements.contains(array.element): return array
    case .some(let other):
      throw .metadata(file: name, key: key, problem: "is \(other.kind), not a list of \(what)")
    }
  }
}
