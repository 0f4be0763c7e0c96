import Terminal

extension Frame {
  /// A text field; with the focus, its text scrolls so that the text cursor is seen.
  mutating func drawField(_ field: TextField, in rect: Rect, isFocused: Bool) {
    let style: Style = isFocused ? .fieldFocused : .field
    fill(rect, style: style)
    // What cannot be seen is not made safe: of a long text only the beginning would be, and the cursor is at its end. A
    // letter has at most two marks that are shown.
    let most = 4 * rect.columns
    guard isFocused else {
      put(SafeText(field.beginning(most)).cut(to: rect.columns), at: rect.origin, style: style)
      return
    }
    let before = SafeText(field.textBeforeCursor(most))
    let after = SafeText(field.textAfterCursor(most))
    let shown = before.columns < rect.columns ? before : before.cutFront(to: rect.columns - 1)
    put(shown, at: rect.origin, style: style)
    let column = rect.column + shown.columns
    put(
      after.cut(to: rect.columns - shown.columns), at: Position(column: column, row: rect.row),
      style: style)
    cursor = Position(column: column, row: rect.row)
  }
}
