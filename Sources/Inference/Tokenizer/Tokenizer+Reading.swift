extension Tokenizer {
  /// The tokenizer of the model file at `path`, without loading the model's weights.
  public static func read(_ path: String) throws(ModelFileError) -> Tokenizer {
    try Tokenizer(ModelFile(path))
  }
}
