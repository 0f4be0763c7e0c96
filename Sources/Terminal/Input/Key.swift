import CNcurses

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

extension Key {
  /// The key that ncurses has a code for, 256 or more; nil for the codes that the application has no use for.
  package init?(cursesCode: Int32) {
    switch cursesCode {
    case KEY_UP: self = .up
    case KEY_DOWN: self = .down
    case KEY_LEFT: self = .left
    case KEY_RIGHT: self = .right
    case KEY_HOME, KEY_FIND, KEY_A1: self = .home
    case KEY_END, KEY_SELECT, KEY_C1: self = .end
    case KEY_PPAGE, KEY_A3: self = .pageUp
    case KEY_NPAGE, KEY_C3: self = .pageDown
    case KEY_BACKSPACE: self = .backspace
    case KEY_DC: self = .delete
    case KEY_ENTER: self = .enter
    case KEY_BTAB: self = .backTab
    case KEY_F0 + 1...KEY_F0 + 63: self = .function(Int(cursesCode - KEY_F0))
    default: return nil
    }
  }

  /// The key that sends a control character, below 32 or 127; nil for Escape and all others.
  ///
  /// A line feed is Ctrl-J, not Enter, which sends a carriage return: an injected line accepts nothing.
  package init?(control byte: UInt8) {
    switch byte {
    case 0x00: self = .control(" ")
    case 0x08, 0x7F: self = .backspace
    case 0x09: self = .tab
    case 0x0D: self = .enter
    case 0x01..<0x1B: self = .control(Character(Unicode.Scalar(byte + 0x60)))
    case 0x1C..<0x20: self = .control(Character(Unicode.Scalar(byte + 0x40)))
    default: return nil
    }
  }
}
