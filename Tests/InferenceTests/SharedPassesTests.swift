import Foundation
import Synchronization
import Testing

@testable import Inference

struct `Sessions on several threads` {
  @Test func `make the tokens they would make alone`() throws {
    let file = try TemporaryFile(TinyModel(format: .q4_1).file())
    let model = try LanguageModel.load(file.path, threads: 2)
    @Sendable func made(_ index: Int, _ passes: SharedPasses?) throws -> [TokenID] {
      let session = try InferenceSession(model: model)
      session.passes = passes
      try session.append((0..<(3 + 40 * index)).map { TokenID(($0 * 31 + index) % 256) })
      var sampler = Sampler(settings: SamplerSettings(temperature: 1), seed: UInt64(index))
      return try Continuation.generate(
        session, count: 40, sampler: &sampler, stopsAtEnd: false
      ).ids
    }
    let wanted = try (0..<6).map { try made($0, nil) }
    let found = Mutex<[Int: [TokenID]]>([:])
    let finished = DispatchGroup()
    for index in 0..<6 {
      let thread = Thread {
        let tokens = try? made(index, model.sharedPasses)
        found.withLock { $0[index] = tokens }
        finished.leave()
      }
      finished.enter()
      thread.start()
    }
    finished.wait()
    for index in 0..<6 { #expect(found.withLock { $0[index] } == wanted[index]) }
  }
}
