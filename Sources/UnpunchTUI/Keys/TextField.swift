import Terminal

/// A line of text that is being typed, and where the next character goes.
struct TextField: Sendable, Equatable {
  /// The most scalars of a field that holds a list, which is as long as the longest paste.
  static let longestList = KeyDecoder.longestPaste
  /// The most scalars of any other field: a path, a reason, a filter.
  static let longestLine = 4096

  /// The most scalars that this field takes.
  private let limit: Int
  private var scalars: [Unicode.Scalar]
  /// Where the next character goes, counted in scalars.
  private(set) var cursor: Int

  init(_ text: String = "", limit: Int = TextField.longestLine) {
    self.limit = limit
    scalars = Array(text.unicodeScalars)
    cursor = scalars.count
  }

  /// What was typed.
  var text: String { Self.string(scalars[...]) }

  /// The end of what stands before the cursor.
  func textBeforeCursor(_ most: Int) -> String { Self.string(scalars[..<cursor].suffix(most)) }

  /// The beginning of what stands behind the cursor.
  func textAfterCursor(_ most: Int) -> String { Self.string(scalars[cursor...].prefix(most)) }

  /// The beginning of what was typed.
  func beginning(_ most: Int) -> String { Self.string(scalars.prefix(most)) }

  /// Whether the same was typed, wherever the cursor is.
  func hasSameText(as other: TextField) -> Bool { scalars == other.scalars }

  /// Puts text where the cursor is, all of it, or says why nothing of it; line ends and tabs become spaces.
  mutating func insert(_ text: String) -> FieldRefusal? {
    var new: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\t", "\n", "\u{B}", "\u{C}", "\r", "\u{85}": new.append(" ")
      case _ where scalar.properties.generalCategory == .control: return .control(scalar)
      default: new.append(scalar)
      }
    }
    guard scalars.count + new.count <= limit else { return .full(limit) }
    scalars.insert(contentsOf: new, at: cursor)
    cursor += new.count
    return nil
  }

  /// Handles a key that edits or moves, and says why a letter was not taken; any other changes nothing.
  mutating func press(_ key: Key) -> FieldRefusal? {
    switch key {
    case .character(let scalar):
      return insert(String(Character(scalar)))
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
      remove(from: 0)
    case .control("k"): scalars.removeSubrange(cursor...)
    case .control("w"): remove(from: startOfWord)
    case .enter, .escape, .tab, .backTab, .up, .down, .pageUp, .pageDown, .function, .control:
      break
    }
    return nil
  }

  /// Where the word before the cursor begins; what parts it from the next belongs to it.
  private var startOfWord: Int {
    let word = scalars[..<cursor].lastIndex { !Self.partsWords($0) }
    let gap = word.flatMap { scalars[..<$0].lastIndex(where: Self.partsWords) }
    return gap.map { $0 + 1 } ?? 0
  }

  /// Whether a sign stands between words: a blank, or what stands between the ids of a list.
  private static func partsWords(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || [",", "，", "、", ";", "；"].contains(scalar)
  }

  /// Takes out what stands between a place and the cursor.
  private mutating func remove(from start: Int) {
    scalars.removeSubrange(start..<cursor)
    cursor = start
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
