import Attendance
import Terminal
import UnpunchKit

/// The path of a file of employees, as it is typed.
struct FileDialog: Dialog {
  /// Which id the employees are given by, if the file does not say it.
  let idKind: IDKind
  private(set) var path = TextField()
  /// The request that reads it; nil before Enter.
  private(set) var generation: Generation?
  /// Why it could not be read.
  private(set) var problem: FileProblem?

  init(_ idKind: IDKind) { self.idKind = idKind }

  var isTypingText: Bool { true }
  var isAwaiting: Bool { generation != nil }
  var isLeftByEscape: Bool { generation != nil }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    switch key {
    case .escape:
      return [.close] + (generation.map { [.cancel($0)] } ?? [])
    case .enter:
      guard generation == nil else { return [.notice(.deadKey(.underWay))] }
      guard !path.text.isEmpty else { return [.notice(.deadKey(.noPath))] }
      let request = stage.nextGeneration()
      generation = request
      problem = nil
      return [.run(.readEmployees(path: path.text, idKind), request)]
    case .character, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .function, .control:
      return path.press(key).map { [.notice(.fieldRefuses($0))] } ?? []
    }
  }

  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] {
    path.insert(text).map { [.notice(.fieldRefuses($0))] } ?? []
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    guard case .answered(.employeesRead(let result), let request) = message, generation == request
    else { return [] }
    generation = nil
    switch result {
    case .failure(let problem):
      self.problem = problem
      return []
    case .success(let list):
      return [.close, .tell(.employees(list))]
    }
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    let columns = min(72, stage.room.columns - 2)
    var below: [(SafeText, Style)] = []
    if let told = problem {
      // The field has the path; however long it is, the reason must be seen.
      below = context.words(
        .find(
          .fileProblem(
            FileProblem(path: SafeText(told.path).cutFront(to: 60).plain, reason: told.reason)))
      ).wrapped(to: columns - 4, rows: 6).map { ($0, .error) }
    }
    // A pipe is read until somebody closes it, who may never do so.
    let isReading = generation != nil
    below.append(
      (context.words(.find(isReading ? .fileReading : .fileKeys)), isReading ? .text : .dim))
    let inside = frame.dialog(
      title: context.words(.find(.fileTitle)), columns: columns, rows: 5 + max(2, below.count),
      in: stage.room)
    frame.put(lines: [(context.words(.find(.fileHint)), .text)], in: inside)
    frame.drawField(
      path,
      in: Rect(column: inside.column, row: inside.row + 2, columns: inside.columns, rows: 1),
      isFocused: generation == nil)
    frame.put(
      lines: below,
      in: Rect(
        column: inside.column, row: inside.row + 3, columns: inside.columns, rows: below.count))
  }
}
