import CNcurses

/// The bytes that give the terminal back to the shell, made from its description.
enum RestoreSequence {
  /// Begins bracketed paste, which ncurses cannot say.
  static let pasteOn = Array("\u{1B}[?2004h".utf8)
  /// Ends bracketed paste.
  static let pasteOff = Array("\u{1B}[?2004l".utf8)

  /// Asks for clicks and the wheel, never for movements, in the form without a limit of columns.
  static let mouseOn = Array("\u{1B}[?1000h\u{1B}[?1006h".utf8)
  /// Ends what `mouseOn` began.
  static let mouseOff = Array("\u{1B}[?1006l\u{1B}[?1000l".utf8)

  /// Leaves its digits to the numeric keypad, which ncurses takes together with the arrows; empty for a
  /// terminal whose keypad is not taken.
  ///
  /// With the keypad taken, PuTTY sends keys for the digits even if Num Lock is on, so that no count
  /// can be typed there.
  @MainActor
  static func keypadDigits() -> [UInt8] {
    guard let taken = unpunch_capability("smkx").map({ String(cString: $0) }) else { return [] }
    return taken.contains("\u{1B}=") ? Array("\u{1B}>".utf8) : []
  }

  /// Plain keypad, visible cursor, no attributes, a blank screen, the normal screen.
  @MainActor
  static func ofTerminal() -> [UInt8] {
    ["rmkx", "cnorm", "sgr0", "home", "ed", "rmcup"].flatMap { name -> [UInt8] in
      guard let text = unpunch_capability(name) else { return [] }
      return withoutDelays(Array(String(cString: text).utf8))
    }
  }

  /// Takes out the delays of terminfo, `$<5>`, which are not for the terminal.
  static func withoutDelays(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index...].starts(with: "$<".utf8),
        let end = bytes[index...].firstIndex(of: UInt8(ascii: ">"))
      {
        index = end + 1
      } else {
        kept.append(bytes[index])
        index += 1
      }
    }
    return kept
  }
}
