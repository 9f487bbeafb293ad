import Glibc

// What libFuzzer calls: the reader of model files, or the tokenizers, on bytes it makes up. Built by
// `.ci/fuzz` with the sources of both, outside the package.

/// A file in memory that the reader opens like any other.
private let room: Int32 = {
  let name = "/dev/shm/fupan-fuzz-\(getpid())"
  let file = Glibc.open(name, O_RDWR | O_CREAT | O_TRUNC, 0o600)
  unlink(name)
  return file
}()
private let path = "/proc/self/fd/\(room)"
private let target = getenv("FUPAN_FUZZ_TARGET").map { String(cString: $0) } ?? "reader"
private let tokenizers = RandomModel.architectures.compactMap { architecture in
  RandomModel(architecture: architecture, seed: 1).flatMap { read($0.header()) }
}

extension RandomModel {
  /// A file with this family's metadata and no tensors.
  func header() -> [UInt8] { file(withTensors: false) }
}

private func read(_ bytes: [UInt8]) -> Tokenizer? {
  bytes.withUnsafeBytes { open($0) }
  return try? Tokenizer(ModelFile(path))
}

private func open(_ bytes: UnsafeRawBufferPointer) {
  ftruncate(room, bytes.count)
  pwrite(room, bytes.baseAddress, bytes.count, 0)
}

/// Writes the texts and files to begin with into the folder `FUPAN_FUZZ_SEEDS`, then ends.
@_cdecl("LLVMFuzzerInitialize")
public func initialise(_ count: UnsafeMutableRawPointer, _ values: UnsafeMutableRawPointer) -> Int32
{
  guard let folder = getenv("FUPAN_FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
  func save(_ name: String, _ bytes: [UInt8]) {
    let file = Glibc.open("\(folder)/\(name)", O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    write(file, bytes, bytes.count)
    close(file)
  }
  if target == "reader" {
    for architecture in RandomModel.architectures {
      guard var model = RandomModel(architecture: architecture, seed: 1) else { continue }
      (model.layers, model.width, model.heads, model.keyValueHeads) = (1, 4, 1, 1)
      (model.headSize, model.feedForward, model.experts, model.expertWidth) = (16, 4, 2, 4)
      save(architecture, model.file(withTensors: true, fewTokens: true))
    }
  } else {
    for index in tokenizers.indices {
      let first = UInt8(index)
      save("words-\(index)", [first] + Array("the value's 12345 \n\n贵州茅台 <|im_start|>x[e~[".utf8))
      save("spaces-\(index)", [first | 0x80] + Array("   a  \t\r\n <bos>AbcD'LL/é̂ ▁▁".utf8))
    }
  }
  exit(0)
}

/// One input; anything but a refusal or a text that comes back ends the process.
@_cdecl("LLVMFuzzerTestOneInput")
public func test(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  let before = processorSeconds()
  target == "reader" ? testReader(bytes) : testTokenizer(bytes)
  // Time of the processor, not of the clock on the wall: other programs may be running.
  guard processorSeconds() - before < 1 else { fatalError("an input took more than a second") }
  return 0
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func testReader(_ bytes: UnsafeRawBufferPointer) {
  guard !bytes.isEmpty else { return }
  open(bytes)
  do {
    let file = try ModelFile(path)
    for key in file.keys { _ = try? file.text(key) }
    let tokenizer = try? Tokenizer(file)
    _ = tokenizer?.text(
      of: tokenizer?.tokens(of: "the 12 ▁x\n<0x0A>", parsingControlTokens: true) ?? [])
    _ = try Architecture(file)
  } catch {
    let text = "\(error)"
    guard !text.contains("\n"), text.utf8.count < 2_000 else {
      fatalError("a refusal of more than one short line: \(text)")
    }
  }
}

private func testTokenizer(_ bytes: UnsafeRawBufferPointer) {
  guard let first = bytes.first else { return }
  let tokenizer = tokenizers[Int(first & 0x7F) % tokenizers.count]
  let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
  let tokens = tokenizer.tokens(of: text, parsingControlTokens: first & 0x80 != 0)
  guard tokenizer.bytes(of: tokens) == Array(text.utf8) else {
    fatalError("a text did not come back")
  }
  guard first & 0x80 != 0 || !tokens.contains(where: { tokenizer.vocabulary.isControl($0) }) else {
    fatalError("content became a control token")
  }
}
