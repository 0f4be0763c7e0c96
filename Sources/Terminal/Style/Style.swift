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
