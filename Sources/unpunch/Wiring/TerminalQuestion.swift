import Dispatch
import Foundation
import Terminal

/// A question to the operator on the terminal, and the line that is typed.
enum TerminalQuestion {
  /// Whether there is somebody to ask: standard input and standard error are a terminal.
  static var isPossible: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Asks; what was typed before the question was seen does not count.
  ///
  /// - Parameter question: The question, on one line.
  /// - Returns: What was typed, without spaces around it; nil at the end of the input, or where the task is cancelled.
  static func ask(_ question: String) async -> String? {
    tcflush(0, TCIFLUSH)
    StandardError.write(raw: SafeText(question).plain + " ")
    guard let line = await line() else {
      StandardError.write(raw: "\n")
      return nil
    }
    return line.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Reads one line without blocking a thread, so that a signal can end the wait.
  private static func line() async -> String? {
    let (lines, continuation) = AsyncStream<String>.makeStream()
    let source = DispatchSource.makeReadSource(
      fileDescriptor: 0, queue: DispatchQueue(label: "question"))
    source.setEventHandler {
      // The terminal gives one line at most.
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(0, &bytes, bytes.count)
      if count > 0 { continuation.yield(String(decoding: bytes.prefix(count), as: UTF8.self)) }
      continuation.finish()
    }
    source.activate()
    defer { source.cancel() }
    for await line in lines { return line }
    return nil
  }
}
