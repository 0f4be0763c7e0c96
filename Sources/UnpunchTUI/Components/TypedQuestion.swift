import Terminal

/// A question that nothing but the typed count and Enter says yes to, with a reason beside it.
///
/// It is deaf until it is woken half a second after it was drawn, and takes the count only after every row of its list
/// has been seen: has stood on the screen for a second.
struct TypedQuestion: Sendable, Equatable {
  /// What the keys go to.
  enum Focus: Sendable, Equatable {
    case count
    case reason
  }

  /// What an answer changes on the platform.
  let purpose: Purpose
  let generation: Generation
  /// How many records it is about: what has to be typed.
  var count: Int
  /// How many rows the list has.
  let rows: Int
  /// The digits of the count, as typed.
  var typed = ""
  var reason = TextField()
  /// What the keys go to.
  var focus = Focus.count
  private(set) var top = 0
  /// The rows that are on the screen.
  private(set) var window = 0..<0
  /// The rows that have stood there for a second.
  private var stood: Set<Int> = []
  /// The rows whose second has begun, and which request for the time that is; nil if nothing of it is drawn.
  private(set) var standing: Standing?
  var attention: Attention
  var complaint: Text?

  init(_ purpose: Purpose, generation: Generation, count: Int, rows: Int) {
    self.purpose = purpose
    self.generation = generation
    self.count = count
    self.rows = rows
    attention = Attention(waking: generation)
  }

  /// Rows whose second has begun.
  struct Standing: Sendable, Equatable {
    let rows: Range<Int>
    let generation: Generation
  }

  var expected: String { String(count) }

  /// How many rows have been seen.
  var seen: Int { stood.count }

  var hasShownAll: Bool { seen >= rows }

  /// Whether all that has not been seen is on the screen, so that it will be.
  private var isAboutToShowAll: Bool {
    (0..<rows).allSatisfy { stood.contains($0) || window.contains($0) }
  }

  /// Takes Enter, and says whether that is a yes: not if it came in one piece with what was typed before it, as a paste
  /// comes that is not marked.
  mutating func accept(isTogether: Bool = false) -> Bool {
    if focus == .reason {
      focus = .count
      return false
    }
    guard count > 0 else {
      complaint = .undo(.nothingLeftToImport)
      return false
    }
    guard hasShownAll || !isAboutToShowAll else {
      complaint = .confirm(.lookASecond)
      return false
    }
    guard typed == expected else {
      complaint =
        typed.isEmpty
        ? .confirm(.typeTheCount(count, purpose)) : .confirm(.notTheCount(count, purpose))
      typed = ""
      return false
    }
    guard hasShownAll else {
      complaint = .confirm(.seeAllFirst)
      typed = ""
      return false
    }
    guard !isTogether else {
      complaint = .confirm(.pressEnter(count, purpose))
      return false
    }
    return true
  }

  /// Takes a key that is no command: what is typed, and `q`, which says no (true) outside of the reason.
  mutating func type(_ key: Key) -> Bool {
    switch focus {
    case .reason:
      complaint = reason.press(key).map(Text.fieldRefuses)
    case .count:
      switch key {
      case .character(let scalar) where ("0"..."9").contains(scalar):
        if typed.count < 4 { typed.unicodeScalars.append(scalar) }
      case .backspace:
        _ = typed.popLast()
      case .character("q"):
        return true
      case .character, .enter, .escape, .tab, .backTab, .delete, .up, .down, .left, .right, .home,
        .end, .pageUp, .pageDown, .function, .control:
        // Some terminals send a line feed for the Enter of the numeric keypad, which is no Enter: a paste has it too.
        complaint =
          typed == expected
          ? .confirm(.pressEnter(count, purpose)) : .confirm(.typeTheCount(count, purpose))
      }
    }
    return false
  }

  /// Takes pasted text, which is never a count.
  mutating func paste(_ text: String) {
    switch focus {
    case .count: complaint = .confirm(.pasteDoesNotConfirm(count))
    case .reason: complaint = reason.insert(text).map(Text.fieldRefuses)
    }
  }

  /// Moves the keys to the other field.
  mutating func changeFocus() { focus = focus == .count ? .reason : .count }

  /// Scrolls the list; if all of it is seen, that is said.
  mutating func scroll(_ movement: Movement, height: Int) {
    guard rows > height else {
      complaint = .deadKey(.allIsShown)
      return
    }
    top = Viewport.top(top, after: movement, count: rows, height: height)
    keepInSight(height: height)
  }

  /// Notes which rows are on the screen at a height.
  mutating func keepInSight(height: Int) {
    top = max(0, min(top, rows - height))
    window = top..<min(rows, top + height)
  }

  /// Begins the second of the rows that are on the screen, unless it has begun; if they are covered, or not drawn, it
  /// begins anew later.
  mutating func watchRows(isDrawn: Bool, _ stage: inout Stage) -> [Wish] {
    guard isDrawn else {
      standing = nil
      return []
    }
    guard !hasShownAll, standing?.rows != window else { return [] }
    let generation = stage.nextGeneration()
    standing = Standing(rows: window, generation: generation)
    return [.wait(.rowsStood, generation)]
  }

  /// Takes that a second is over.
  mutating func rowsStood(_ generation: Generation) {
    guard let standing, standing.generation == generation else { return }
    stood.formUnion(standing.rows)
  }
}
