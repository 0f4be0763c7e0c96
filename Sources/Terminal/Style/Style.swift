/// How a cell is shown: what it means, and whether it lies in the row of the list's cursor.
public struct Style: Hashable, Sendable {
  /// What it means.
  public var role: Role
  /// Whether it lies in the row that the keys act on.
  public var isCursorRow: Bool

  /// Makes a style.
  public init(_ role: Role, isCursorRow: Bool = false) {
    self.role = role
    self.isCursorRow = isCursorRow
  }

  /// The same style in the row that the keys act on; made for `Frame.restyle`.
  public var onCursorRow: Style { Style(role, isCursorRow: true) }

  /// The style of the role `text`.
  public static let text = Style(.text)
  /// The style of the role `dim`.
  public static let dim = Style(.dim)
  /// The style of the role `header`.
  public static let header = Style(.header)
  /// The style of the role `title`.
  public static let title = Style(.title)
  /// The style of the role `label`.
  public static let label = Style(.label)
  /// The style of the role `border`.
  public static let border = Style(.border)
  /// The style of the role `hint`.
  public static let hint = Style(.hint)
  /// The style of the role `hintKey`.
  public static let hintKey = Style(.hintKey)
  /// The style of the role `field`.
  public static let field = Style(.field)
  /// The style of the role `fieldFocused`.
  public static let fieldFocused = Style(.fieldFocused)
  /// The style of the role `selected`.
  public static let selected = Style(.selected)
  /// The style of the role `success`.
  public static let success = Style(.success)
  /// The style of the role `failure`.
  public static let failure = Style(.failure)
  /// The style of the role `warning`.
  public static let warning = Style(.warning)
  /// The style of the role `error`.
  public static let error = Style(.error)
  /// The style of the role `demo`.
  public static let demo = Style(.demo)
  /// The style of the role `danger`.
  public static let danger = Style(.danger)
}

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
