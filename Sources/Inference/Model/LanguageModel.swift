import CKernels
import Crypto
import Synchronization

/// A language model in memory: tokenizer and packed weights, shared by all its sessions.
///
/// The file is read once; later changes to it on disk do not matter. Sessions take turns on the
/// model's threads.
public final class LanguageModel: Sendable {
  /// Turns text into tokens and back.
  public let tokenizer: Tokenizer
  /// What the file says about itself.
  public let information: ModelInformation
  /// The kernels that run it.
  public let path: KernelPath
  /// How many threads run it.
  public var threads: Int { team.count }
  /// The kernels' name: `avx512vnni`, `avxvnni`, `avx2` or `scalar`.
  public var kernels: String { path.rawValue }

  let architecture: Architecture
  let weights: ModelWeights
  let team: ThreadTeam
  let kernelTable: KernelTable
  /// Where the packed weights are.
  let weightMemory: AlignedMemory
  let file: MappedFile
  /// Computes sessions on several threads together, if they are told to.
  public let sharedPasses = SharedPasses()
  let computedFingerprint = Mutex<Fingerprint??>(nil)
  private let computedDigest = Mutex<String?>(nil)

  /// Loads a model file.
  ///
  /// - Parameters:
  ///   - path: A GGUF file.
  ///   - threads: How many threads run the model; results do not depend on it.
  ///   - kernels: Which kernels run it, nil for the fastest; results do not depend on it.
  public static func load(
    _ path: String, threads: Int = 2, kernels: KernelPath? = nil
  ) throws(ModelFileError) -> LanguageModel {
    try LanguageModel(ModelFile(path), threads: threads, path: kernels ?? .fastest)
  }

  init(_ file: ModelFile, threads: Int, path: KernelPath) throws(ModelFileError) {
    guard let kernels = path.kernels else {
      throw .unsupported(
        file: file.name, problem: "the kernels '\(path.rawValue)' do not run on this processor")
    }
    self.path = path
    kernelTable = KernelTable(functions: kernels.pointee)
    architecture = try Architecture(file)
    information = try ModelInformation(file, architecture)
    let vocabularyCount = try Tokenizer.tokenTexts(file).count
    team = ThreadTeam(count: min(max(1, threads), 64))
    // The tokenizer takes as long as the weights and needs one thread.
    let reading = Meanwhile { Self.tokenizer(of: file) }
    let loaded = Self.weights(of: file, architecture, vocabularyCount, team)
    tokenizer = try reading.value().get()
    (weights, weightMemory) = try loaded.get()
    self.file = file.file
  }

  private static func tokenizer(of file: ModelFile) -> Result<Tokenizer, ModelFileError> {
    do { return .success(try Tokenizer(file)) } catch { return .failure(error) }
  }

  private static func weights(
    of file: ModelFile, _ architecture: Architecture, _ vocabularyCount: Int, _ team: ThreadTeam
  ) -> Result<(ModelWeights, AlignedMemory), ModelFileError> {
    do {
      return .success(
        try WeightLoader.load(file, architecture, vocabularyCount: vocabularyCount, team: team))
    } catch {
      return .failure(error)
    }
  }

  /// The SHA-256 of the file as hexadecimal digits, computed when first asked for.
  ///
  /// All zeros when the file can no longer be read.
  public var digest: String {
    computedDigest.withLock { known in
      if let known { return known }
      var hash = SHA256()
      let whole = file.forEachPiece { hash.update(bufferPointer: $0) }
      let bytes = whole ? Array(hash.finalize()) : Array(repeating: 0, count: 32)
      let text = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
      known = text
      return text
    }
  }

  /// The bytes of memory its weights take.
  public var weightBytes: Int { weightMemory.count }
}
