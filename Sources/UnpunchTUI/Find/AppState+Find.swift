import Attendance
import Terminal
import UnpunchKit

extension AppState {
  mutating func press(_ key: Key, in find: FindState, back: RecordsState?) -> [Effect] {
    var find = find
    let isText = [.employees, .from, .to].contains(find.focus)
    var command = FindCommand.bindings.command(for: key)
    // In a text field a letter is text, and left and right move in it.
    if isText, [.toggle, .left, .right].contains(command) { command = nil }
    guard let command else {
      if !isText { say(.deadKey(.chooseHere), .dim) }
      say(find.edit { $0.take(key) })
      screen = .find(find, back: back)
      return []
    }
    switch command {
    case .search: return search(find, back: back)
    case .next: find.moveFocus(by: 1)
    case .previous: find.moveFocus(by: -1)
    case .left: choose(-1, &find)
    case .right: choose(1, &find)
    case .toggle:
      switch find.focus {
      case .former: find.includesFormer.toggle()
      case .span: find.choose(find.preset, today: context.today)
      case .idKind: choose(1, &find)
      case .employees, .from, .to: break
      }
    case .help: return openHelp()
    case .file where !context.allows(.file): say(.notWhenRestricted)
    case .file: dialog = .file(FileState())
    case .history:
      screen = .find(find, back: back)
      return openHistory()
    case .back:
      guard let back else {
        ask(.quit)
        return []
      }
      screen = .records(back)
      return resized()
    }
    screen = .find(find, back: back)
    return []
  }

  private mutating func search(_ find: FindState, back: RecordsState?) -> [Effect] {
    guard let query = find.query(context) else {
      var find = find
      find.wasTried = true
      let problem = FindState.Field.allCases.first { find.problem(of: $0, context) != nil }
      find.focus = problem ?? find.focus
      screen = .find(find, back: back)
      return []
    }
    if CallEstimate(query).isLarge {
      screen = .find(find, back: back)
      ask(.manyCalls(query))
      return []
    }
    return search(query, back: back)
  }

  /// Searches, and shows the list instead of the form.
  mutating func search(_ query: FlowQuery, back: RecordsState?) -> [Effect] {
    let opener = back?.opener ?? .form
    screen = .records(RecordsState(query: query, opener: opener))
    if let dropped = back?.selection.count, dropped > 0 {
      say(.records(.selectionDropped(dropped)))
    }
    return self.find(query)
  }

  private func choose(_ step: Int, _ find: inout FindState) {
    switch find.focus {
    case .idKind:
      find.idKind = find.idKind == .employeeID ? .employeeNumber : .employeeID
    case .span:
      let presets = TimeSpan.Preset.allCases
      let index = presets.firstIndex(of: find.preset) ?? 0
      find.choose(
        presets[(index + step + presets.count) % presets.count], today: context.today)
    case .former: find.includesFormer.toggle()
    case .employees, .from, .to: break
    }
  }

  mutating func press(_ key: Key, in file: FileState) -> [Effect] {
    var file = file
    switch key {
    case .escape:
      dialog = nil
      return file.generation.map { [.cancel($0)] } ?? []
    case .enter:
      guard case .find(let find, _) = screen, file.generation == nil, !file.path.text.isEmpty
      else {
        say(.deadKey(file.generation == nil ? .noPath : .underWay))
        return []
      }
      let generation = nextGeneration()
      file.generation = generation
      file.problem = nil
      dialog = .file(file)
      return [.readEmployees(path: file.path.text, find.idKind, generation)]
    case .character, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .function, .control:
      say(file.path.take(key))
      dialog = .file(file)
      return []
    }
  }

  mutating func take(
    _ result: Result<EmployeeList, FileProblem>, _ generation: Generation
  ) -> [Effect] {
    guard case .file(var file) = dialog, file.generation == generation else { return [] }
    file.generation = nil
    switch result {
    case .failure(let problem):
      file.problem = problem
      dialog = .file(file)
    case .success(let list):
      dialog = nil
      if case .find(var find, let back) = screen {
        find.focus = .employees
        find.take(list)
        screen = .find(find, back: back)
        if list.withoutID > 0 {
          say(.find(.rowsWithoutID(list.withoutID)))
        } else if let kind = list.idKind {
          say(.find(.kindOfFile(kind)), .text)
        }
      }
    }
    return []
  }
}
