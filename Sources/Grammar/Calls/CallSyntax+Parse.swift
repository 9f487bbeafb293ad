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
    case .hermes: return try parseHermes(bytes)
    case .minimax: return try parseMiniMax(bytes)
    }
  }

  private func parseHermes(_ text: ArraySlice<UInt8>) throws(CallParseError) -> ParsedCall {
    let body = try text.after("<tool_call>").before("</tool_call>")
    let value: JSONText
    do { value = try JSONText(parsing: body) } catch { throw .json(error) }
    guard case .object(let members) = value else { throw .shape("not a JSON object") }
    guard case .string(let name)? = value["name"] else { throw .shape("no \"name\" string") }
    guard members.count == 2, case .object(let given)? = value["arguments"] else {
      throw .shape("no \"arguments\" object, or more than \"name\" and \"arguments\"")
    }
    var arguments: [ParsedArgument] = []
    for member in given {
      guard !arguments.contains(where: { $0.name == member.name }) else {
        throw .duplicate(member.name)
      }
      switch member.value {
      case .string(let text): arguments.append(ParsedArgument(member.name, text, isString: true))
      case .number(let text): arguments.append(ParsedArgument(member.name, text, isString: false))
      default: throw .shape("argument \"\(member.name)\" is neither a string nor a number")
      }
    }
    return ParsedCall(name: name, arguments: arguments)
  }

  private func parseMiniMax(_ text: ArraySlice<UInt8>) throws(CallParseError) -> ParsedCall {
    var rest = try text.after("<minimax:tool_call>\n<invoke name=\"")
      .before("</invoke>\n</minimax:tool_call>")
    let name = try rest.before("\">\n")
    rest = try rest.after("\">\n")
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
}
