import Attendance
import Terminal
import UnpunchKit

extension Frame {
  /// Draws what became of a batch.
  mutating func draw(_ outcome: OutcomeState, _ context: AppContext) {
    put(summary(outcome, context), at: Position(column: 1, row: 1))
    let layout = OutcomeLayout(outcome, context: context, size: size)
    for (index, (text, style)) in layout.banner.enumerated() {
      put(SafeText(" ") + text, at: Position(column: 0, row: 2 + index), style: style)
    }
    for pane in OutcomeState.Pane.allCases {
      if let place = layout.panes[pane] { draw(pane, place, outcome, context) }
    }
    hints(OutcomeCommand.bindings.hints(), context)
  }

  /// The line of counts, each in the colour of its pane, with as much of the batch in front as there is room for.
  private func summary(_ outcome: OutcomeState, _ context: AppContext) -> [(SafeText, Style)] {
    let counts: [(SafeText, Style)] = outcome.counts.parts.flatMap { text, pane in
      [(" · ", .title), (context.words(text), pane.map { Style($0.role) } ?? .title)]
    }
    let room = counts.reduce(size.columns - 2) { $0 - $1.0.columns }
    let batch = context.words(.batch(outcome.report.batchNumber))
    let at = CivilTime(outcome.report.at, in: context.zone)
    let heads = [[batch, SafeText(at.text)], [batch, SafeText(at.timeText)], [batch]].map {
      $0.joined(separator: " · ")
    }
    let head = heads.first { $0.columns <= room } ?? batch
    return [(head, .title)] + counts
  }

  private mutating func draw(
    _ pane: OutcomeState.Pane, _ place: OutcomeLayout.Place, _ outcome: OutcomeState,
    _ context: AppContext
  ) {
    let count = outcome.entries(of: pane).count
    box(place.rect, title: context.words(.paneTitle(pane, count)), style: Style(pane.role))
    let inside = place.rect.inset(columns: 2, rows: 1)
    guard !place.lines.isEmpty else {
      put(context.words(.nothingHere), at: inside.origin, style: .dim, columns: inside.columns)
      return
    }
    let top = outcome.tops[pane] ?? 0
    let current = outcome.current?.id
    for (offset, line) in place.lines.dropFirst(top).prefix(inside.rows).enumerated() {
      let isCursor = line.isHead && line.owner == current
      put(
        line.text, at: Position(column: inside.column, row: inside.row + offset),
        style: isCursor ? line.style.onCursorRow : line.style, columns: inside.columns)
    }
    let below = place.lines.count - top - inside.rows
    if top > 0 || below > 0 {
      let more = SafeText(" ") + context.words(.more(above: top, below: max(0, below))) + " "
      put(
        more,
        at: Position(
          column: place.rect.column + max(1, place.rect.columns - more.columns - 2),
          row: place.rect.row + place.rect.rows - 1), style: Style(pane.role))
    }
  }
}

extension AppContext {
  /// A moment as the shown zone's clock has it, without its day: `14:02:15`.
  func clock(_ time: UnixTime) -> String { CivilTime(time, in: zone).timeText }

  /// The lines under a record: the platform's own words first, then what they mean; none where it is deleted.
  ///
  /// - Returns: A text, and whether it is the platform's own.
  func reason(of verdict: Verdict) -> [(SafeText, isPlatforms: Bool)] {
    switch verdict {
    case .deleted(.reply): []
    case .deleted(.absent(let at)): [(words(.goneWhenAsked(clock(at))), false)]
    case .deleted(.byHand(let at)): [(words(.goneByHand(clock(at))), false)]
    case .notDeleted(.stillThere(let at)): [(words(.stillThereWhenAsked(clock(at))), false)]
    case .notDeleted(.byHand(let at)): [(words(.stillThereByHand(clock(at))), false)]
    case .notDeleted(.platform(let text)):
      [(SafeText(text), true)]
        + (PlatformMessage.meaning(of: text, in: language).map { [(SafeText($0), false)] } ?? [])
    case .notDeleted(.contradictory(let texts)):
      [(words(.contradictoryReasons), false)] + texts.map { (SafeText($0), true) }
    case .notDeleted(.notGiven): [(words(.noReasonGiven), false)]
    case .notDeleted(.neverSent(let cause)): [(words(.neverSent(cause)), false)]
    case .unknown(let doubt): [(words(.doubt(doubt)), false)]
    }
  }
}
