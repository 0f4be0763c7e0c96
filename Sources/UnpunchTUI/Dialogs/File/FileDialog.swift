import Attendance
import Terminal
import UnpunchKit

/// The path of a file of ids, as it is typed; the ids of records may be typed in place of it.
struct FileDialog: Dialog {
  let subject: FileSubject
  private(set) var path = TextField(limit: TextField.longestList)
  /// The request that lists the files of the one directory, if there is one.
  private let listing: Generation?
  /// Their names.
  private(set) var names: [String] = []
  /// The request that reads it; nil before Enter.
  private(set) var generation: Generation?
  /// Why it could not be read.
  private(set) var problem: Text?

  /// Asks for a file, or for ids.
  static func open(_ subject: FileSubject, _ stage: inout Stage) -> (FileDialog, [Wish]) {
    let isListed = stage.context.isRestricted && stage.context.offersFiles
    let listing = isListed ? stage.nextGeneration() : nil
    return (
      FileDialog(subject: subject, listing: listing),
      listing.map { [.run(.listFiles, $0)] } ?? []
    )
  }

  private init(subject: FileSubject, listing: Generation?) {
    self.subject = subject
    self.listing = listing
  }

  var isTypingText: Bool { true }
  var isAwaiting: Bool { generation != nil }
  var isLeftByEscape: Bool { generation != nil }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    switch key {
    case .escape:
      return [.close] + (generation.map { [.cancel($0)] } ?? [])
    case .enter:
      guard generation == nil else { return [.notice(.deadKey(.underWay))] }
      return read(&stage)
    case .character, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home, .end,
      .pageUp, .pageDown, .function, .control:
      return edit { $0.press(key) }
    }
  }

  mutating func paste(_ text: String, _ stage: inout Stage) -> [Wish] {
    edit { $0.insert(text) }
  }

  /// Changes the text; what was wrong with the one before is not said of it.
  private mutating func edit(_ change: (inout TextField) -> FieldRefusal?) -> [Wish] {
    let before = path
    let refusal = change(&path)
    if !path.hasSameText(as: before) { problem = nil }
    return refusal.map { [.notice(.fieldRefuses($0))] } ?? []
  }

  /// Has the file read, or takes the ids.
  private mutating func read(_ stage: inout Stage) -> [Wish] {
    problem = nil
    switch subject {
    case .employees(let kind):
      guard !path.text.isEmpty else { return [.notice(.deadKey(.noPath))] }
      return run(.readEmployees(path: path.text, kind), &stage)
    case .records:
      let isFile = stage.context.allows(.file) && !RecordHints.isList(path.text)
      guard !path.text.isEmpty else { return [.notice(.deadKey(.noIDs))] }
      if isFile { return run(.readRecords(path: path.text), &stage) }
      do throws(ListMistake) {
        return taken(try RecordHints(path.text))
      } catch {
        problem = .find(.notIDs(error))
        return []
      }
    }
  }

  private mutating func run(_ work: Work, _ stage: inout Stage) -> [Wish] {
    let request = stage.nextGeneration()
    generation = request
    return [.run(work, request)]
  }

  private func taken(_ records: RecordHints) -> [Wish] {
    let without = records.withoutID
    return [.close, .gather(records.hints)]
      + (without > 0 ? [.notice(.find(.recordRowsWithoutID(without)))] : [])
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    switch message {
    case .answered(.filesListed(let names), let request) where listing == request:
      self.names = names
      return []
    case .answered(.employeesRead(let result), let request) where generation == request:
      return ended(result) { [.close, .tell(.employees($0))] }
    case .answered(.recordsRead(let result), let request) where generation == request:
      return ended(result, taken)
    case .answered, .changed, .historyChanged, .inquired, .earlierFound, .deleted, .deselected,
      .leftAlone, .selectAnyway, .employees, .begun, .reload:
      return []
    }
  }

  private mutating func ended<Value>(
    _ result: Result<Value, FileProblem>, _ taken: (Value) -> [Wish]
  ) -> [Wish] {
    generation = nil
    switch result {
    case .failure(let told):
      // The field has the path; however long it is, the reason must be seen.
      problem = .find(
        .fileProblem(
          FileProblem(path: SafeText(told.path).cutFront(to: 60).plain, reason: told.reason)))
      return []
    case .success(let value): return taken(value)
    }
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    let columns = min(72, stage.room.columns - 2)
    var below: [(SafeText, Style)] = []
    if let problem {
      below = context.words(problem).wrapped(to: columns - 4, rows: 6).map { ($0, .error) }
    } else if !names.isEmpty {
      let listed = context.words(.find(.filesThere(names)))
      below = listed.wrapped(to: columns - 4, rows: 4).map { ($0, .text) }
    }
    // A pipe is read until somebody closes it, who may never do so.
    let isReading = generation != nil
    below.append(
      (context.words(.find(isReading ? .fileReading : keys)), isReading ? .text : .dim))
    let inside = frame.dialog(
      title: context.words(.find(title)), columns: columns, rows: 5 + max(2, below.count),
      in: stage.room)
    frame.put(lines: [(context.words(.find(hint(context))), .text)], in: inside)
    frame.drawField(
      path,
      in: Rect(column: inside.column, row: inside.row + 2, columns: inside.columns, rows: 1),
      isFocused: generation == nil)
    frame.put(
      lines: below,
      in: Rect(
        column: inside.column, row: inside.row + 3, columns: inside.columns, rows: below.count))
  }

  private var title: FindText {
    switch subject {
    case .employees: .fileTitle
    case .records: .recordsTitle
    }
  }

  private var keys: FindText {
    switch subject {
    case .employees: .fileKeys
    case .records: .recordsKeys
    }
  }

  private func hint(_ context: AppContext) -> FindText {
    switch subject {
    case .employees: .fileHint
    case .records: context.allows(.file) ? .recordsOrFileHint : .recordsHint
    }
  }
}
