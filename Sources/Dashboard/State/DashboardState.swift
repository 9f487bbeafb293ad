import Journal
public import Market
public import Scoring
public import Terminal
public import TradingTypes

/// All that a dashboard knows: a value, changed only by ``update(_:)``, drawn by ``frame()``.
public struct DashboardState: Sendable {
  /// How a run is shown at first.
  public enum Pace: Sendable, Hashable {
    /// Runs of a language model are followed as they are made; others are played.
    case automatic
    /// The newest entry is shown at once.
    case follow
    /// Entries are played from the first one on at the pace of reading.
    case play
  }

  /// The language of the screen's own words.
  public internal(set) var language: Language
  /// The colours.
  public internal(set) var theme: Theme
  /// Whether the terminal draws characters of ambiguous width two columns wide, so that none are used.
  public var hasWideAmbiguousGlyphs = false
  /// The size of the screen.
  public internal(set) var size = Size(width: 80, height: 24)

  let names: Names
  let market: MarketRecord?
  let pace: Pace
  /// The theme that was asked for at the start.
  var timeline = Timeline()
  var playback: Playback
  /// Text in the making; shown only while the newest entry is.
  var drafts: [Draft] = []
  /// The text that was in the making when the screen was paused, so that it can be read.
  var heldDrafts: [Draft] = []
  /// The seat of the person at the keys; nil when none sits there.
  var seat: SeatPicture?
  /// Earlier runs to compare with.
  let rivals: [Rival]
  /// The leaderboard of a contest; nil when none is watched.
  let board: ContestBoard?
  /// Luck percentiles of finished runs: 0 is the run on the screen, then the rivals.
  var luck: [Int: Double] = [:]
  /// Whether the leaderboard shows the runs at hand rather than the contest.
  var showsRuns = false
  /// Why the run ended; nil while it may grow.
  var ending: String?

  var view = ViewKind.desk
  var focus = Pane.transcript
  var isZoomed = false
  var isHelpShown = false
  /// The first line shown of the transcript; nil while it follows its end.
  var anchor: Transcript.Anchor?
  var isUnfolded = false
  /// The search or command being typed; nil when none is.
  var prompt: String?
  /// Whether a command is typed rather than a search.
  var isCommand = false
  /// What was searched for; empty for nothing.
  var query = ""
  /// What rows of the market board or of the news must hold; empty for all.
  var filter = ""
  /// The order chosen in its list, by its place in the timeline; nil for the newest.
  var chosenOrder: Int?
  /// The holding chosen in its list.
  var chosenHolding: Symbol?
  /// The security chosen on the market board and in the chart.
  var chosenSymbol: Symbol?
  /// Bars between the chart's cursor and the newest bar.
  var chartOffset = 0
  var isHourly = false
  var quoteOrder = QuoteOrder.code
  /// The chosen piece of news, counted from the newest.
  var chosenNews = 0
  /// The day chosen in the outline, counted from 0; nil for the newest.
  var chosenDay: Int?
  /// The run that is compared with, by its place among the rivals.
  var chosenRival = 0
  /// The chosen line of the leaderboard.
  var chosenCard = 0
  /// Whether the mouse drags the knob of the scrubber.
  var isDragging = false
  /// The order whose story is told over the screen.
  var explained: Int?
  /// Lines of the page over the screen that are scrolled away.
  var overlayScroll = 0
  /// Lines of the story of a trade that are scrolled away.
  var storyScroll = 0
  /// A remark shown in the last row until the next key.
  var toast = ""

  /// A dashboard with nothing to show yet.
  ///
  /// - `instruments`: names of securities. `market`: bars and news for charts; only what is known at
  ///   the instant shown is ever drawn. `isSeated`: whether a person at the keys trades. `rivals`:
  ///   earlier runs to compare with, shown no further than the run itself. `board`: the
  ///   leaderboard of the contest that they belong to.
  public init(
    instruments: [Instrument] = [], market: MarketRecord? = nil, language: Language = .chinese,
    theme: Theme = Theme(), pace: Pace = .automatic, isSeated: Bool = false, rivals: [Rival] = [],
    board: ContestBoard? = nil
  ) {
    names = Names(instruments.isEmpty ? market?.instruments ?? [] : instruments)
    self.market = market
    self.language = language
    self.theme = theme
    self.pace = pace
    self.rivals = rivals
    self.board = board
    seat = isSeated ? SeatPicture() : nil
    playback = Playback(isFollowing: pace == .follow)
    if board != nil {
      view = .leaderboard
      focus = .leaderboard
    }
  }

  /// Milliseconds until the dashboard wants a tick; nil while nothing moves by itself.
  public var nextTick: Int? { playback.isMoving(timeline.steps.count) ? 33 : nil }

  /// Whether the run is over and all of it has been shown.
  public var isFinished: Bool { ending != nil && playback.cursor == timeline.steps.count }
}

extension DashboardState {
  var words: Wording { Wording(language: language) }
  var layout: ScreenLayout {
    ScreenLayout(view, size: size, focus: focus, isZoomed: isZoomed)
  }
  var cursor: Int { playback.cursor }
  /// The last step shown, nil before the first.
  var step: Timeline.Step? { cursor > 0 ? timeline.steps[cursor - 1] : nil }
  /// The account as the record tells it at the cursor.
  var account: AccountPicture { timeline.account(before: cursor) }
  /// The day that is shown, nil before the first.
  var day: (number: Int, count: Int, day: TradingDay)? {
    let count = timeline.openingCount(before: cursor)
    guard count > 0 else { return nil }
    let opening = timeline.openings[count - 1]
    return (opening.number, opening.count, opening.day)
  }
  /// The market as known at the cursor: the only way a view may look at bars and news.
  var marketView: MarketView? {
    guard let market, let now else { return nil }
    return MarketView(of: market, asOf: now)
  }
  /// The instant shown: of the last entry, or of the decision that a person is making.
  var now: TradingTime? {
    guard let step else { return nil }
    guard isAtEnd, let turn = seat?.turn else { return step.time }
    return max(step.time, turn.time)
  }
  /// Whether the newest entry is on the screen.
  var isAtEnd: Bool { cursor == timeline.steps.count }

  /// Whether the step that time moves towards is a text, which shows as it is told; anything else is
  /// a fact, which shows only once everything around it knows it too.
  private var isTelling: Bool { !isAtEnd && timeline.steps[cursor].kind.isTold }

  /// The index in the screen's language, when its market is at hand and it is the run's.
  var benchmarkName: String {
    let recorded = timeline.header?.benchmark ?? ""
    guard language == .english, let index = market?.index, index.name == recorded,
      !index.englishName.isEmpty
    else { return SafeText.line(recorded) }
    return SafeText.line(index.englishName)
  }

  /// The transcript at the cursor for a pane of this inner width.
  func transcript(width: Int) -> Transcript {
    let wording = TranscriptWording(words: words, names: names, width: width)
    return Transcript(
      timeline: timeline, count: step?.blocks ?? 0,
      progress: isTelling ? playback.progress(in: timeline.steps) : 0,
      drafts: playback.isPaused ? heldDrafts : isAtEnd ? drafts : [], wording: wording,
      width: width, isUnfolded: isUnfolded, query: query)
  }
}
