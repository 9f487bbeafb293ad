import Market
import TradingTypes

/// Moves one share's price from day to day, tick by tick and inside its limits.
struct ShareWalk {
  /// The last close in fen, after a distribution the reference price.
  private(set) var close: Int64
  /// Known mean of the day's return beyond the planted one, and of the night's.
  private(set) var otherMean = 0.0
  private(set) var nightMean = 0.0

  private let character: CompanyCharacter
  private let settings: ModelSettings
  private var returns: SplitStream
  private var volatilityStream: SplitStream
  private var bursts: SplitStream
  private var path: SplitStream
  private var rounding: SplitStream
  private var volumes: SplitStream
  private var slow: LogVolatility
  private var fast: LogVolatility
  private var volume: LogVolatility
  /// What the next auction adds: cut off by a limit, or pent up in a suspension.
  private var carry = 0.0
  /// The company's own return of the last day.
  private var ownReturn = 0.0
  private let ownShares: [Double]
  private let burstMean: Double

  init(seed: UInt64, place: Int, _ character: CompanyCharacter, _ settings: ModelSettings) {
    self.character = character
    self.settings = settings
    close = character.firstPrice
    returns = SplitStream(seed: seed, .returns, place)
    volatilityStream = SplitStream(seed: seed, .volatility, place)
    bursts = SplitStream(seed: seed, .bursts, place)
    path = SplitStream(seed: seed, .path, place)
    rounding = SplitStream(seed: seed, .rounding, place)
    volumes = SplitStream(seed: seed, .volume, place)
    slow = LogVolatility(settings.ownVolatility, &volatilityStream)
    fast = LogVolatility(settings.fastVolatility, &volatilityStream)
    volume = LogVolatility((settings.volume.persistence, settings.volume.spread), &volumes)
    let norm = settings.ownShape.reduce(0) { $0 + $1 * $1 }.squareRoot()
    ownShares = settings.ownShape.map { $0 / norm }
    burstMean =
      settings.burst.chance * (settings.burst.least + settings.burst.mean)
      * character.signalScale.squareRoot()
  }

  /// Lowers the reference price to what the distribution leaves.
  mutating func goEx(_ action: CorporateAction) {
    close = action.referencePrice(after: Price(fen: close)).tenThousandths / 100
  }

  /// The mean that yesterday's own move leaves behind when no news explains it.
  func reversal(isQuiet: Bool) -> Double { isQuiet ? -settings.reversal * ownReturn : 0 }

  /// Lets a day of suspension pass: risk goes on and shows when trading resumes.
  mutating func pass(_ number: Int, _ factors: FactorPaths) {
    let scale = ownScale(number, factors)
    carry += 0.5 * scale * returns.normal()
    ownReturn = 0
    _ = volume.next(&volumes)
  }

  /// Trades one day and returns its four bars.
  mutating func step(
    _ number: Int, mean: Double, jump: Double, _ factors: FactorPaths
  ) -> [Bar] {
    let own = ownScale(number, factors)
    let tail = returns.studentScale(settings.ownTail)
    let burst =
      bursts.happens(settings.burst.chance)
      ? (settings.burst.least + settings.burst.mean * bursts.exponential())
        * character.signalScale.squareRoot()
      : 0
    let market = character.marketLoading * factors.marketScale[number]
    let marketVariance = market * market
    let common = styleVariance(number, factors)
    let marketDrift = character.marketLoading * factors.drift[number] * 0.5
    let barShares = 1 - settings.commonShares[0]
    var moves: [Double] = []
    var variances: [Double] = []
    var ownTotal = 0.0
    for span in 0..<FactorPaths.spans {
      let share = settings.commonShares[span]
      let place = number * FactorPaths.spans + span
      // Bursts come in the session, in proportion to its bars.
      let burstMove = span == 0 ? 0 : (burst - burstMean) * share / barShares
      let ownMove = own * tail * ownShares[span] * returns.normal() + burstMove
      ownTotal += ownMove
      let ownVariance = own * own * ownShares[span] * ownShares[span]
      let commonVariance = marketVariance * settings.marketShares[span] + common * share
      // Half the variance keeps the mean of the simple return, not of the logarithm, at its plan.
      let move =
        character.marketLoading * factors.market[place]
        + character.styleLoading * factors.style[place]
        + factors.sectors[character.sector][place] + ownMove
        + marketDrift * share - (commonVariance + ownVariance) / 2
      moves.append(move)
      variances.append((commonVariance + ownVariance * tail * tail) * settings.pathVariance)
    }
    nightMean = carry + settings.nightDrift + marketDrift * settings.commonShares[0]
    otherMean = settings.dayDrift + marketDrift * barShares
    moves[0] += jump + carry + settings.nightDrift
    for span in 1..<FactorPaths.spans {
      moves[span] += (mean + settings.dayDrift) * settings.commonShares[span] / barShares
    }
    ownReturn = ownTotal
    let isQuiet = path.happens(settings.quietOpen) && jump == 0 && carry == 0
    let reference = close
    let spans = trade(moves, variances, isQuiet: isQuiet)
    let dayScale = (marketVariance + common + own * own).squareRoot() * Double(reference)
    return filled(spans, standardMove: abs(Double(close - reference)) / dayScale)
  }

