/// A GGUF file: metadata and tensor places, all checked against the file's size when read.
///
/// Nothing is allocated on the word of the file alone: a count is accepted only when the bytes that
/// many entries need at least are there. Source: the GGUF specification, versions 2 and 3.
struct ModelFile {
  let file: MappedFile
  /// Metadata keys in file order.
  private(set) var keys: [String] = []
  private(set) var metadata: [String: MetadataValue] = [:]
  /// Tensors in file order.
  private(set) var tensors: [TensorDescription] = []
  private var tensorIndex: [String: Int] = [:]

  /// The file's name in messages.
  var name: String { file.name }

  private static let keyLengthMax: UInt64 = 65_535  // the specification's limit
  private static let tensorNameLengthMax: UInt64 = 127  // twice what common writers allow
  private static let entryCountMax: UInt64 = 1 << 20

  /// Reads the header of the file at `path`.
  init(_ path: String) throws(ModelFileError) {
    try self.init(MappedFile(path))
  }

  /// Reads the header of a mapped file.
  init(_ file: MappedFile) throws(ModelFileError) {
    self.file = file
    var cursor = ByteCursor(file: file.name, bytes: file.bytes)
    let (tensorCount, keyCount) = try Self.readHeader(&cursor)
    metadata.reserveCapacity(Int(keyCount))
    for index in 0..<keyCount { try readPair(&cursor, index) }
    var entries: [(name: String, shape: [Int], format: TensorFormat, offset: UInt64)] = []
    entries.reserveCapacity(Int(tensorCount))
    for index in 0..<tensorCount { entries.append(try readTensorEntry(&cursor, index)) }
    try place(entries, after: cursor.offset)
  }

  /// The tensor called `name`.
  func tensor(_ name: String) -> TensorDescription? {
    tensorIndex[name].map { tensors[$0] }
  }

