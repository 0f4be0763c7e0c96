/// What was done with the mouse, and where.
///
/// Only the left button and the wheel are told, without Shift, Alt or Ctrl; moving never is.
public struct MouseEvent: Hashable, Sendable {
  /// What was done.
  public enum Action: CaseIterable, Hashable, Sendable {
    /// The left button was pressed.
    case press
    /// It was pressed again at the same place, at most 400 ms later; this comes in place of `press`.
    case doublePress
    /// It was let go.
    case release
    /// The wheel was turned away from the person, by one notch.
    case wheelUp
    /// The wheel was turned towards the person, by one notch.
    case wheelDown
  }

  /// What was done.
  public let action: Action
  /// The cell under the pointer; it may lie outside the frame that is shown.
  public let position: Position

  /// Makes an event.
  public init(_ action: Action, at position: Position) {
    self.action = action
    self.position = position
  }
}
