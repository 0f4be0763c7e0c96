import Attendance
import Terminal
import UnpunchKit

/// A question that `y` says yes to.
///
/// It is deaf to that until it has stood on the screen for half a second; no is taken at once.
struct YesDialog: AttentiveDialog {
  let subject: YesSubject
  var attention = Attention()

  init(_ subject: YesSubject) { self.subject = subject }

  /// Selects records that do not look imported, and asks again before the next.
  private static let onceKey = Key.character("o")

  var takesQuestionMark: Bool { true }
  var whenLeftAlone: [Wish]? { [.close] }
  /// Its yes selects among the rows; that of the others has nothing to do with them.
  var leavesScreenAwaited: Bool { if case .unlikely = subject { true } else { false } }

  mutating func interrupt(_ stage: inout Stage) -> [Wish]? {
    if case .quit = subject { [.quit(.interrupted)] } else { nil }
  }

  mutating func press(_ key: Key, _ stage: inout Stage) -> [Wish] {
    if key == .character("y") { return refusalOfYes(stage) ?? [.close] + yes }
    if key == Self.onceKey, case .unlikely(let records, let movesDown) = subject {
      return refusalOfYes(stage)
        ?? [.close, .tell(.selectAnyway(records, movesDown: movesDown, isLastQuestion: false))]
    }
    return [.escape, .character("n"), .character("q")].contains(key)
      ? [.close] : [.notice(.key(.keysStandHere), .dim)]
  }

  private var yes: [Wish] {
    switch subject {
    case .quit: [.quit(.asked)]
    case .manyCalls(let query): [.search(query)]
    case .unlikely(let records, let movesDown):
      [.tell(.selectAnyway(records, movesDown: movesDown, isLastQuestion: true))]
    }
  }

  func draw(into frame: inout Frame, _ stage: Stage) {
    let context = stage.context
    let words = YesWords(subject, context)
    let columns = min(words.columns, stage.room.columns - 2)
    let lines = context.words(words.text).wrapped(to: columns - 4)
    let inside = frame.dialog(
      title: context.words(words.title), columns: columns, rows: lines.count + 4,
      style: words.style, in: stage.room)
    frame.put(lines: lines.map { ($0, .text) }, in: inside)
    let (yes, no) = (Key.character("y"), Key.escape)
    if case .unlikely = subject {
      let isWide = columns == words.columns
      frame.keyLine(
        [
          .pressing(Self.onceKey, .key(isWide ? .hintOnce : .hintOnceShort)),
          .pressing(yes, .key(isWide ? words.yes : .hintSelectAnywayShort)),
          .pressing(no, .key(words.no)),
        ], in: inside, context, gap: isWide ? 3 : 2)
    } else {
      frame.keyLine(
        [.pressing(yes, .key(words.yes)), .pressing(no, .key(words.no))], in: inside, context)
    }
  }
}

/// What a question says.
private struct YesWords {
  let title: Text
  let text: Text
  let yes: KeyText
  let no: KeyText
  let style: Style
  /// How wide the box is where there is room.
  var columns = 72

  init(_ subject: YesSubject, _ context: AppContext) {
    switch subject {
    case .quit(let selected):
      (title, text) = (.quitTitle, .quitQuestion(selected: selected))
      (yes, no, style) = (.hintQuit, .hintStay, .border)
    case .manyCalls(let query):
      title = .find(.manyCallsTitle)
      text = .find(.manyCalls(CallEstimate(query), context.platform))
      (yes, no, style) = (.hintSearch, .hintBack, .warning)
    case .unlikely(let records, _):
      title = .records(.unlikelyTitle(records.count))
      text = .records(Self.unlikely(records, context))
      (yes, no, style) = (.hintSelectAnyway, .hintLeaveOut, .warning)
      columns = 76
    }
  }

  private static func unlikely(_ records: [FlowRecord], _ context: AppContext) -> RecordsText {
    guard records.count == 1, let record = records.first else {
      return records.contains { $0.oddities != nil }
        ? .oddSome(records.count) : .unlikelySome(records.count)
    }
    guard let oddities = record.oddities else { return .unlikelyOne(record.source) }
    return .oddOne(oddities.words(in: context.language))
  }
}
