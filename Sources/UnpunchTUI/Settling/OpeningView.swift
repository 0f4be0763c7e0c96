import Attendance
import Journal
import Terminal
import UnpunchKit

/// The lines about what was left open at a size.
struct OpeningView {
  private let opening: OpeningState
  private let context: AppContext
  private let room: Size
  /// The lines, each in its style.
  let lines: [(SafeText, Style)]

  init(_ opening: OpeningState, _ settling: Settling?, context: AppContext, room: Size) {
    self.opening = opening
    self.context = context
    self.room = room
    let columns = Self.columns(room) - 4
    var lines: [(SafeText, Style)] = []
    func add(_ text: Text, _ style: Style) {
      lines += context.words(text).wrapped(to: columns).map { ($0, style) }
    }
    for problem in opening.problems { add(.journal(problem), .error) }
    if !opening.takenIn.isEmpty { add(.settling(.takenIn(opening.takenIn)), .text) }
    for answer in opening.answers {
      switch answer {
      case .settled(let result):
        let counts = Counts(DeletionReport(batch: result.batch))
        add(.settling(.opened(result.batch.number, Self.origin(result.batch, context))), .title)
        lines.append((SafeText("  ") + Self.counts(counts, context), .text))
        if result.isOpen { add(.settling(.stillOpen), .warning) }
      case .failed(let batch, let error):
        add(.settling(.opened(batch.number, Self.origin(batch, context))), .title)
        add(.journal(error), .warning)
      }
    }
    if let batch = opening.waiting.first {
      add(.settling(.leftOpenAsking(batch.number, Self.origin(batch, context))), .text)
      let phase: SettlingText =
        if case .pausing(let seconds, _) = settling?.phase { .askingIn(seconds) } else { .asking }
      add(.settling(phase), .warning)
      if opening.waiting.count > 1 {
        add(.settling(.waiting(opening.waiting.count - 1)), .dim)
      }
    }
    self.lines = lines
  }

  /// How many lines are seen at once.
  var height: Int { max(1, min(lines.count, DialogBox.rows(in: room) - 4)) }

  private static func columns(_ room: Size) -> Int { min(90, room.columns - 2) }

  /// When a batch was asked for, and by whom.
  private static func origin(_ batch: JournalBatch, _ context: AppContext) -> String {
    context.minute(UnixTime(seconds: batch.at / 1000)) + " · " + batch.operatorName
  }

  private static func counts(_ counts: Counts, _ context: AppContext) -> SafeText {
    counts.parts.map { context.words($0.text) }.joined(separator: " · ")
  }

  func draw(into frame: inout Frame) {
    let inside = frame.dialog(
      title: context.words(
        .settling(opening.answers.isEmpty && opening.waiting.isEmpty ? .startTitle : .openingTitle)),
      columns: Self.columns(room),
      rows: height + 4, style: .warning, in: room)
    // What comes last is what is being done.
    let top = opening.phase == .done ? opening.top : max(0, lines.count - height)
    frame.put(lines: lines, from: top, height: height, in: inside, more: .dim, context)
    let isDone = opening.phase == .done
    let last = Rect(
      column: inside.column, row: inside.row + height + 1, columns: inside.columns, rows: 1)
    frame.put(
      context.words(.settling(isDone ? .enterGoesOn : .escapeGoesOn)), in: last, style: .hint,
      pressing: isDone ? .enter : .escape)
  }
}

extension Frame {
  /// Draws that the journal is being looked at.
  mutating func drawLooking(_ context: AppContext) {
    put(
      context.words(.settling(.looking)), at: Position(column: 1, row: 1), style: .dim,
      columns: size.columns - 1)
  }
}
