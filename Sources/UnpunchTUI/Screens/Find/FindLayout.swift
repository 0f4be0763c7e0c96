import Attendance
import Terminal
import UnpunchKit

/// Where the parts of the form stand at a size.
struct FindLayout {
  /// The columns of the names of the fields.
  static let labelWidth = 16
  /// The columns that the text of a field has at least, whatever is said beside it.
  private static let leastText = 15

  /// Where each field is filled in; choices may take several rows.
  private(set) var rects: [FindField: Rect] = [:]
  /// The choices of the fields that have some.
  private(set) var choices: [FindField: FindChoices] = [:]
  /// The row where what is wrong with a field is said, if not beside it.
  let problemRow: Int

  init(_ context: AppContext, size: Size) {
    let isAiry = size.rows >= 22
    let columns = size.columns - Self.labelWidth - 5
    var row = 3
    for field in FindField.allCases {
      let choices = FindChoices(field, context, columns: columns)
      self.choices[field] = choices
      let rows = choices?.rows ?? 1
      rects[field] = Rect(column: Self.labelWidth + 3, row: row, columns: columns, rows: rows)
      row += rows + (isAiry ? 1 : 0)
    }
    // Set off from the fields if there is room.
    problemRow = row + (isAiry || context.hostZone != nil ? 0 : 1)
  }

  /// The columns beside the text of a field.
  static func room(_ columns: Int) -> Int { columns - 2 - leastText }
}

/// The choices of a field, in as many rows as they need.
struct FindChoices {
  /// What each says.
  let texts: [SafeText]
  /// Where each begins, mark and all, counted from the field's first column and row.
  let places: [Position]
  let rows: Int
  /// What stands before the chosen one and before the others.
  let marks: (chosen: SafeText, other: SafeText)

  /// Lays out the choices of a field; nil if there is only text to fill in.
  init?(_ field: FindField, _ context: AppContext, columns: Int) {
    switch field {
    case .employees, .from, .to: return nil
    case .idKind:
      texts = IDKind.allCases.map { context.words(.find(.idKind($0))) }
      marks = ("(•) ", "( ) ")
    case .span:
      texts = TimeSpan.Preset.allCases.map { context.words(.find(.preset($0))) }
      marks = ("▸", " ")
    case .former:
      texts = [context.words(.find(.includeFormer))]
      marks = ("[x] ", "[ ] ")
    }
    // A mark that is a blank if nothing is chosen stands before the column that the fields begin in.
    let mark = marks.other.columns
    let first = mark == 1 ? -1 : 0
    let total = texts.reduce(0) { $0 + mark + $1.columns }
    let gaps = texts.count - 1
    let gap = [2, 1].first { total + $0 * gaps + first <= columns } ?? 2
    // Rows of about the same length, as few as there can be.
    rows = min(texts.count, max(1, (total + gap * gaps + first + columns - 1) / columns))
    let inRow = (texts.count + rows - 1) / rows
    var column = first
    var places: [Position] = []
    for (index, text) in texts.enumerated() {
      if index.isMultiple(of: inRow) { column = first }
      places.append(Position(column: column, row: index / inRow))
      column += mark + text.columns + gap
    }
    self.places = places
  }
}
