import Testing
import TradingTypes

@testable import Dashboard

struct `Numbers on the screen` {
  @Test(arguments: [
    ("0", "0.00"), ("100234.56", "100,234.56"), ("-1234567.895", "-1,234,567.90"),
    ("999.994", "999.99"), ("-0.004", "0.00"),
  ]) func `money has thousands apart`(amount: String, expected: String) throws {
    #expect(NumberText.money(try #require(Money(amount))) == expected)
  }

  @Test(arguments: [
    (0.00123, "+0.12%"), (-0.5, "-50.00%"), (0.0, "0.00%"), (0.00004, "0.00%"),
    (12.5, "+1,250.00%"), (.infinity, "–"), (.nan, "–"),
  ]) func `a ratio has its sign`(ratio: Double, expected: String) {
    #expect(NumberText.percent(ratio) == expected)
  }

  @Test func `averages show a third decimal only where it says more`() {
    #expect(NumberText.average(Money(yuan: 1_000), over: 100) == "10.00")
    #expect(NumberText.average(Money(yuan: 1_000), over: 300) == "3.333")
    #expect(NumberText.average(.zero, over: .zero) == "–")
  }

  @Test func `large numbers are cut to units of the language`() {
    #expect(NumberText.large(123_456_789, .chinese) == "1.23亿")
    #expect(NumberText.large(123_456, .chinese) == "12.34万")
    #expect(NumberText.large(1_234_567, .english) == "1.23M")
    #expect(NumberText.large(999, .english) == "999")
    #expect(NumberText.short(12_345) == "12.3k")
  }
}
