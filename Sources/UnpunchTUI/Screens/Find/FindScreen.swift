import Attendance
import Terminal
import UnpunchKit

/// The form that says what to find.
struct FindScreen: Screen {
  /// What was typed as employees.
  var employees: TextField {
    didSet { if !employees.hasSameText(as: oldValue) { list = EmployeeList(employees.text) } }
  }
  /// The employees as they are understood; there may be many, so they are read when they change, and not when they are
  /// drawn.
  private(set) var list: EmployeeList
  /// Which id they are given by.
  var idKind: IDKind
  var from: TextField
  var to: TextField
  /// The named span that was chosen last; nil if none was.
  private var chosen: TimeSpan.Preset?
  /// Whether people who have left are included.
  var includesFormer: Bool
  /// Which list is read; set by an option only.
  let source: FlowQuery.Source
  var focus = FindField.employees
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

  /// What is wrong with a field; nil if it is right.
  func problem(of field: FindField, _ context: AppContext) -> Text? {
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
      guard TimeSpan(from: first, to: last, in: context.zone) == nil else { return nil }
      return .find(
        TimeSpan.isSkipped(from: first, to: last, in: context.zone)
          ? .skippedHour : .endBeforeBeginning)
    case .idKind, .span, .former:
      return nil
    }
  }

  /// What the form asks for; nil if a field is wrong or empty.
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
  private mutating func employeesRead(_ list: EmployeeList) -> [Wish] {
    focus = .employees
    let text = list.ids.map(\.rawValue).joined(separator: ", ")
    employees = TextField(text, limit: TextField.longestList)
    idKind = list.idKind ?? idKind
    if list.withoutID > 0 { return [.notice(.find(.rowsWithoutID(list.withoutID)))] }
    return list.idKind.map { [.notice(.find(.kindOfFile($0)), .text)] } ?? []
  }

  /// Changes the text field with the focus, if it is one.
  private mutating func edit(_ change: (inout TextField) -> FieldRefusal?) -> [Wish] {
    let refusal: FieldRefusal? =
      switch focus {
      case .employees: change(&employees)
      case .from: change(&from)
      case .to: change(&to)
      case .idKind, .span, .former: nil
      }
    return refusal.map { [.notice(.fieldRefuses($0))] } ?? []
  }

  /// Moves the focus, from the last field to the first and back.
  private mutating func moveFocus(by step: Int) {
    let count = FindField.allCases.count
    focus = FindField(rawValue: (focus.rawValue + step + count) % count) ?? .employees
  }

  /// The named span whose days stand in the form, of several the one that was chosen; nil if none has them.
  func preset(today: CivilTime) -> TimeSpan.Preset? {
    let first = MomentReader.read(from.text, as: .first)
    let last = MomentReader.read(to.text, as: .last)
    return ([chosen].compactMap(\.self) + TimeSpan.Preset.allCases).first {
      let days = $0.days(today: today)
      return days.first == first && days.last == last
    }
  }

  /// Takes the days of a named span.
  private mutating func choose(_ preset: TimeSpan.Preset, today: CivilTime) {
    chosen = preset
    let days = preset.days(today: today)
    from = TextField(days.first.dateText)
    to = TextField(days.last.dateText)
  }

  /// A date alone if it means the same, else with its time, and with its distance to UTC if the hour comes twice.
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

extension FindScreen {
  var isTypingText: Bool { [.employees, .from, .to].contains(focus) }

  func help(_ stage: Stage) -> Help? {
    Help(title: .key(.helpTitleFind), rows: FindCommand.bindings.helpRows() + HelpRow.editing)
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    frame.draw(self, hasBack: !stage.isFirst, stage.context)
  }

  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] {
    edit { $0.insert(text) }
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    if case .employees(let list) = message { employeesRead(list) } else { [] }
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    var command = FindCommand.bindings.command(for: key)
    // In a text field a letter is text, and left and right move in it.
    if isTypingText, [.toggle, .left, .right].contains(command) { command = nil }
    guard let command else {
      return isTypingText ? edit { $0.press(key) } : [.notice(.deadKey(.chooseHere), .dim)]
    }
    let context = stage.context
    switch command {
    case .search: return search(context)
    case .next: moveFocus(by: 1)
    case .previous: moveFocus(by: -1)
    case .left: choose(-1, context)
    case .right: choose(1, context)
    case .toggle:
      switch focus {
      case .former: includesFormer.toggle()
      case .span, .idKind: choose(1, context)
      case .employees, .from, .to: break
      }
    case .help: return [.help]
    case .file where !context.allows(.file):
      return [.notice(.find(.filesNotRead))]
    case .file: return [.open(.file(.employees(idKind)))]
    case .history: return [.push(.history)]
    case .back: return [stage.isFirst ? .open(.question(.quit(selected: 0))) : .pop]
    }
    return []
  }

  mutating func press(
    entry: Int, part: Int?, _ stage: inout Stage
  ) -> (wishes: [Wish], opens: Bool) {
    guard let field = FindField(rawValue: entry) else { return ([], false) }
    focus = field
    guard let part else { return ([], false) }
    switch field {
    case .idKind: idKind = IDKind.allCases[part]
    case .span: choose(TimeSpan.Preset.allCases[part], today: stage.context.today)
    case .former: includesFormer.toggle()
    case .employees, .from, .to: break
    }
    return ([], false)
  }

  private mutating func search(_ context: AppContext) -> [Wish] {
    guard let query = query(context) else {
      wasTried = true
      focus = FindField.allCases.first { problem(of: $0, context) != nil } ?? focus
      return []
    }
    return [CallEstimate(query).isLarge ? .open(.question(.manyCalls(query))) : .search(query)]
  }

  private mutating func choose(_ step: Int, _ context: AppContext) {
    switch focus {
    case .idKind: idKind = idKind == .employeeID ? .employeeNumber : .employeeID
    case .span:
      let presets = TimeSpan.Preset.allCases
      // Where no named span is set, the first step leads to the first or the last of them.
      let index = preset(today: context.today).flatMap(presets.firstIndex) ?? (step > 0 ? -1 : 0)
      choose(presets[(index + step + presets.count) % presets.count], today: context.today)
    case .former: includesFormer.toggle()
    case .employees, .from, .to: break
    }
  }
}

/// What the keys of the form do, apart from typing.
enum FindCommand: Sendable, Hashable {
  case search
  case next
  case previous
  case left
  case right
  case toggle
  case help
  case file
  case history
  case back

  static let bindings: [KeyBinding<FindCommand>] = [
    KeyBinding([.enter], .search, .key(.helpSearch), hint: .key(.hintSearch)),
    KeyBinding([.tab, .down], .next, .key(.helpNextField), hint: .key(.hintNextField), yields: 1),
    KeyBinding([.backTab, .up], .previous, .key(.helpPreviousField)),
    KeyBinding([.left], .left, .key(.helpChooseLeft)),
    KeyBinding([.right], .right, .key(.helpChooseRight)),
    KeyBinding([.character(" ")], .toggle, .key(.helpToggleField)),
    KeyBinding([.function(1)], .help, .key(.helpHelp), hint: .key(.hintHelp)),
    KeyBinding([.function(4)], .file, .key(.helpFile), hint: .key(.hintFile), needs: .file),
    KeyBinding([.function(5)], .history, .history(.help), hint: .history(.hint)),
    KeyBinding([.escape], .back, .key(.helpBackOrQuit), hint: .key(.hintBack)),
  ]
}
