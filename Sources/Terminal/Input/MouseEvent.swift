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

/// A report of the mouse as far as it has come: `ESC [ < button ; column ; row` and `M` or `m`.
///
/// The form is that of mode 1006, "SGR" in <https://invisible-island.net/xterm/ctlseqs/ctlseqs.html>.
struct MouseReport: Hashable, Sendable {
  /// Larger numbers are nonsense: no terminal has so many columns.
  private static let largest = 9999
  private static let wheelUp = 64
  private static let wheelDown = 65

  private var numbers = [0]
  private var isPress: Bool?
  private var isSound = true

  /// Consumes a byte, and says whether it was the last.
  mutating func consume(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      let last = numbers.count - 1
      numbers[last] = min(numbers[last] * 10 + Int(byte - UInt8(ascii: "0")), Self.largest + 1)
      return false
    case UInt8(ascii: ";"):
      if numbers.count < 3 { numbers.append(0) } else { isSound = false }
      return false
    case 0x40..<0x7F:
      if byte == UInt8(ascii: "M") { isPress = true }
      if byte == UInt8(ascii: "m") { isPress = false }
      return true
    default:
      isSound = false
      return false
    }
  }

  /// What it tells; nil for all that the application does not hear of, and for what is no report.
  var event: MouseEvent? {
    guard isSound, numbers.count == 3, let isPress else { return nil }
    let action: MouseEvent.Action
    // Bits 2 to 4 are Shift, Alt and Ctrl, bit 5 is movement: with them it is another number.
    switch (numbers[0], isPress) {
    case (0, true): action = .press
    case (0, false): action = .release
    case (Self.wheelUp, true): action = .wheelUp
    case (Self.wheelDown, true): action = .wheelDown
    default: return nil
    }
    let cells = 1...Self.largest
    guard cells.contains(numbers[1]), cells.contains(numbers[2]) else { return nil }
    return MouseEvent(action, at: Position(column: numbers[1] - 1, row: numbers[2] - 1))
  }
}
