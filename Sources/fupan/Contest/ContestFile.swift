import TOMLKit

/// A contest as its file describes it, before anything is checked.
struct ContestFile: Decodable {
  /// A season on a market folder.
  struct Season: Decodable {
    let market: String
    let start: String?
  }

  /// A seat with its settings.
  struct Seat: Decodable {
    let name: String?
    let trader: String
    let model: String?
    let thinking: String?
    let grammar: String?
    let lang: String?
    let persona: String?
    let temperature: Double?
    let calls_per_day: Int?
    let thought_tokens: Int?
  }

  let name: String?
  let seed: Int?
  let seasons: Int?
  let repeats: Int?
  let days: Int?
  let cash: Int?
  let mode: String?
  let rules: String?
  let luck: Int?
  let history: Int?
  let signal: Double?
  let start: String?
  let season: [Season]?
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
    "name, seed, seasons, repeats, days, cash, mode, rules, luck, history, signal, start, "
    + "[[season]] market, start, [[seat]] name, trader, model, thinking, grammar, lang, persona, "
    + "temperature, calls_per_day, thought_tokens"
}
