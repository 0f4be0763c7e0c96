public import Terminal

/// What the loop needs of a terminal.
@MainActor
public protocol Display {
  /// Shows a frame.
  func draw(_ frame: Frame)

  /// Shows a frame and trusts nothing that is on the screen.
  func redraw(_ frame: Frame)

  /// Throws away keys that were typed and not yet taken, and says whether there were any.
  func discardTypedAhead() -> Bool

  /// Puts a text on the clipboard of the person at the terminal, and says whether it was sent; more cannot be known.
  func copy(_ text: String) -> Bool

  /// Leaves the terminal to the shell; returns when the program goes on.
  func suspend()
}

extension CursesTerminal: Display {}

/// A state of the screens, whose picture is a frame of its size.
public protocol Drawn {
  /// The size of the terminal.
  var size: Size { get }

  /// Draws the whole screen into an empty frame of that size; pure.
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

  /// What stands at the place of a press of the mouse; nil for what is no press, and if nothing stands there.
  func aim(of mouse: MouseEvent) -> Aim? {
    guard isLargeEnough, mouse.action == .press || mouse.action == .doublePress else { return nil }
    let frame = frame
    guard let target = frame.target(at: mouse.position) else { return nil }
    return Aim(target: target, line: frame.lines[mouse.position.row])
  }
}

/// What a press of the mouse is aimed at.
struct Aim: Sendable, Equatable {
  /// What the place stands for.
  let target: Target
  /// What stands in its row.
  let line: String
}

extension Display {
  /// Shows the picture of a state.
  func show(_ state: some Drawn, isAnew: Bool = false) {
    if isAnew { redraw(state.frame) } else { draw(state.frame) }
  }
}
