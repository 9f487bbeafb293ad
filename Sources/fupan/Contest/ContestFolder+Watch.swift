import Scoring

extension ContestFolder {
  /// Whether `path` is the folder of a contest.
  static func isContest(_ path: String) -> Bool {
    Folders.exists(ContestFolder(path: path).rosterFile)
  }

  /// The board of the runs that are done so far.
  ///
  /// - Throws: ``CommandFailure`` when the roster cannot be read.
  func standings() throws -> ContestBoard? {
    guard let roster = try roster()?.roster else { return nil }
    var results: [ContestResult] = []
    for season in roster.seasons {
      for seat in roster.seats {
        for attempt in 1...max(seat.runs, 1) {
          let found = result(season: season.number, seat: seat.name, attempt: attempt)
          if let found { results.append(found) }
        }
      }
    }
    return roster.board(of: results)
  }

  /// The seats whose journals of the first season were kept, with their run folders.
  ///
  /// - Throws: ``CommandFailure`` when the roster cannot be read.
  func keptRuns() throws -> [(seat: String, folder: String)] {
    (try roster()?.roster.seats ?? []).compactMap { seat in
      let run = "\(path)/runs/\(seasonName(1))/\(seat.name).1"
      return Folders.exists(run + "/journal.jsonl") ? (seat.name, run) : nil
    }
  }
}
