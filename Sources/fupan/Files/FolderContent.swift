/// What a folder that a command writes can hold; one folder holds one of them.
enum FolderContent: String, CaseIterable {
  case run, market, contest

  /// The file by which it is known.
  var mark: String {
    switch self {
    case .run: "journal.jsonl"
    case .market: "market.toml"
    case .contest: "contest.json"
    }
  }
}
