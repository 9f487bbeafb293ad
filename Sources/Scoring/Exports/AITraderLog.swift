import Journal
public import TradingTypes

extension SeasonDialogue {
  /// One day's session in the layout of AI-Trader's `log/<date>/log.jsonl`.
  public struct LoggedDay: Sendable {
    /// The day; the folder is called after it.
    public let day: TradingDay
    /// The file: `timestamp`, `signature`, `new_messages`, one line each.
    public let lines: String
  }

  /// The season day by day as AI-Trader logs it.
  ///
  /// As in its own files the opening and the closing line hold a list of messages, those between a
  /// single one, and what tools answered is a user message that begins with `Tool results: `. Its own
  /// logs keep neither calls nor thoughts; here a thought stands before the call, in `<think>` tags.
  ///
  /// - Throws: what encoding throws.
  public func aiTraderLog(signature: String) throws -> [LoggedDay] {
    var days: [LoggedDay] = []
    var place = 0
    var briefing = opening
    while place < turns.count {
      let day = turns[place].time.day
      var lines = try line(turns[place], signature, 0, .many([Message(user: briefing)]))
      var number = 1
      while place < turns.count, turns[place].time.day == day {
        let turn = turns[place]
        place += 1
        let isLast = place == turns.count || turns[place].time.day != day
        let said = Message(role: "assistant", content: text(of: turn))
        lines += try line(turn, signature, number, isLast ? .many([said]) : .one(said))
        let answers = turn.calls.compactMap(\.answer).joined(separator: "\n")
        if isLast {
          briefing = answers
        } else {
          let results = Message(user: "Tool results: " + answers)
          lines += try line(turn, signature, number + 1, .one(results))
        }
        number += 2
      }
      days.append(LoggedDay(day: day, lines: lines))
    }
    return days
  }

  private func text(of turn: Turn) -> String {
    let thought = turn.thought.isEmpty ? "" : "<think>\n\(turn.thought)\n</think>\n"
    if let text = turn.plainText { return thought + text }
    let calls = turn.calls.map { "\($0.name) \($0.call.arguments)" }
    return thought + calls.joined(separator: "\n")
  }

  /// A line; its stamp is the season's clock with the line's number as microseconds.
  private func line(
    _ turn: Turn, _ signature: String, _ number: Int, _ messages: Messages
  ) throws -> String {
    let micros = String(number)
    let padded = String(repeating: "0", count: max(6 - micros.utf8.count, 0)) + micros
    let stamp = "\(turn.time.day)T\(turn.time.clock):00.\(padded)"
    return try RunExports.json(
      Line(timestamp: stamp, signature: signature, new_messages: messages), pretty: false) + "\n"
  }

  private enum Messages: Encodable {
    case one(Message)
    case many([Message])

    func encode(to encoder: any Encoder) throws {
      switch self {
      case .one(let message): try message.encode(to: encoder)
      case .many(let messages): try messages.encode(to: encoder)
      }
    }
  }

  private struct Message: Encodable {
    let role: String
    let content: String

    init(role: String, content: String) {
      self.role = role
      self.content = content
    }

    init(user content: String) { self.init(role: "user", content: content) }
  }

  private struct Line: Encodable {
    let timestamp: String
    let signature: String
    let new_messages: Messages
  }
}
