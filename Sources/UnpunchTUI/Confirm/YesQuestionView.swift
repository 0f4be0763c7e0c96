import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws a question that `y` says yes to.
  ///
  /// - Parameters:
  ///   - question: The question.
  ///   - selected: How many records are selected.
  ///   - context: What stays the same.
  ///   - room: What it is laid out in.
  mutating func draw(
    _ question: YesQuestion, selected: Int, _ context: AppContext, in room: Size
  ) {
    let words = YesQuestionWords(question.subject, selected: selected, context)
    let columns = min(72, room.columns - 2)
    let lines = context.words(words.text).wrapped(to: columns - 4)
    let inside = dialog(
      title: context.words(words.title), columns: columns, rows: lines.count + 4,
      style: words.style, in: room)
    put(lines: lines.map { ($0, .text) }, in: inside)
    keyLine(
      [.pressing(.character("y"), .key(words.yes)), .pressing(.escape, .key(words.no))],
      in: inside, context)
  }
}

/// What a question says.
private struct YesQuestionWords {
  let title: Text
  let text: Text
  let yes: KeyText
  let no: KeyText
  let style: Style

  init(_ subject: YesQuestion.Subject, selected: Int, _ context: AppContext) {
    switch subject {
    case .quit:
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