  /// The bytes of a tensor.
  func bytes(of tensor: TensorDescription) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: file.bytes[tensor.range])
  }

  private static func readHeader(
    _ cursor: inout ByteCursor
  ) throws(ModelFileError) -> (tensors: UInt64, keys: UInt64) {
    let file = cursor.file
    guard cursor.bytes.count >= 4, cursor.bytes.prefix(4).elementsEqual("GGUF".utf8) else {
      let found = cursor.bytes.prefix(4).map { "0x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      throw .notAModelFile(file: file, found: found.joined(separator: " "))
    }
    cursor.offset = 4
    let version = try cursor.number(UInt32.self, "the header")
    guard version == 2 || version == 3 else {
      let swapped = version.byteSwapped == 2 || version.byteSwapped == 3
      throw .unsupported(
        file: file,
        problem: swapped
          ? "is a big-endian file; hint: use a little-endian one"
          : "has GGUF version \(version); versions 2 and 3 are read")
    }
    let tensors = try cursor.number(UInt64.self, "the header")
    let keys = try cursor.number(UInt64.self, "the header")
    // The shortest metadata pair takes 13 bytes, the shortest tensor entry 32.
    for (count, size, what) in [(keys, UInt64(13), "metadata pairs"), (tensors, 32, "tensors")]
    where count > entryCountMax || count * size > UInt64(cursor.remaining) {
      throw .malformed(
        file: file, offset: what == "tensors" ? 8 : 16,
        problem: "\(grouped(count)) \(what) cannot fit in \(grouped(cursor.bytes.count)) bytes")
    }
    return (tensors, keys)
  }

  private mutating func readPair(
    _ cursor: inout ByteCursor, _ index: UInt64
  ) throws(ModelFileError) {
    let start = cursor.offset
    let place = "the key of metadata pair \(index)"
    let key = cursor.text(try cursor.stringRange(limit: Self.keyLengthMax, place))
    guard !key.isEmpty else {
      throw .malformed(file: name, offset: start, problem: "\(place) is empty")
    }
    guard metadata[key] == nil else {
      throw .metadata(file: name, key: key, problem: "appears twice")
    }
    let type = try Self.readType(&cursor, key)
    metadata[key] = try Self.readValue(&cursor, type, key)
    keys.append(key)
  }

  private static func readType(
    _ cursor: inout ByteCursor, _ key: String
  ) throws(ModelFileError) -> MetadataType {
    let number = try cursor.number(UInt32.self, "metadata '\(SafeName(key))'")
    guard let type = MetadataType(rawValue: number) else {
      throw .metadata(
        file: cursor.file, key: key, problem: "has the unknown value type \(number)")
    }
    return type
  }

  private static func readValue(
    _ cursor: inout ByteCursor, _ type: MetadataType, _ key: String
  ) throws(ModelFileError) -> MetadataValue {
    let place = "metadata '\(SafeName(key))'"
    switch type {
    case .uint8: return .unsigned(UInt64(try cursor.number(UInt8.self, place)))
    case .uint16: return .unsigned(UInt64(try cursor.number(UInt16.self, place)))
    case .uint32: return .unsigned(UInt64(try cursor.number(UInt32.self, place)))
    case .uint64: return .unsigned(try cursor.number(UInt64.self, place))
    case .int8: return .signed(Int64(try cursor.number(Int8.self, place)))
    case .int16: return .signed(Int64(try cursor.number(Int16.self, place)))
    case .int32: return .signed(Int64(try cursor.number(Int32.self, place)))
    case .int64: return .signed(try cursor.number(Int64.self, place))
    case .float32:
      return .float(Double(Float(bitPattern: try cursor.number(UInt32.self, place))))
    case .float64: return .float(Double(bitPattern: try cursor.number(UInt64.self, place)))
    case .bool:
      let byte = try cursor.number(UInt8.self, place)
      guard byte <= 1 else {
        throw .metadata(
          file: cursor.file, key: key, problem: "is the truth value \(byte), not 0 or 1")
      }
      return .bool(byte == 1)
    case .string: return .string(cursor.text(try cursor.stringRange(place)))
    case .array: return .array(try readArray(&cursor, key))
    }
  }

  private static func readArray(
    _ cursor: inout ByteCursor, _ key: String
  ) throws(ModelFileError) -> MetadataArray {
    let place = "metadata '\(SafeName(key))'"
    let element = try readType(&cursor, key)
    guard element != .array else {
      throw .metadata(
        file: cursor.file, key: key, problem: "is a list of lists, which no model needs")
    }
    let count = try cursor.number(UInt64.self, place)
    let (bytes, overflow) = count.multipliedReportingOverflow(by: UInt64(element.size ?? 8))
    try cursor.require(overflow ? .max : bytes, for: place)
    let array = MetadataArray(element: element, count: Int(count), offset: cursor.offset)
    if element == .string {
      for _ in 0..<count { _ = try cursor.stringRange(place) }
    } else {
      cursor.offset += Int(bytes)
    }
    return array
  }

  private func readTensorEntry(
    _ cursor: inout ByteCursor, _ index: UInt64
  ) throws(ModelFileError) -> (name: String, shape: [Int], format: TensorFormat, offset: UInt64) {
    let start = cursor.offset
    let label = "the name of tensor \(index)"
    let tensor = cursor.text(try cursor.stringRange(limit: Self.tensorNameLengthMax, label))
    guard !tensor.isEmpty else {
      throw .malformed(file: name, offset: start, problem: "\(label) is empty")
    }
    let place = "the entry of tensor '\(SafeName(tensor))'"
    let axes = try cursor.number(UInt32.self, place)
    guard (1...4).contains(axes) else {
      throw .tensor(file: name, tensor: tensor, problem: "has \(axes) axes; 1 to 4 are allowed")
    }
    var shape: [Int] = []
    for _ in 0..<axes {
      let extent = try cursor.number(UInt64.self, place)
      guard (1...(1 << 40)).contains(extent) else {
        throw .tensor(
          file: name, tensor: tensor, problem: "has an axis of \(grouped(extent)) numbers")
      }
      shape.append(Int(extent))
    }
    let type = try cursor.number(UInt32.self, place)
    guard let format = TensorFormat(rawValue: type) else {
      let known = TensorFormat.allCases.map(\.name).joined(separator: ", ")
      throw .tensor(
        file: name, tensor: tensor,
        problem: "has the storage type \(type), which is not read; hint: convert to one of \(known)"
      )
    }
    return (tensor, shape, format, try cursor.number(UInt64.self, place))
  }

  /// Checks every tensor's size and place: aligned, inside the file, overlapping no other.
  private mutating func place(
    _ entries: [(name: String, shape: [Int], format: TensorFormat, offset: UInt64)],
    after headerEnd: Int
  ) throws(ModelFileError) {
    let alignment = try integer("general.alignment", in: 8...65_536, default: 32)
    guard alignment.nonzeroBitCount == 1 else {
      throw .metadata(
        file: name, key: "general.alignment", problem: "is \(alignment), not a power of two")
    }
    let base = (headerEnd + alignment - 1) / alignment * alignment
    for entry in entries {
      guard tensorIndex[entry.name] == nil else {
        throw .tensor(file: name, tensor: entry.name, problem: "appears twice")
      }
      let bytes = try byteCount(entry.name, entry.shape, entry.format)
      guard entry.offset.isMultiple(of: UInt64(alignment)) else {
        throw .tensor(
          file: name, tensor: entry.name,
          problem: "starts at offset \(grouped(entry.offset)), not a multiple of \(alignment)")
      }
      let (start, overflow) = UInt64(base).addingReportingOverflow(entry.offset)
      let (end, overflowEnd) = start.addingReportingOverflow(UInt64(bytes))
      guard !overflow, !overflowEnd, end <= UInt64(file.bytes.count) else {
        throw .truncated(
          file: name, place: "tensor '\(SafeName(entry.name))'",
          end: overflow || overflowEnd ? .max : end, size: UInt64(file.bytes.count))
      }
      tensorIndex[entry.name] = tensors.count
      tensors.append(
        TensorDescription(
          name: entry.name, shape: entry.shape, format: entry.format, range: Int(start)..<Int(end)))
    }
    let ordered = tensors.sorted { $0.range.lowerBound < $1.range.lowerBound }
    for (first, second) in zip(ordered, ordered.dropFirst())
    where second.range.lowerBound < first.range.upperBound {
      throw .tensor(
        file: name, tensor: second.name, problem: "overlaps tensor '\(SafeName(first.name))'")
    }
  }

  private func byteCount(
    _ tensor: String, _ shape: [Int], _ format: TensorFormat
  ) throws(ModelFileError) -> Int {
    guard shape[0].isMultiple(of: format.blockLength) else {
      throw .tensor(
        file: name, tensor: tensor,
        problem: "has rows of \(grouped(shape[0])) numbers, not a multiple of the "
          + "\(format.blockLength) in a \(format.name) block")
    }
    var total = shape[0] / format.blockLength * format.blockBytes
    for extent in shape.dropFirst() {
      let (product, overflow) = total.multipliedReportingOverflow(by: extent)
      guard !overflow else {
        throw .tensor(file: name, tensor: tensor, problem: "has more numbers than can be counted")
      }
      total = product
    }
    return total
  }
}
