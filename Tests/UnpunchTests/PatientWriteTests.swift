import Foundation
import Testing

@testable import unpunch

@Suite("Writing to what takes nothing for a while")
struct PatientWriteTests {
  /// A pipe, of which neither end waits.
  private struct Pipe: ~Copyable {
    let reader: Int32
    let writer: Int32

    init() throws {
      var ends: [Int32] = [-1, -1]
      try #require(pipe(&ends) == 0)
      (reader, writer) = (ends[0], ends[1])
      for end in ends { _ = fcntl(end, F_SETFL, O_NONBLOCK) }
    }

    /// Takes what is there.
    func take() -> Int {
      var bytes = [UInt8](repeating: 0, count: 1 << 16)
      return max(0, read(reader, &bytes, bytes.count))
    }

    deinit {
      close(reader)
      close(writer)
    }
  }

  @Test("waits as long as it may, and says so where nothing was taken")
  func full() throws {
    let pipe = try Pipe()
    let text = String(repeating: "x", count: 1 << 20)
    #expect(PatientWrite.write(text, to: pipe.writer, patience: .zero) == EAGAIN)
    #expect(PatientWrite.write("y", to: pipe.writer, patience: .milliseconds(1)) == EAGAIN)
  }

  @Test("writes all of it to a descriptor that does not wait, as fast as it is read")
  func whole() async throws {
    let pipe = try Pipe()
    let writer = pipe.writer
    let length = 1 << 20
    async let written = Task.detached {
      PatientWrite.write(String(repeating: "x", count: length), to: writer)
    }.value
    var count = 0
    while count < length {
      count += pipe.take()
      await Task.yield()
    }
    #expect(await written == nil)
    #expect(count == length)
  }

  @Test("says what is wrong with a descriptor")
  func closed() {
    #expect(PatientWrite.write("x", to: -1) == EBADF)
  }
}
