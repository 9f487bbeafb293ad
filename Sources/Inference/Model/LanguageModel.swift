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
  private let memory: AlignedMemory
  let file: MappedFile
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
    tokenizer = try Tokenizer(file)
    team = ThreadTeam(count: min(max(1, threads), 64))
    (weights, memory) = try WeightLoader.load(
      file, architecture, vocabularyCount: tokenizer.vocabulary.count, team: team)
    self.file = file.file
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
  public var weightBytes: Int { memory.count }
}
