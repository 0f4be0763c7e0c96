import Attendance
import Journal
public import Terminal
import UnpunchKit

extension AppState {
  /// Draws the whole screen into an empty frame of the state's size; pure.
  ///
  /// - Parameter frame: The frame to draw into.
  public func view(into frame: inout Frame) {
    guard isLargeEnough else {
      frame.put(
        lines: context.words(.tooSmall).wrapped(to: size.columns).map { ($0, .warning) },
        in: Rect(size))
      return
    }
    frame.header(context, zone: context.zoneNames(of: shownTimes))
    // Before it is known what was left open, nothing is offered.
    if case .opening(let opening) = dialog, opening.phase == .looking {
      return frame.drawLooking(context)
    }
    let lines = noticeLines
    // Where nothing lies over them, the panes make room for a notice of several rows.
    let leftOut = dialog == nil ? max(0, lines.count - 1) : 0
    switch screen {
    case .find(let find, let back): frame.draw(find, hasBack: back != nil, context)
    case .records(let records): frame.draw(records, context)
    case .history(let history, _): frame.draw(history, context)
    case .outcome(let outcome, _):
      let number = outcome.report.batchNumber
      frame.draw(
        outcome, settling[number], isLater: late[number] != nil, leftOut: leftOut, context)
    case .undone(let undone, _): frame.draw(undone, leftOut: leftOut, context)
    }
    if let dialog { draw(dialog, into: &frame) }
    if let shownNotice { frame.put(lines, of: shownNotice, row: noticeRow(lines.count)) }
  }

  /// The first and the last of the times that the screen shows; nil where it shows none.
  private var shownTimes: ClosedRange<UnixTime>? {
    let times: [UnixTime]
    switch screen {
    case .find: return nil
    case .records(let records): return records.query.span.first...records.query.span.last
    case .history(let history, _):
      times = [history.entries?.first, history.entries?.last].compactMap { $0?.at }
    case .outcome(let outcome, _):
      times = [outcome.report.at] + outcome.report.entries.compactMap { $0.record?.checkTime }
    case .undone(let undone, _): times = undone.entries.map(\.record.checkTime)
    }
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }

  /// The sentence at the bottom; nil where there is none.
  private var shownNotice: Notice? { notice ?? news?.notice }

  /// The lines of the sentence at the bottom, at most three.
  private var noticeLines: [SafeText] {
    shownNotice.map { context.words($0.text).wrapped(to: size.columns - 2, rows: 3) } ?? []
  }

  /// What a dialog is laid out in: the terminal without the rows that a notice takes above the last one.
  var dialogRoom: Size {
    Size(columns: size.columns, rows: size.rows - max(0, noticeLines.count - 1))
  }

  /// The first row of a notice: it ends where the hints stand, or where it would cover the tray, above that.
  ///
  /// There it keeps off the cursor's row.
  private func noticeRow(_ count: Int) -> Int {
    let last = size.rows - count
    guard count > 1, dialog == nil, case .records(let records) = screen else { return last }
    let layout = RecordsLayout(records, size: size)
    guard layout.listHeight >= 2 * count else { return last }
    let cursor = layout.listRow + records.position - records.top
    return cursor < layout.trayRow - count ? layout.trayRow - count : layout.listRow
  }

  private func draw(_ dialog: Dialog, into frame: inout Frame) {
    frame.cursor = nil
    let room = dialogRoom
    switch dialog {
    case .opening(let opening):
      OpeningView(
        opening, opening.waiting.first.flatMap { settling[$0.number] }, context: context,
        room: room
      ).draw(into: &frame)
    case .undo(let undo): frame.draw(undo, context, isEnding: endsAfterWork != nil, in: room)
    case .mark(let mark): frame.draw(mark, context, in: room)
    case .notKept(let notKept):
      NotKeptView(notKept, context: context, room: room).draw(into: &frame)
    case .help(let help, _): HelpView(help, context: context, room: room).draw(into: &frame)
    case .details(let details):
      DetailsView(details, context: context, room: room).draw(into: &frame)
    case .confirm(let confirm):
      if confirm.differences.isEmpty {
        frame.draw(confirm, context, isEnding: endsAfterWork != nil, in: room)
      } else {
        DifferencesView(confirm, context: context, room: room).draw(into: &frame)
      }
    case .file(let file): frame.draw(file, context, in: room)
    case .question(let question):
      frame.draw(question, selected: recordsBehind?.selection.count ?? 0, context, in: room)
    }
  }
}
