import Inference
import Market
import Scoring
import TradingTypes

extension ContestPlan {
  /// What is fixed before the first run.
  func roster(folders: [String: MarketRecord], models: [String: LanguageModel]) -> ContestRoster {
    ContestRoster(
      version: 1, program: "fupan \(Fupan.version)", name: name, repeats: repeats, days: days,
      luck: luck, history: history, signal: signal, violations: violations,
      start: start.description,
      seats: seats.map { seat in
        let path = seat.options.model ?? Folders.defaultModel
        let digest = seat.options.trader == "agent" ? models[path]?.digest : nil
        return ContestRoster.Seat(
          name: seat.name, settings: seat.arguments, model: digest ?? "", runs: seat.runs,
          baseline: seat.isBaseline)
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
  /// The board of `results`, under the terms that were fixed beforehand.
  func board(of results: [ContestResult]) -> ContestBoard {
    ContestBoard(
      name: name, roster: seats.map(\.name), results: results,
      baselines: Set(seats.filter(\.baseline).map(\.name)), allowedViolations: violations, seed: 1)
  }

  /// The results of every run, each from the first of `folders` that has it, in the order of runs.
  ///
  /// - Throws: ``CommandFailure`` when a run is missing, or two folders disagree about one.
  func results(in folders: [ContestFolder]) throws -> [ContestResult] {
    var results: [ContestResult] = []
    var missing: [String] = []
    for season in seasons {
      for seat in seats {
        for attempt in 1...max(seat.runs, 1) {
          let found = folders.compactMap {
            $0.result(season: season.number, seat: seat.name, attempt: attempt)
          }
          guard let first = found.first else {
            missing.append("season \(season.number), seat '\(seat.name)', run \(attempt)")
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
    guard missing.isEmpty else {
      throw CommandFailure(
        "\(missing.count) of \(missing.count + results.count) runs are missing, first "
          + "\(missing[0])",
        hint: "'fupan compete' with the same --shard does what is left of a part")
    }
    return results
  }
}
