/// Finds which field of two JSON lines differs first.
struct LineDifference {
  private let bytes: ArraySlice<UInt8>
  private var path: [String] = []
  private var valueStart: Int

  /// The first difference of two lines, or nil when they are equal.
  static func find(
    sequence: Int, recorded: ArraySlice<UInt8>, recomputed: ArraySlice<UInt8>
  ) -> JournalDifference? {
    var offset = 0
    let common = min(recorded.count, recomputed.count)
    while offset < common,
      recorded[recorded.startIndex + offset] == recomputed[recomputed.startIndex + offset]
    {
      offset += 1
    }
    if offset == common, recorded.count == recomputed.count { return nil }
    let left = LineDifference(in: recorded, at: offset)
    let right = LineDifference(in: recomputed, at: offset)
    return JournalDifference(
      sequence: sequence, field: left.name.isEmpty ? right.name : left.name, recorded: left.value,
      recomputed: right.value)
  }

  /// Walks `bytes` to the value that holds the byte at `offset`.
  private init(in bytes: ArraySlice<UInt8>, at offset: Int) {
    self.bytes = bytes
    let target = min(bytes.startIndex + offset, bytes.endIndex)
    valueStart = bytes.startIndex
    var inText = false
    var isEscaped = false
    var textStart = bytes.startIndex
    var index = bytes.startIndex
    while index < target {
      let unit = bytes[index]
      if inText {
        if isEscaped {
          isEscaped = false
        } else if unit == UInt8(ascii: "\\") {
          isEscaped = true
        } else if unit == UInt8(ascii: "\"") {
          inText = false
        }
      } else {
        switch unit {
        case UInt8(ascii: "\""):
          inText = true
          textStart = index + 1
        case UInt8(ascii: ":"):
          if !path.isEmpty {
            path[path.count - 1] = String(decoding: bytes[textStart..<index - 1], as: UTF8.self)
          }
          valueStart = index + 1
        case UInt8(ascii: "{"), UInt8(ascii: "["):
          path.append(unit == UInt8(ascii: "[") ? "0" : "")
          valueStart = index + 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if !path.isEmpty { path.removeLast() }
          valueStart = index + 1
        case UInt8(ascii: ","):
          if let last = path.last, let place = Int(last) { path[path.count - 1] = "\(place + 1)" }
          valueStart = index + 1
        default:
          break
        }
      }
      index += 1
    }
  }

  private var name: String { path.filter { !$0.isEmpty }.joined(separator: ".") }

  private var value: String {
    var depth = 0
    var inText = false
    var isEscaped = false
    var end = valueStart
    scan: while end < bytes.endIndex {
      let unit = bytes[end]
      if inText {
        if isEscaped {
          isEscaped = false
        } else if unit == UInt8(ascii: "\\") {
          isEscaped = true
        } else if unit == UInt8(ascii: "\"") {
          inText = false
        }
      } else {
        switch unit {
        case UInt8(ascii: "\""): inText = true
        case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
          if depth == 0 { break scan }
          depth -= 1
        case UInt8(ascii: ","): if depth == 0 { break scan }
        case UInt8(ascii: "\n"): break scan
        default: break
        }
      }
      end += 1
    }
    return String(decoding: bytes[min(valueStart, end)..<end], as: UTF8.self)
  }
}
