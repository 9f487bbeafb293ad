public import Journal
public import TradingTypes

/// A thinking trader's season as a conversation: what it was told, thought, called and was answered.
///
/// A journal holds everything but the system prompt and the tools' schemas, which follow from the
/// run's header; whoever knows them adds them.
public struct SeasonDialogue: Sendable {
  /// One generation: a thought, its calls and their answers.
  public struct Turn: Sendable {
    /// When it was made, by the season's clock.
    public let time: TradingTime
    /// Number of its first entry in the journal.
    public let sequence: Int
    /// The model's tokens, if a model made it.
    public internal(set) var model: ModelCall?
    /// The thought; empty when there was none.
    public internal(set) var thought = ""
    /// The calls, in written order.
    public internal(set) var calls: [Exchange] = []

    /// What was said when there was no call in it: plain text, or what could not be read as a call.
    public var plainText: String? {
      calls.count == 1 && calls[0].call.name.isEmpty ? calls[0].call.arguments : nil
    }
  }

  /// A call and its answer.
  public struct Exchange: Sendable {
    /// The call.
    public let call: ToolCall
    /// Number of its entry in the journal.
    public let sequence: Int
    /// The answer; nil when the season ended first.
    public internal(set) var answer: String?
    /// Whether the tool did what was asked.
    public internal(set) var ok = true
    /// When the answer came.
    public internal(set) var answered: TradingTime?

    /// The call's number as other programs want it.
    public var id: String { "call_\(call.id)" }
  }

  /// The run's header.
  public let header: RunHeader
  /// Hash of the header's entry: the conversation's identity.
  public let identity: String
  /// The system prompt; empty when it is not known.
  public let system: String
  /// The tools as a JSON list in OpenAI form; empty when they are not known.
  public let tools: String
  /// What the user says first: the briefing of the first day.
  public private(set) var opening = ""
  /// The model's turns; a day's end is answered by the next day's briefing.
  public private(set) var turns: [Turn] = []

  /// The conversation in `entries`; nil when there is none.
  public init?(of entries: some Sequence<JournalEntry>, system: String = "", tools: String = "") {
    var header: RunHeader?
    var identity = ""
    var opening: String?
    var turns: [Turn] = []
    var places: [Int: (turn: Int, call: Int)] = [:]
    var isOpen = false
    var unanswered: [Int] = []
    func turn(at entry: JournalEntry) -> Int {
      if !isOpen { turns.append(Turn(time: entry.time, sequence: entry.sequence)) }
      isOpen = true
      return turns.count - 1
    }
    func answer(_ id: Int, _ text: String, ok: Bool, at time: TradingTime) {
      guard let place = places[id] else { return }
      turns[place.turn].calls[place.call].answer = text
      turns[place.turn].calls[place.call].ok = ok
      turns[place.turn].calls[place.call].answered = time
      unanswered.removeAll { $0 == id }
    }
    for entry in entries {
      switch entry.event {
      case .runStarted(let started):
        header = started
        identity = entry.hash
      case .briefing(let passage):
        isOpen = false
        if let id = unanswered.last {
          answer(id, passage.text, ok: true, at: entry.time)
        } else if opening == nil {
          opening = passage.text
        } else if let turn = turns.indices.last, let call = turns[turn].calls.indices.last {
          let before = turns[turn].calls[call].answer.map { $0 + "\n\n" } ?? ""
          turns[turn].calls[call].answer = before + passage.text
        }
      case .modelCall(let call):
        isOpen = false
        turns[turn(at: entry)].model = call
      case .thought(let passage):
        if let last = turns.last, !last.calls.isEmpty || !last.thought.isEmpty { isOpen = false }
        turns[turn(at: entry)].thought = passage.text
      case .toolCall(let call):
        // Only a generation can hold several calls; without one an answer ends the turn.
        if let last = turns.last, last.model == nil, last.calls.last?.answer != nil {
          isOpen = false
        }
        let place = turn(at: entry)
        turns[place].calls.append(Exchange(call: call, sequence: entry.sequence))
        places[call.id] = (place, turns[place].calls.count - 1)
        unanswered.append(call.id)
      case .toolResult(let result):
        answer(result.id, result.text, ok: result.ok, at: entry.time)
      default: break
      }
    }
    guard let header, let opening, !turns.isEmpty else { return nil }
    self.header = header
    self.identity = identity
    self.system = system
    self.tools = tools
    self.opening = opening
    self.turns = turns
  }
}

extension SeasonDialogue.Exchange {
  /// The name as other programs take it: what could not be read is called so.
  var name: String { call.name.isEmpty ? "malformed" : call.name }
}
