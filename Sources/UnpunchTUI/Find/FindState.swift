import Attendance
import Terminal
import UnpunchKit

/// The form that says what to find.
struct FindState: Sendable, Equatable {
  /// A field of the form, from above.
  enum Field: Int, Sendable, CaseIterable {
    case employees, idKind, from, to, span, former
  }

  /// What was typed as employees.
  var employees: TextField {
    didSet { if !employees.hasSameText(as: oldValue) { list = EmployeeList(employees.text) } }
  }
  /// The employees as they are understood; there may be many, so they are read when they change, and not when they are
  /// drawn.
  private(set) var list: EmployeeList
  /// Which id they are given by.
  var idKind: IDKind
  /// What was typed as the beginning.
  var from: TextField
  /// What was typed as the end.
  var to: TextField
  /// The named span under the cursor.
  var preset = TimeSpan.Preset.thisWeek
  /// Whether people who have left are included.
  var includesFormer: Bool
  /// Which list is read; set by an option only.
  let source: FlowQuery.Source
  /// The field that the keys go to.
  var focus = Field.employees
  /// Whether Enter was pressed, so that empty fields are complained about too.
  var wasTried = false

  init(context: AppContext, idKind: IDKind) {
    let days = TimeSpan.Preset.lastWeek.days(today: context.today)
    employees = TextField(limit: TextField.longestList)
    list = EmployeeList("")
    self.idKind = idKind
    from = TextField(days.first.dateText)
    to = TextField(days.last.dateText)
    includesFormer = false
    source = .flows
  }

  init(context: AppContext, query: FlowQuery) {
    let text = query.employees.map(\.rawValue).joined(separator: ", ")
    employees = TextField(text, limit: TextField.longestList)
    list = EmployeeList(text)
    idKind = query.idKind
    from = TextField(Self.text(query.span.first, as: .first, context))
    to = TextField(Self.text(query.span.last, as: .last, context))
    includesFormer = query.includesFormer
    source = query.source
  }

  /// What is wrong with a field; nil where it is right.
  func problem(of field: Field, _ context: AppContext) -> Text? {
    switch field {
    case .employees:
      if let word = list.rejected.first { return .find(.notAnEmployee(word)) }
      return list.ids.isEmpty && wasTried ? .find(.employeesMissing) : nil
    case .from:
      guard let first = MomentReader.read(from.text, as: .first) else { return .find(.notADate) }
      return LikelyYear.instead(of: first, today: context.today).map { .find(.unlikelyYear($0)) }
    case .to:
      guard let last = MomentReader.read(to.text, as: .last) else { return .find(.notADate) }
      if let year = LikelyYear.instead(of: last, today: context.today) {
        return .find(.unlikelyYear(year))
      }
      guard let first = MomentReader.read(from.text, as: .first) else { return nil }
      return TimeSpan(from: first, to: last, in: context.zone) == nil
        ? .find(.endBeforeBeginning) : nil
    case .idKind, .span, .former:
      return nil
    }
  }

  /// What the form asks for; nil where a field is wrong or empty.
  func query(_ context: AppContext) -> FlowQuery? {
    guard list.rejected.isEmpty, !list.ids.isEmpty,
      let first = MomentReader.read(from.text, as: .first),
      let last = MomentReader.read(to.text, as: .last),
      LikelyYear.instead(of: first, today: context.today) == nil,
      LikelyYear.instead(of: last, today: context.today) == nil,
      let span = TimeSpan(from: first, to: last, in: context.zone)
    else { return nil }
    return FlowQuery(
      employees: list.ids, idKind: idKind, span: span, includesFormer: includesFormer,
      source: source)
  }

  /// Takes the employees of a file, and the kind that its heading says they are given by.
  mutating func take(_ list: EmployeeList) {
    let text = list.ids.map(\.rawValue).joined(separator: ", ")
    employees = TextField(text, limit: TextField.longestList)
    idKind = list.idKind ?? idKind
  }

  /// Puts pasted text into the field with the focus; ids may stand on lines of their own.
  ///
  /// - Returns: Why it was not taken.
  mutating func paste(_ text: String) -> TextField.Refusal? {
    edit { $0.insert(text) }
  }

  /// Changes the text field with the focus, where it is one.
  ///
  /// - Returns: Why it was not changed.
  mutating func edit(_ change: (inout TextField) -> TextField.Refusal?) -> TextField.Refusal? {
    switch focus {
    case .employees: change(&employees)
    case .from: change(&from)
    case .to: change(&to)
    case .idKind, .span, .former: nil
    }
  }

  /// Moves the focus, from the last field to the first and back.
  mutating func moveFocus(by step: Int) {
    let count = Field.allCases.count
    focus = Field(rawValue: (focus.rawValue + step + count) % count) ?? .employees
  }

  /// Takes the days of a named span.
  mutating func choose(_ preset: TimeSpan.Preset, today: CivilTime) {
    self.preset = preset
    let days = preset.days(today: today)
    from = TextField(days.first.dateText)
    to = TextField(days.last.dateText)
  }

  /// A date alone where it means the same, else with its time, and with its distance to UTC where the hour comes twice.
  private static func text(
    _ time: UnixTime, as end: MomentReader.End, _ context: AppContext
  ) -> String {
    let shown = ShownTime(time, in: context.zone)
    return [shown.civil.dateText, shown.civil.text].first { text in
      let read = MomentReader.read(text, as: end)
      let meant =
        end == .first
        ? read?.firstMoment(in: context.zone) : read?.lastMoment(in: context.zone)
      return meant == time
    } ?? shown.text
  }
}

/// The path of a file of employees, as it is typed.
struct FileState: Sendable, Equatable {
  /// The path.
  var path = TextField()
  /// The request that reads it; nil before Enter.
  var generation: Generation?
  /// Why it could not be read.
  var problem: FileProblem?
}
