extension CallSyntax {
  /// Splits a generation into its thought (nil when it has no tags) and the text after it.
  public func split(_ text: String) -> (thought: String?, rest: String) {
    let bytes = Array(text.utf8)[...]
    let opening = Array(thoughtOpening.utf8)
    guard bytes.starts(with: opening) else { return (nil, text) }
    let body = bytes.dropFirst(opening.count)
    guard let (inside, after) = body.split(at: "</think>") else {
      return (String(decoding: body, as: UTF8.self), "")
    }
    let newline = UInt8(ascii: "\n")
    let thought = inside.last == newline ? inside.dropLast() : inside
    return (
      String(decoding: thought, as: UTF8.self),
      String(decoding: after.drop { $0 == newline }, as: UTF8.self)
    )
  }

  /// Reads one call, tags included; text around the tags is ignored.
  public func parse(_ text: String) throws(CallParseError) -> ParsedCall {
    // Bytes, not characters: a combining mark after a tag must not hide the tag.
    let bytes = Array(text.utf8)[...]
    switch self {
    case .hermes:
      return try read(try bytes.after("<tool_call>").before("</tool_call>"), "arguments")
    case .minimax:
      return try readMiniMax(
        try bytes.after("<minimax:tool_call>\n<invoke name=\"")
          .before("</invoke>\n</minimax:tool_call>"))
    case .bare:
      let body = bytes.drop { $0 != UInt8(ascii: "{") }
      guard !body.isEmpty else { throw .tag("{") }
      return try read(body, "parameters")
    }
  }

  /// Reads every call of a text that no grammar has shaped, in written order.
  ///
  /// What looks like a call and is none is kept with the reason; text without the opening tag holds no
  /// call at all. Nothing is repaired.
  public func calls(in text: String) -> [WrittenCall] {
    var calls: [WrittenCall] = []
    var rest = Array(text.utf8)[...]
    while let (raw, after) = nextCall(in: rest) {
      calls.append(WrittenCall(raw: String(decoding: raw, as: UTF8.self), result: result(of: raw)))
      rest = after
    }
    return calls
  }

  private func result(of raw: ArraySlice<UInt8>) -> Result<ParsedCall, CallParseError> {
    do throws(CallParseError) {
      switch self {
      case .hermes: return .success(try read(raw, "arguments"))
      case .bare: return .success(try read(raw, "parameters"))
      case .minimax:
        return .success(
          try readMiniMax(try raw.trimmed.after("<invoke name=\"").before("</invoke>")))
      }
    } catch {
      return .failure(error)
    }
  }

  /// The text between the tags of the next call, and what stands behind it.
  private func nextCall(
    in text: ArraySlice<UInt8>
  ) -> (raw: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    switch self {
    case .hermes:
      guard let (_, body) = text.split(at: "<tool_call>") else { return nil }
      // A call that does not end is one with its closing tag missing, never a whole one.
      guard let (raw, after) = body.split(at: "</tool_call>") else {
        return (body.trimmed + Array("…".utf8), [])
      }
      return (raw.trimmed, after)
    case .minimax:
      guard let (_, body) = text.split(at: "<invoke name=\"") else { return nil }
      let opening = Array("<invoke name=\"".utf8)
      guard let (raw, after) = body.split(at: "</invoke>") else { return (opening + body, []) }
      return (opening + raw + Array("</invoke>".utf8), after)
    case .bare:
      let body = text.drop { $0 != UInt8(ascii: "{") }
      guard !body.isEmpty else { return nil }
      guard let (_, length) = try? JSONText.first(in: body) else { return (body, []) }
      return (body.prefix(length), body.dropFirst(length))
    }
  }

  private func read(
    _ text: ArraySlice<UInt8>, _ key: String
  ) throws(CallParseError) -> ParsedCall {
    let value: JSONText
    do { value = try JSONText(parsing: text) } catch { throw .json(error) }
    guard case .object(var members) = value else { throw .shape("not a JSON object") }
    // Some models number their calls; the numbers are not ours and mean nothing here.
    if case .string? = value["id"], let place = members.firstIndex(where: { $0.name == "id" }) {
      members.remove(at: place)
    }
    guard case .string(let name)? = value["name"] else { throw .shape("no \"name\" string") }
    guard members.count == 2, case .object(let given)? = value[key] else {
      throw .shape("no \"\(key)\" object, or more than \"name\" and \"\(key)\"")
    }
    var arguments: [ParsedArgument] = []
    for member in given {
      guard !arguments.contains(where: { $0.name == member.name }) else {
        throw .duplicate(member.name)
      }
      switch member.value {
      case .string(let text): arguments.append(ParsedArgument(member.name, text, isString: true))
      case .number, .array:
        arguments.append(ParsedArgument(member.name, member.value.text, isString: false))
      default:
        throw .shape("argument \"\(member.name)\" is neither a string nor a number nor a list")
      }
    }
    return ParsedCall(name: name, arguments: arguments)
  }

  /// Reads what stands between `<invoke name="` and `</invoke>`.
  private func readMiniMax(_ text: ArraySlice<UInt8>) throws(CallParseError) -> ParsedCall {
    let name = try text.before("\">\n")
    var rest = try text.after("\">\n")
    var arguments: [ParsedArgument] = []
    while !rest.isEmpty {
      guard rest.starts(with: "<parameter name=\"".utf8) else { throw .tag("parameter") }
      rest = try rest.after("<parameter name=\"")
      let key = String(decoding: try rest.before("\">"), as: UTF8.self)
      rest = try rest.after("\">")
      let value = try rest.before("</parameter>\n")
      rest = try rest.after("</parameter>\n")
      guard !arguments.contains(where: { $0.name == key }) else { throw .duplicate(key) }
      let number = ByteSet(of: "0123456789.")
      let isNumber = !value.isEmpty && value.allSatisfy(number.contains)
      arguments.append(
        ParsedArgument(key, String(decoding: value, as: UTF8.self), isString: !isNumber))
    }
    return ParsedCall(name: String(decoding: name, as: UTF8.self), arguments: arguments)
  }
}

extension ArraySlice<UInt8> {
  /// What stands before and after the first `tag`, or nil when there is none.
  fileprivate func split(at tag: String) -> (before: ArraySlice<UInt8>, after: ArraySlice<UInt8>)? {
    let tag = Array(tag.utf8)
    guard count >= tag.count else { return nil }
    for place in startIndex...(endIndex - tag.count) where self[place...].starts(with: tag) {
      return (self[..<place], self[(place + tag.count)...])
    }
    return nil
  }

  fileprivate func before(_ tag: String) throws(CallParseError) -> ArraySlice<UInt8> {
    guard let parts = split(at: tag) else { throw .tag(tag) }
    return parts.before
  }

  fileprivate func after(_ tag: String) throws(CallParseError) -> ArraySlice<UInt8> {
    guard let parts = split(at: tag) else { throw .tag(tag) }
    return parts.after
  }

  /// The bytes without blanks and newlines at either end.
  fileprivate var trimmed: ArraySlice<UInt8> {
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D }
    var slice = drop(while: isBlank)
    while let last = slice.last, isBlank(last) { slice.removeLast() }
    return slice
  }
}
