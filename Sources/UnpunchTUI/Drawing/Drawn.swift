import Terminal

/// A state of the screens, whose picture is a frame of its size.
protocol Drawn {
  /// The size of the terminal.
  var size: Size { get }

  /// Draws the whole screen into an empty frame of that size; pure.
  ///
  /// - Parameter frame: The frame to draw into.
  func view(into frame: inout Frame)
}

extension Drawn {
  /// The picture.
  var frame: Frame {
    var frame = Frame(size: size)
    view(into: &frame)
    return frame
  }

  /// Whether the terminal is large enough to draw a screen.
  var isLargeEnough: Bool { size.columns >= 60 && size.rows >= 16 }
}

extension AppState: Drawn {}
extension SetupState: Drawn {}

extension Display {
  /// Shows the picture of a state.
  ///
  /// - Parameters:
  ///   - state: The state.
  ///   - isAnew: Whether nothing that is on the screen is trusted.
  func show(_ state: some Drawn, isAnew: Bool = false) {
    if isAnew { redraw(state.frame) } else { draw(state.frame) }
  }
}
