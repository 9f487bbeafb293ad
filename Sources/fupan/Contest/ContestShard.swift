import ArgumentParser

/// Part I of N of a contest's runs.
struct ContestShard: ExpressibleByArgument, Hashable {
  /// Which part, from 1.
  let number: Int
  /// How many parts.
  let count: Int

  /// Reads `3/16`.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      (1...100_000).contains(count), (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// The runs of this part: neighbours, so that most seasons lie in one part only.
  func part(of jobs: [ContestJob]) -> [ContestJob] {
    Array(jobs[(jobs.count * (number - 1) / count)..<(jobs.count * number / count)])
  }
}
