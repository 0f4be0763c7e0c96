public import Terminal

/// What the loop needs of a terminal.
@MainActor
public protocol Display {
  /// Shows a frame.
  ///
  /// - Parameter frame: What is to be seen.
  func draw(_ frame: Frame)

  /// Shows a frame and trusts nothing that is on the screen.
  ///
  /// - Parameter frame: What is to be seen.
  func redraw(_ frame: Frame)

  /// Throws away keys that were typed and not yet taken.
  func discardTypedAhead()

  /// Leaves the terminal to the shell; returns when the program goes on.
  func suspend()
}

extension CursesTerminal: Display {}
