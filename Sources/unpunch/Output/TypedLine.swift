import Terminal
import UnpunchKit

/// The line that is typed as the answer to a question on a terminal, key by key.
///
/// It is read by the decoder of the screens, so that a paste is known as one, also where it stalls. What was typed before
/// it listens is dropped, and an Enter that comes in one piece with what is typed before it, as a paste comes that is
/// not marked, is asked for once more.
struct TypedLine: Sendable {
  /// What a key came to.
  enum Step: Sendable, Equatable {
    /// This is to be written behind what was typed.
    case echo(String)
    /// It does not count, for this reason.
    case refused(QuestionText)
    /// This is the answer.
    case answered(String)
    /// No answer will come.
    case ended
  }

  /// The most characters of an answer.
  static let longest = 40

  private(set) var text = ""
  /// Whether anything was dropped that was typed before it listened.
  private(set) var wasEarly = false
  private var isListening = false
  private var decoder = KeyDecoder()

  /// Takes what was typed from now on.
  mutating func listen() { isListening = true }

  /// Takes all that was there to read at one time.
  ///
  /// - Returns: What it came to, in order; nothing follows an answer or the end.
  mutating func take(_ bytes: some Sequence<UInt8>, at moment: KeyDecoder.Moment) -> [Step] {
    let events = decoder.decode(bytes.map(Int32.init), at: moment)
    guard isListening else {
      wasEarly = wasEarly || !events.isEmpty || decoder.isPasting
      return []
    }
    var steps: [Step] = []
    for (index, event) in events.enumerated() {
      guard let step = take(event, isTogether: index > 0) else { continue }
      steps.append(step)
      switch step {
      case .answered, .ended: return steps
      case .echo, .refused: break
      }
    }
    return steps
  }

  private mutating func take(_ event: TerminalEvent, isTogether: Bool) -> Step? {
    switch event {
    case .paste, .pasteTooLarge: .refused(.pasted)
    case .pasteStalled: .refused(.pasteStalled)
    // Here there is nothing to go back to but no.
    case .pasteLeft: .ended
    case .key(let key): take(key, isTogether: isTogether)
    case .mouse, .resize, .resumed, .signal, .closed: nil
    }
  }

  private mutating func take(_ key: Key, isTogether: Bool) -> Step? {
    switch key {
    // The terminal makes a line feed of the carriage return that Enter sends.
    case .enter, .control("j"):
      return isTogether ? .refused(.enterTogether) : .answered(text)
    case .escape:
      return .ended
    case .control("d"):
      return text.isEmpty ? .ended : nil
    case .backspace:
      return text.popLast() == nil ? nil : .echo("\u{8} \u{8}")
    case .control("u"):
      defer { text = "" }
      return .echo(String(repeating: "\u{8} \u{8}", count: text.count))
    case .character(let scalar):
      // Nothing else is asked for, and each takes one column.
      let scalar = scalar.narrow
      guard (0x20..<0x7F).contains(scalar.value), text.count < Self.longest else { return nil }
      text.unicodeScalars.append(scalar)
      return .echo(String(Character(scalar)))
    case .tab, .backTab, .delete, .up, .down, .left, .right, .home, .end, .pageUp, .pageDown,
      .function, .control:
      return nil
    }
  }
}
