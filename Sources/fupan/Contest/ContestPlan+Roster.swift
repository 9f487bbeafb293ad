import Inference
import Market
import Scoring
import TradingTypes

extension ContestPlan {
  /// What is fixed before the first run.
  func roster(folders: [String: MarketRecord], models: [String: LanguageModel]) -> ContestRoster {
    ContestRoster(
      version: 1, program: "fupan \(Fupan.version)", name: name, repeats: repeats, days: days,
      luck: luck, history: history, signal: signal, start: start.description,
      seats: seats.map { seat in
        let path = seat.options.model ?? Folders.defaultModel
        let digest = seat.options.trader == "agent" ? models[path]?.digest : nil
        return ContestRoster.Seat(name: seat.name, settings: seat.arguments, model: digest ?? "")
      },
      seasons: seasons.enumerated().map { place, source in
        var season = ContestRoster.Season(number: place + 1)
        switch source {
        case .generated(let seed):
          season.seed_sha256 = ContestSeed.commitment(
            ContestRoster.secret(of: place + 1, seed: seed))
        case .folder(let path, let start):
          season.market = folders[path]?.name
          season.market_digest = folders[path]?.digest
          season.start = start?.description
        }
        return season
      })
  }

  /// The seeds, to be published when all runs are done.
  var revealed: ContestSeeds {
    ContestSeeds(
      seed: seed,
      seasons: seasons.compactMap { if case .generated(let seed) = $0 { seed } else { nil } })
  }
}

extension ContestRoster {
  /// The results of every run, each from the first of `folders` that has it, in the order of runs.
  ///
  /// - Throws: ``CommandFailure`` when a run is missing, or two folders disagree about one.
  func results(in folders: [ContestFolder]) throws -> [ContestResult] {
    var results: [ContestResult] = []
    var missing = 0
    for season in seasons {
      for seat in seats {
        for attempt in 1...max(repeats, 1) {
          let found = folders.compactMap {
            $0.result(season: season.number, seat: seat.name, attempt: attempt)
          }
          guard let first = found.first else {
            missing += 1
            continue
          }
          guard found.allSatisfy({ $0 == first }) else {
            throw CommandFailure(
              "season \(season.number), seat '\(seat.name)', run \(attempt): two folders disagree",
              hint: "all parts must be made by the same program from the same file")
          }
          results.append(first)
        }
      }
    }
    guard missing == 0 else {
      throw CommandFailure(
        "\(missing) of \(seasons.count * seats.count * repeats) runs are missing",
        hint: "'fupan compete' with the same --shard does what is left of a part")
    }
    return results
  }
}
