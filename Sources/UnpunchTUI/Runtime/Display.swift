public import Terminal

/// What the loop needs of a terminal.
@MainActor
public protocol Display {
  /// Shows a frame.
  func draw(_ frame: Frame)

  /// Shows a frame and trusts nothing that is on the screen.
  func redraw(_ frame: Frame)

  /// Throws away keys that were typed and not yet taken.
  ///
  /// - Returns: Whether there were any.
  func discardTypedAhead() -> Bool

  /// Puts a text on the clipboard of the person at the terminal.
  ///
  /// - Returns: Whether it was sent; whether the terminal took it cannot be known.
  func copy(_ text: String) -> Bool

  /// Leaves the terminal to the shell; returns when the program goes on.
  func suspend()
}

extension CursesTerminal: Display {}
