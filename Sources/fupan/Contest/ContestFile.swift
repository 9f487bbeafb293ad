import TOMLKit

/// A contest as its file describes it, before anything is checked.
struct ContestFile: Decodable {
  /// A number written with or without a decimal point.
  struct Number: Decodable, CustomStringConvertible {
    let value: Double

    init(_ value: Double) { self.value = value }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let whole = try? container.decode(Int.self) {
        value = Double(whole)
      } else {
        value = try container.decode(Double.self)
      }
    }

    var description: String { "\(value)" }
  }

  /// A season on a market folder.
  struct Season: Decodable {
    let market: String
    let start: String?
  }

  /// A seat with its settings.
  struct Seat: Decodable {
    var name: String?
    let trader: String
    var model: String?
    var thinking: String?
    var grammar: String?
    var lang: String?
    var persona: String?
    var temperature: Number?
    var calls_per_day: Int?
    var thought_tokens: Int?
  }

  var name: String?
  var seed: Int?
  var seasons: Int?
  var repeats: Int?
  var days: Int?
  var cash: Int?
  var mode: String?
  var rules: String?
  var luck: Int?
  var history: Int?
  var signal: Number?
  var start: String?
  var baselines: Bool?
  var violations: Int?
  var season: [Season]?
  let seat: [Seat]

  /// The contest described by `text`; `file` names it in errors.
  ///
  /// - Throws: ``CommandFailure`` that says where the text is wrong.
  static func read(_ text: String, file: String) throws -> ContestFile {
    do {
      return try TOMLDecoder(strictDecoding: true).decode(ContestFile.self, from: text)
    } catch let error as TOMLParseError {
      throw CommandFailure("\(file):\(error.source.begin.line): \(error.description)")
    } catch let error as UnexpectedKeysError {
      let keys = error.keys.keys.sorted().joined(separator: ", ")
      throw CommandFailure("\(file): unknown setting: \(keys)", hint: ContestFile.settings)
    } catch DecodingError.keyNotFound(let key, _) where key.stringValue == "seat" {
      throw CommandFailure("\(file): there is no seat", hint: "add [[seat]] trader = \"cash\"")
    } catch DecodingError.keyNotFound(let key, _) {
      throw CommandFailure(
        "\(file): '\(key.stringValue)' is missing or has the wrong type",
        hint: ContestFile.settings)
    } catch DecodingError.typeMismatch(_, let context) {
      throw CommandFailure(
        "\(file): '\(place(context.codingPath))' has the wrong type", hint: ContestFile.settings)
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.map(\.stringValue).joined(separator: ".")
  }

  private static let settings =
    "the settings are name, seed, seasons, repeats, days, cash, mode, rules, luck, history, signal, "
    + "start, baselines, violations; of a [[season]] market, start; of a [[seat]] name, trader, "
    + "model, thinking, grammar, lang, persona, temperature, calls_per_day, thought_tokens"
}
