/// A key as the application sees it.
public enum Key: Hashable, Sendable {
  /// A letter, digit, sign or space; a Chinese character comes as one.
  case character(Unicode.Scalar)
  /// Enter, also that of the keypad.
  case enter
  /// Escape, pressed alone.
  case escape
  /// Tab.
  case tab
  /// Shift and Tab.
  case backTab
  /// Backspace; also Ctrl-H, which many terminals send for it.
  case backspace
  /// Delete.
  case delete
  /// The arrow up.
  case up
  /// The arrow down.
  case down
  /// The arrow to the left.
  case left
  /// The arrow to the right.
  case right
  /// Home.
  case home
  /// End.
  case end
  /// Page up.
  case pageUp
  /// Page down.
  case pageDown
  /// A function key, from 1.
  case function(Int)
  /// Ctrl with a key: a lower-case letter, a space, or one of `\ ] ^ _`.
  case control(Character)
}
