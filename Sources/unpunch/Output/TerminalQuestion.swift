import Attendance
import Dispatch
import Foundation
import Terminal

/// A question to the operator on the terminal, and the line that is typed.
enum TerminalQuestion {
  /// How long a question does not listen after it was shown, as in the screens.
  static let deadTime: DispatchTimeInterval = .milliseconds(500)

  /// Whether there is somebody to ask: standard input and standard error are a terminal.
  static var isPossible: Bool { isatty(0) == 1 && isatty(2) == 1 }

  /// Shows what a question is about; on a terminal each line is broken between words where it is too long.
  static func show(_ lines: [String]) { StandardError.write(lines.joined(separator: "\n")) }

  private enum Input: Sendable {
    case bytes([UInt8])
    case listens
  }

  /// Asks; what was typed before the question has stood for half a second, and what is pasted, does not count.
  ///
  /// The sign behind which is typed comes when it listens.
  ///
  /// - Returns: What was typed, without spaces around it; nil where it was left, at the end of the input, and where the
  ///   task is cancelled.
  static func ask(_ question: String, _ language: Language) async -> String? {
    let modes = QuestionModes()
    defer { modes.restore() }
    let shown = fitting(question) + " "
    StandardError.write(raw: shown)
    let answer = await answer(shown, language)
    StandardError.write(raw: "\n")
    return answer?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A text in lines that leave room for the sign and a few digits behind them.
  private static func fitting(_ text: String) -> String {
    SafeLines.wrapped([text], to: StandardError.columns - 10).joined(separator: "\n")
  }

  private static func answer(_ question: String, _ language: Language) async -> String? {
    var line = TypedLine()
    func again(_ text: QuestionText) {
      StandardError.write(
        raw: "\n" + fitting(text.words(in: language)) + "\n\(question)> \(line.text)")
    }
    let (inputs, inlet) = AsyncStream<Input>.makeStream()
    let source = reading(into: inlet)
    defer { source.cancel() }
    for await input in inputs {
      switch input {
      case .listens:
        line.listen()
        if line.wasEarly { again(.tooEarly) } else { StandardError.write(raw: "> ") }
      case .bytes(let bytes):
        for step in line.take(bytes, at: .now) {
          switch step {
          case .echo(let text): StandardError.write(raw: text)
          case .refused(let text): again(text)
          case .answered(let text): return text
          case .ended: return nil
          }
        }
      }
    }
    return nil
  }

  /// Reads without blocking a thread, so that a signal can end the wait.
  private static func reading(
    into inlet: AsyncStream<Input>.Continuation
  ) -> any DispatchSourceRead {
    let queue = DispatchQueue(label: "question")
    let source = DispatchSource.makeReadSource(fileDescriptor: 0, queue: queue)
    source.setEventHandler {
      var bytes = [UInt8](repeating: 0, count: 4096)
      let count = read(0, &bytes, bytes.count)
      if count > 0 { inlet.yield(.bytes(Array(bytes.prefix(count)))) } else { inlet.finish() }
    }
    source.activate()
    queue.asyncAfter(deadline: .now() + deadTime) { inlet.yield(.listens) }
    return source
  }
}

/// The terminal while a question is asked: key by key, without an echo, with pastes marked.
private struct QuestionModes {
  private var before = termios()
  private let isTaken: Bool
  private let marksPastes: Bool

  /// Takes the terminal, and drops what was typed before.
  init() {
    isTaken = tcgetattr(0, &before) == 0
    let kind = Variables.value(of: "TERM") ?? ""
    marksPastes = isTaken && !["", "dumb"].contains(kind)
    guard isTaken else { return }
    var modes = before
    modes.c_lflag &= ~tcflag_t(ICANON | ECHO | IEXTEN)
    withUnsafeMutableBytes(of: &modes.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
      // The shell would have the terminal like this; Ctrl-C stays a signal.
      characters[Int(VSUSP)] = 0
      characters[Int(VQUIT)] = 0
    }
    tcsetattr(0, TCSANOW, &modes)
    tcflush(0, TCIFLUSH)
    if marksPastes { StandardError.write(raw: "\u{1B}[?2004h") }
  }

  /// Gives the terminal back; what was typed and not read is dropped, since it was not meant for the shell.
  func restore() {
    guard isTaken else { return }
    if marksPastes { StandardError.write(raw: "\u{1B}[?2004l") }
    // Not with TCSAFLUSH, which waits for a terminal that takes no output.
    tcflush(0, TCIFLUSH)
    var modes = before
    tcsetattr(0, TCSANOW, &modes)
  }
}
