import Attendance
import Journal
import Terminal
import UnpunchKit

/// What the operator says about a record of which nothing is known.
struct MarkDialog: AttentiveDialog {
  let subject: MarkSubject
  /// Whether it listens to what is said.
  var attention = Attention()
  /// The request that keeps what was said; nil before something was.
  private(set) var generation: Generation?
  /// Why it could not be kept.
  private(set) var problem: Text?

  init(_ subject: MarkSubject) { self.subject = subject }

  var bindings: [KeyBinding<MarkCommand>] {
    switch subject.purpose {
    case .deletion: MarkCommand.deletionBindings
    case .undo: MarkCommand.importBindings
    }
  }

  var takesQuestionMark: Bool { true }
  // What was said is being kept already.
  var whenLeftAlone: [Wish]? { generation == nil ? [.close] : nil }

  func help(_ stage: Stage) -> Help? {
    generation == nil ? Help(title: .key(.helpTitleDialog), rows: bindings.helpRows()) : nil
  }

  // What was said is being kept, and its end is taken here.
  mutating func interrupt(_ stage: inout Stage) -> [Wish]? {
    generation == nil ? nil : [.notice(.deadKey(.underWay), .dim)]
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    guard generation == nil else { return [.notice(.deadKey(.underWay), .dim)] }
    switch bindings.command(for: key) {
    case .mark(let word):
      if let refusal = refusalOfYes(stage) { return refusal }
      let request = stage.nextGeneration()
      generation = request
      problem = nil
      return [.run(.mark(word, subject.id, of: subject.batch), request)]
    case .cancel: return [.close]
    case nil: return [.notice(.key(.keysStandHere), .dim)]
    }
  }

  mutating func receive(_ message: Message, _ stage: inout Stage) -> [Wish] {
    guard case .answered(.marked(let result), let request) = message, generation == request
    else { return [] }
    switch result {
    case .success(let batch):
      let isGone = batch.verdicts.contains { $0.recordID == subject.id && $0.verdict.isDeleted }
      return [.close, .tell(.changed(batch))] + (isGone ? [.tell(.deleted([subject.id]))] : [])
    case .failure(let error):
      generation = nil
      problem = .journal(error)
      return []
    }
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    let columns = min(76, stage.room.columns - 2)
    let width = columns - 4
    var lines: [(SafeText, Style)] = []
    if let record = subject.record {
      let who = context.employee(
        record.userID, subject.name, includesFormer: false, columns: width - 20)
      lines.append((context.time(record.checkTime) + " " + who, .selected))
    }
    lines.append((SafeText(subject.id.rawValue), .selected))
    lines += context.words(.settling(.markQuestion(subject.purpose))).wrapped(to: width).map {
      ($0, .text)
    }
    if let problem = problem {
      let rows = DialogBox.rows(in: stage.room) - 4 - lines.count
      lines += context.words(problem).wrapped(to: width, rows: rows).map { ($0, .error) }
    } else if generation != nil {
      lines.append((context.words(.settling(.marking)), .dim))
    }
    let inside = frame.dialog(
      title: context.words(.settling(.markTitle)), columns: columns,
      rows: lines.count + 4, style: .warning, in: stage.room)
    frame.put(
      lines: lines,
      in: Rect(
        column: inside.column, row: inside.row, columns: inside.columns, rows: inside.rows - 1))
    // While it is being kept, no key does anything.
    if generation == nil { frame.keyLine(bindings.hints(), in: inside, context) }
  }
}

/// What the keys of the question do.
enum MarkCommand: Sendable, Hashable {
  case mark(ByHand.Word)
  case cancel

  /// The keys if the question is about a deletion.
  static let deletionBindings: [KeyBinding<MarkCommand>] = [
    binding("g", .gone), binding("s", .stillThere), cancelBinding,
  ]

  /// The keys if the question is about an import.
  static let importBindings: [KeyBinding<MarkCommand>] = [
    binding("t", .imported), binding("n", .notImported), cancelBinding,
  ]

  private static func binding(
    _ key: Unicode.Scalar, _ word: ByHand.Word
  ) -> KeyBinding<MarkCommand> {
    KeyBinding(
      [.character(key)], .mark(word), .settling(.word(word)), hint: .settling(.word(word)))
  }

  private static let cancelBinding = KeyBinding(
    [.escape, .character("q")], MarkCommand.cancel, .key(.helpBack), hint: .key(.hintBack))
}
