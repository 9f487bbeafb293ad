import Testing

@testable import Terminal

struct `Frames for keys` {
  @Test func `come at once, but sixty a second in the long run`() {
    var allowance = FrameAllowance()
    var frames = 0
    var last = 0
    // A mouse that is dragged reports every millisecond for ten seconds.
    for time in 0..<10_000 where allowance.wait(after: time - last, atMost: 33) == 0 {
      allowance.spend(after: time - last)
      last = time
      frames += 1
    }
    #expect((595...610).contains(frames), "\(frames)")
  }

  @Test func `a key after a pause, and a few more, wait for nothing`() {
    var allowance = FrameAllowance()
    for _ in 0..<8 {
      #expect(allowance.wait(after: 0, atMost: 33) == 0)
      allowance.spend(after: 0)
    }
    #expect(allowance.wait(after: 0, atMost: 33) == 17)
    #expect(allowance.wait(after: 10, atMost: 33) == 7)
    #expect(allowance.wait(after: 10, atMost: 12) == 2, "never longer than any other frame")
  }
}
