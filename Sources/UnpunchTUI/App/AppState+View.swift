import Attendance
public import Terminal

extension AppState {
  /// Draws the screen, what lies over it, and the sentence at the bottom.
  public func view(into frame: inout Frame) {
    guard isLargeEnough else {
      frame.put(
        lines: context.words(.tooSmall).wrapped(to: size.columns).map { ($0, .warning) },
        in: Rect(size))
      return
    }
    let stage = stage
    frame.header(context, zone: context.zoneNames(of: shownTimes))
    if let dialog, dialog.coversAll { return dialog.draw(into: &frame, stage) }
    screen.draw(into: &frame, stage)
    if let dialog: any Layer = help ?? dialog {
      frame.cursor = nil
      dialog.draw(into: &frame, stage)
    }
    let lines = noticeLines
    if let shownNotice { frame.put(lines, of: shownNotice, row: noticeRow(lines.count, stage)) }
  }

  /// The first and the last of the times that the screen shows; nil: it shows none.
  private var shownTimes: ClosedRange<UnixTime>? {
    let times = screen.times
    guard let first = times.min(), let last = times.max() else { return nil }
    return first...last
  }

  /// The sentence at the bottom; nil: there is none.
  private var shownNotice: Notice? { notice ?? news?.notice }

  /// The lines of the sentence at the bottom, at most three.
  var noticeLines: [SafeText] {
    shownNotice.map { context.words($0.text).wrapped(to: size.columns - 2, rows: 3) } ?? []
  }

  /// The first row of a notice: it ends where the hints stand, or where the screen has room for it.
  private func noticeRow(_ count: Int, _ stage: Stage) -> Int {
    let row = count > 1 && !stage.isCovered ? screen.noticeRow(of: count, stage) : nil
    return row ?? size.rows - count
  }
}