  /// Open, high, low and close of a bar in fen.
  private struct Span {
    let open: Int64
    let high: Int64
    let low: Int64
    let close: Int64
  }

  /// Walks the auction and the four bars inside the day's limits and moves ``close``.
  private mutating func trade(_ moves: [Double], _ variances: [Double], isQuiet: Bool) -> [Span] {
    let reference = close
    let up = (reference * (100 + character.limitPercent) + 50) / 100
    let down = max(1, (reference * (100 - character.limitPercent) + 50) / 100)
    let base = Double(reference)
    func onTick(_ logReturn: Double) -> Int64 {
      min(max(Int64(base * ExactMath.exp(logReturn) + 0.5), down), up)
    }
    let highest = ExactMath.log(Double(up) / base)
    var level = isQuiet ? 0 : moves[0]
    var price = isQuiet ? reference : rounded(onTick(level), down, up)
    var spans: [Span] = []
    for span in 1..<FactorPaths.spans {
      var target = level + moves[span] + (isQuiet && span == 1 ? moves[0] : 0)
      if span == FactorPaths.spans - 1 { target = drawn(target, highest) }
      // Extremes of a Brownian bridge between the two levels, exact in distribution.
      let distance = (target - level) * (target - level)
      let upper =
        (level + target
          + (distance - 2 * variances[span] * ExactMath.log(path.uniform())).squareRoot()) / 2
      let lower =
        (level + target
          - (distance - 2 * variances[span] * ExactMath.log(path.uniform())).squareRoot()) / 2
      var end = onTick(target)
      if span == FactorPaths.spans - 1 { end = rounded(end, down, up) }
      spans.append(
        Span(
          open: price, high: max(onTick(upper), price, end), low: min(onTick(lower), price, end),
          close: end))
      price = end
      level = target
    }
    let lowest = ExactMath.log(Double(down) / base)
    let excess = level > highest ? level - highest : level < lowest ? level - lowest : 0
    carry =
      settings.limitCarry * excess
      + (price == up ? settings.sealedCarry * Double(character.limitPercent) / 10 : 0)
    close = price
    return spans
  }

  /// The day's last level, drawn to the upper limit when it comes near: sellers wait for it.
  private mutating func drawn(_ level: Double, _ highest: Double) -> Double {
    let isDrawn = path.happens(settings.magnet.chance)
    return isDrawn && level > settings.magnet.from * highest ? max(level, highest) : level
  }

  /// The price, now and then moved to a multiple of 0.1 as traders like round numbers.
  private mutating func rounded(_ price: Int64, _ down: Int64, _ up: Int64) -> Int64 {
    guard rounding.happens(settings.roundPrice) else { return price }
    return min(max((price + 5) / 10 * 10, down), up)
  }

  /// The spans as bars with their shares of a day's volume.
  private mutating func filled(_ spans: [Span], standardMove: Double) -> [Bar] {
    let logVolume =
      character.logVolume + volume.next(&volumes) - volume.correction
      + settings.volume.move * (min(standardMove, 4) - 0.8)
    // Even the quietest day trades a few lots in every bar.
    let lots = max(40, Int64(ExactMath.exp(logVolume) / 100))
    let weights = settings.volumeShares.map {
      volumes.gamma($0 * settings.volumeConcentration)
    }
    let total = weights.reduce(0, +)
    var left = lots
    return spans.enumerated().map { number, span in
      let isLast = number == spans.count - 1
      let share =
        isLast ? left : max(1, min(left - 10, Int64(Double(lots) * weights[number] / total)))
      left -= share
      let quantity = Quantity(share * 100)
      let sum = span.open + span.high + span.low + span.close
      return Bar(
        open: Price(fen: span.open), high: Price(fen: span.high), low: Price(fen: span.low),
        close: Price(fen: span.close), volume: quantity,
        // The mean of the four prices stands for the average price paid.
        turnover: Price(tenThousandths: sum * 25) * quantity)
    }
  }

  private mutating func ownScale(_ number: Int, _ factors: FactorPaths) -> Double {
    let logScale =
      slow.next(&volatilityStream) - slow.correction + fast.next(&volatilityStream)
      - fast.correction
      + settings.volatilityCoupling * factors.marketLogVolatility[number]
    return character.ownRisk * 0.01 * ExactMath.exp(logScale)
  }

  private func styleVariance(_ number: Int, _ factors: FactorPaths) -> Double {
    let style = character.styleLoading * factors.styleScale[number]
    let sector = factors.sectorScale[character.sector][number]
    return style * style + sector * sector
  }
}
