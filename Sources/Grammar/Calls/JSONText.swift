/// A JSON value that keeps what a record needs: the order of members and the exact text of numbers.
public indirect enum JSONText: Sendable, Hashable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// The digits as written.
  case number(String)
  /// The text without quotation marks and escapes.
  case string(String)
  /// The elements.
  case array([JSONText])
  /// Members in written order, names possibly repeated.
  case object([Member])

  /// A name and its value.
  public struct Member: Sendable, Hashable {
    /// The name.
    public let name: String
    /// The value.
    public let value: JSONText

    /// A name and its value.
    public init(name: String, value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  /// Where and why a text is not JSON.
  public struct Failure: Error, Sendable, Hashable, CustomStringConvertible {
    /// The byte at which reading stopped, from 0.
    public let offset: Int
    /// What was expected.
    public let expected: String

    /// One line for a person or a model.
    public var description: String { "byte \(offset): expected \(expected)" }
  }

  /// The value of the first member called `name`, when this is an object.
  public subscript(name: String) -> JSONText? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The value written in `text`, with nothing but white space around it.
  public init(parsing text: some StringProtocol) throws(Failure) {
    try self.init(parsing: text.utf8)
  }

  /// The value written in these bytes of UTF-8.
  public init(parsing bytes: some Sequence<UInt8>) throws(Failure) {
    var reader = JSONTextReader(Array(bytes))
    self = try reader.whole()
  }

  /// The value at the beginning of these bytes, and how many bytes it takes, blanks before included.
  public static func first(
    in bytes: some Sequence<UInt8>
  ) throws(Failure) -> (value: JSONText, length: Int) {
    var reader = JSONTextReader(Array(bytes))
    let (value, end) = try reader.first()
    return (value, end)
  }

  /// The value on one line, with a blank after colons and commas.
  public var text: String {
    switch self {
    case .null: "null"
    case .bool(let value): value ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): Self.quoted(text)
    case .array(let elements): "[" + elements.map(\.text).joined(separator: ", ") + "]"
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.name)): \($0.value.text)" }.joined(separator: ", ")
        + "}"
    }
  }

  /// `text` as a JSON string, quotation marks included; only what must be escaped is.
  public static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
