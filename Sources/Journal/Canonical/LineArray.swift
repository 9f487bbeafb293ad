/// A value that canonical JSON holds in arrays.
protocol LineValue {
  func write(to line: inout LineWriter)
  init(from line: inout LineReader) throws(LineError)
}

extension LineWriter {
  /// Values in brackets, parted by commas.
  mutating func array(_ values: [some LineValue]) {
    byte(UInt8(ascii: "["))
    for index in values.indices {
      if index > 0 { byte(UInt8(ascii: ",")) }
      values[index].write(to: &self)
    }
    byte(UInt8(ascii: "]"))
  }
}

extension LineReader {
  /// Values in brackets, parted by commas.
  mutating func array<Value: LineValue>() throws(LineError) -> [Value] {
    try expect("[")
    var values: [Value] = []
    if accepts("]") { return values }
    repeat {
      values.append(try Value(from: &self))
    } while accepts(",")
    try expect("]")
    return values
  }
}

extension Int32: LineValue {
  func write(to line: inout LineWriter) { line.integer(self) }
  init(from line: inout LineReader) throws(LineError) { self = try line.integer() }
}
