/// An instant of the simulated market to the minute, in Beijing time, such as `2025-10-09 10:30`.
public struct TradingTime: Sendable, Hashable, Comparable {
  /// The date.
  public let day: TradingDay
  /// Minutes since midnight, 0 to 1439.
  public let minute: Int32

  /// The instant, or nil when the clock has no such minute.
  public init?(day: TradingDay, hour: Int, minute: Int) {
    guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
    self.day = day
    self.minute = Int32(hour * 60 + minute)
  }

  private init(day: TradingDay, minuteOfDay: Int32) {
    self.day = day
    minute = minuteOfDay
  }

  /// The instant written as `2025-10-09 10:30`, with an optional `:00` after the minutes.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, let day = TradingDay(parts[0]) else { return nil }
    let clock = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    guard clock.count == 2 || (clock.count == 3 && clock[2] == "00"),
      clock[0].utf8.count <= 2, clock[1].utf8.count == 2,
      let hour = Int(clock[0]), let minute = Int(clock[1])
    else { return nil }
    self.init(day: day, hour: hour, minute: minute)
  }

  /// The opening of continuous trading, 09:30.
  public static func open(of day: TradingDay) -> TradingTime {
    TradingTime(day: day, minuteOfDay: 9 * 60 + 30)
  }

  /// The close of trading, 15:00.
  public static func close(of day: TradingDay) -> TradingTime {
    TradingTime(day: day, minuteOfDay: 15 * 60)
  }

  /// Whether the left value comes first.
  public static func < (left: TradingTime, right: TradingTime) -> Bool {
    (left.day, left.minute) < (right.day, right.minute)
  }

  /// The time of day as `10:30`.
  public var clock: String {
    let hour = minute / 60
    let rest = minute % 60
    return "\(hour < 10 ? "0" : "")\(hour):\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension TradingTime: CustomStringConvertible {
  /// The instant as `2025-10-09 10:30`.
  public var description: String { "\(day) \(clock)" }
}

extension TradingTime: Codable {
  /// Reads the value as ``encode(to:)`` wrote it.
  public init(from decoder: any Decoder) throws {
    self = try decoder.exactText("a time like 2025-10-09 10:30") { TradingTime($0) }
  }

  /// Writes the value as its exact text or number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
