/// A tool call as read back from a model's text.
public struct ParsedCall: Sendable, Hashable {
  /// The tool's name.
  public let name: String
  /// Names and values in written order; numbers keep their exact text.
  public let arguments: [ParsedArgument]

  /// A call.
  public init(name: String, arguments: [ParsedArgument]) {
    self.name = name
    self.arguments = arguments
  }

  /// The value of the argument called `name`, if it was given.
  public func argument(_ name: String) -> String? {
    arguments.first { $0.name == name }?.value
  }

  /// The arguments as one line of JSON with a blank after colons and commas.
  public var argumentsJSON: String {
    let parts = arguments.map { argument in
      let value = argument.isString ? JSONText.quoted(argument.value) : argument.value
      return "\(JSONText.quoted(argument.name)): \(value)"
    }
    return "{" + parts.joined(separator: ", ") + "}"
  }
}

/// One argument of a call as read back.
public struct ParsedArgument: Sendable, Hashable {
  /// The name.
  public let name: String
  /// The value without quotation marks and escapes.
  public let value: String
  /// Whether it was written as a string.
  public let isString: Bool

  /// One argument.
  public init(_ name: String, _ value: String, isString: Bool) {
    self.name = name
    self.value = value
    self.isString = isString
  }
}

/// A call as it stands in a text that no grammar has shaped.
public struct WrittenCall: Sendable, Hashable {
  /// The text between the tags.
  public let raw: String
  /// The call, or why the text is none.
  public let result: Result<ParsedCall, CallParseError>

  /// A call as written.
  public init(raw: String, result: Result<ParsedCall, CallParseError>) {
    self.raw = raw
    self.result = result
  }
}

/// Why a text is not a call.
public enum CallParseError: Error, Sendable, Hashable {
  /// The opening or closing tag is not where it belongs.
  case tag(String)
  /// The JSON inside the tags is damaged.
  case json(JSONText.Failure)
  /// The JSON has another shape than `{"name": …, "arguments": {…}}`.
  case shape(String)
  /// An argument is given twice.
  case duplicate(String)
}

extension CallParseError: CustomStringConvertible {
  /// A few words for a person or a model.
  public var description: String {
    switch self {
    case .tag(let tag): "\(tag) is missing"
    case .json(let failure): "not JSON at \(failure)"
    case .shape(let text): text
    case .duplicate(let name): "argument \"\(name)\" is given twice"
    }
  }
}
