/// What a piece of the screen means; never a colour.
public enum Role: CaseIterable, Hashable, Sendable {
  /// What is read.
  case text
  /// What is read last: details, what does not apply.
  case dim
  /// The names of the columns of a table.
  case header
  /// The name of a screen or of a dialog.
  case title
  /// The name of a field.
  case label
  /// The lines of a box.
  case border
  /// What a key does, in the line of hints.
  case hint
  /// A key, in the line of hints.
  case hintKey
  /// What was typed into a field.
  case field
  /// The field that keys go to.
  case fieldFocused
  /// A record that is selected.
  case selected
  /// Something was done.
  case success
  /// Something was not done.
  case failure
  /// It is not known whether something was done, or care is needed.
  case warning
  /// Something went wrong.
  case error
  /// That this is the demo, and nothing is real.
  case demo
  /// What cannot be taken back.
  case danger
}
