import Terminal

/// A line of text that is being typed, and where the next character goes.
struct TextField: Sendable, Equatable {
  /// The most scalars a field takes, so that a paste cannot grow without end.
  static let limit = 200_000

  private var scalars: [Unicode.Scalar]
  /// Where the next character goes, counted in scalars.
  private(set) var cursor: Int

  init(_ text: String = "") {
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  /// What was typed.
  var text: String { Self.string(scalars[...]) }

  /// The end of what stands before the cursor.
  ///
  /// - Parameter most: How many scalars at most.
  /// - Returns: The text.
  func textBeforeCursor(_ most: Int) -> String { Self.string(scalars[..<cursor].suffix(most)) }

  /// The beginning of what stands behind the cursor.
  ///
  /// - Parameter most: How many scalars at most.
  /// - Returns: The text.
  func textAfterCursor(_ most: Int) -> String { Self.string(scalars[cursor...].prefix(most)) }

  /// The beginning of what was typed.
  ///
  /// - Parameter most: How many scalars at most.
  /// - Returns: The text.
  func beginning(_ most: Int) -> String { Self.string(scalars.prefix(most)) }

  /// Tells whether the same was typed, wherever the cursor is.
  ///
  /// - Parameter other: Another field.
  /// - Returns: Whether it is the same.
  func hasSameText(as other: TextField) -> Bool { scalars == other.scalars }

  /// Puts text where the cursor is; new lines become spaces, other control characters are left out.
  mutating func insert(_ text: String) {
    let new = text.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      if scalar == "\n" || scalar == "\r" || scalar == "\t" { return " " }
      return scalar.properties.generalCategory == .control ? nil : scalar
    }
    let taken = new.prefix(max(0, Self.limit - scalars.count))
    scalars.insert(contentsOf: taken, at: cursor)
    cursor += taken.count
  }

  /// Takes a key that edits or moves.
  ///
  /// - Returns: Whether the key was one.
  mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar):
      insert(String(Character(scalar)))
    case .backspace:
      if cursor > 0 {
        cursor -= 1
        scalars.remove(at: cursor)
      }
    case .delete:
      if cursor < scalars.count { scalars.remove(at: cursor) }
    case .left: cursor = max(0, cursor - 1)
    case .right: cursor = min(scalars.count, cursor + 1)
    case .home, .control("a"): cursor = 0
    case .end, .control("e"): cursor = scalars.count
    case .control("u"):
      scalars.removeSubrange(..<cursor)
      cursor = 0
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function, .control:
      return false
    }
    return true
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
