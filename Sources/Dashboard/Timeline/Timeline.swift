import Journal
import TradingTypes

/// Everything the record said so far, arranged so that any earlier moment can be shown again.
///
/// Facts are appended with the number of their step and never changed, so the past is a prefix. The
/// account is folded from snapshots.
struct Timeline: Sendable {
  /// One entry of the record.
  struct Step: Sendable, Hashable {
    let kind: StepKind
    let time: TradingTime
    /// Milliseconds at normal speed.
    let duration: Int
    /// Number of transcript blocks up to and including this step.
    let blocks: Int
    /// Number of orders up to and including this step.
    let orders: Int
    /// Number of changes of the account up to and including this step.
    let changes: Int
    /// Tokens of thought up to and including this step.
    let thoughtTokens: Int
    /// Tool calls up to and including this step.
    let calls: Int
  }

  private(set) var header: RunHeader?
  private(set) var steps: [Step] = []
  private(set) var blocks: [TranscriptBlock] = []
  private(set) var orders: [OrderRecord] = []
  private(set) var openings: [DayOpening] = []
  /// The step of each opening.
  private(set) var openingSteps: [Int] = []
  private(set) var closings: [DayClosing] = []
  /// The step of each closing.
  private(set) var closingSteps: [Int] = []

  /// The steps at which something was lost: a day that closed lower, or a sale below its cost.
  private(set) var lossSteps: [Int] = []

  private var changes: [AccountPicture.Change] = []
  private var changeTimes: [TradingTime] = []
  private var snapshots: [AccountPicture] = []
  private var latest = AccountPicture()
  private var orderPlaces: [OrderID: Int] = [:]
  private var thoughtTokens = 0
  private var calls = 0

  private static let snapshotInterval = 32

  /// Adds an entry.
  mutating func append(_ entry: JournalEntry) {
    let step = steps.count
    let blocksBefore = blocks.count
    record(entry.event, step: step, time: entry.time)
    let kind = StepKind(entry.event)
    let length = blocks[blocksBefore...].reduce(0) { $0 + $1.plainText.unicodeScalars.count }
    steps.append(
      Step(
        kind: kind, time: entry.time, duration: kind.duration(length: length),
        blocks: blocks.count, orders: orders.count, changes: changes.count,
        thoughtTokens: thoughtTokens, calls: calls))
  }

  /// The account after the first `cursor` steps.
  func account(before cursor: Int) -> AccountPicture {
    guard cursor > 0, cursor <= steps.count else { return AccountPicture() }
    let count = steps[cursor - 1].changes
    if count == changes.count { return latest }
    let snapshot = count / Timeline.snapshotInterval
    var picture = snapshot == 0 ? AccountPicture() : snapshots[snapshot - 1]
    for place in (snapshot * Timeline.snapshotInterval)..<count {
      picture.apply(changes[place], at: changeTimes[place])
    }
    return picture
  }

  /// The number of closings among the first `cursor` steps.
  func closingCount(before cursor: Int) -> Int { Timeline.count(of: closingSteps, before: cursor) }

  /// The number of openings among the first `cursor` steps.
  func openingCount(before cursor: Int) -> Int { Timeline.count(of: openingSteps, before: cursor) }

  /// How many of the ascending `steps` are less than `cursor`.
  static func count(of steps: [Int], before cursor: Int) -> Int {
    var low = 0
    var high = steps.count
    while low < high {
      let middle = (low + high) / 2
      if steps[middle] < cursor { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private mutating func record(_ event: JournalEvent, step: Int, time: TradingTime) {
    switch event {
    case .runStarted(let header):
      self.header = header
      change(.started(header.cash), at: time)
    case .dayOpened(let opening):
      openings.append(opening)
      openingSteps.append(step)
      change(.opened, at: time)
      add(.opening(opening), step: step)
    case .briefing(let passage):
      add(passage, step: step) { .briefing($0) }
    case .modelCall(let call):
      thoughtTokens += call.thoughtTokens
    case .thought(let passage):
      add(passage, step: step) { .thought($0) }
    case .toolCall(let call):
      calls += 1
      let (arguments, omitted) = TranscriptBlock.kept(call.arguments)
      let name = TranscriptBlock.kept(call.name).text
      blocks.append(
        TranscriptBlock(
          step: step,
          content: .call(name: name, arguments: arguments, isWellFormed: call.isWellFormed),
          omitted: omitted))
    case .toolResult(let result):
      add(Passage(text: result.text), step: step) { result.ok ? .result($0) : .refusal($0) }
    case .note(let passage):
      add(passage, step: step) { .note($0) }
    case .compaction(let compaction):
      add(.compaction(compaction), step: step)
    case .orderAccepted, .orderRejected, .fill, .orderEnded:
      recordTrading(event, step: step, time: time)
    case .entitlement(let entitlement):
      change(.entitlement(entitlement), at: time)
      add(.entitlement(entitlement), step: step)
    case .dividendTax(let tax):
      change(.tax(tax.tax), at: time)
      add(.tax(tax), step: step)
    case .dayClosed(let closing):
      let previous = closings.last?.netAssetValue ?? header?.cash ?? closing.netAssetValue
      if closing.netAssetValue < previous { lossSteps.append(step) }
      closings.append(closing)
      closingSteps.append(step)
      change(.closed(closing), at: time)
      add(.closing(closing, previous: previous), step: step)
    case .runEnded(let ending):
      add(.ending(ending), step: step)
    }
  }

  private mutating func recordTrading(_ event: JournalEvent, step: Int, time: TradingTime) {
    switch event {
    case .orderAccepted(let order):
      orderPlaces[order.id] = orders.count
      add(.order(orders.count), step: step)
      orders.append(OrderRecord(order: order, step: step))
    case .orderRejected(let rejected):
      add(.rejection(orders.count), step: step)
      orders.append(
        OrderRecord(order: rejected.order, step: step, rejection: rejected.rejection))
    case .fill(let fill):
      if let place = orderPlaces[fill.order] { orders[place].add(fill, step: step) }
      if fill.side == .sell, latest.profit(of: fill) < .zero { lossSteps.append(step) }
      change(.fill(fill), at: time)
      add(.fill(fill), step: step)
    case .orderEnded(let ended):
      if let place = orderPlaces[ended.order] { orders[place].finish(ended, step: step) }
      add(.orderEnded(ended), step: step)
    default:
      return
    }
  }

  private mutating func add(_ content: TranscriptBlock.Content, step: Int) {
    blocks.append(TranscriptBlock(step: step, content: content))
  }

  private mutating func add(
    _ passage: Passage, step: Int, _ content: (String) -> TranscriptBlock.Content
  ) {
    let (text, omitted) = TranscriptBlock.kept(passage.text)
    blocks.append(
      TranscriptBlock(
        step: step, content: content(text), tokens: passage.tokens, omitted: omitted))
  }

  private mutating func change(_ change: AccountPicture.Change, at time: TradingTime) {
    changes.append(change)
    changeTimes.append(time)
    latest.apply(change, at: time)
    if changes.count % Timeline.snapshotInterval == 0 { snapshots.append(latest) }
  }
}
