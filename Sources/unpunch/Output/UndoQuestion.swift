import Attendance
import Journal
import Terminal
import UnpunchKit

/// The question before an undo on a terminal: what it would do, the doubtful ones, and the count to type.
struct UndoQuestion: Sendable {
  let settings: Settings
  let plan: UndoPlan

  /// Shows what would be imported, and asks; the plan, with or without the doubtful records, or nil without a confirmation.
  func answer() async -> UndoPlan? {
    let doubtful = plan.items.filter(\.needsConsent)
    var plan = plan
    if !doubtful.isEmpty {
      TerminalQuestion.show(
        [words(.undoDoubtful(doubtful.count))] + list(doubtful.map { ($0.record, nil) }))
      guard
        let answer = await TerminalQuestion.ask(
          words(.undoDoubtfulQuestion), settings.language)
      else { return nil }
      if !["y", "yes"].contains(answer.lowercased()) { plan = plan.withoutDoubtful }
    }
    let count = plan.items.count
    var lines = [
      words(.undoTitle(plan.batch.number, count: count)),
      words(
        .confirmTarget(
          tenant: settings.tenantName, host: settings.target.host,
          app: settings.target.appID)),
      words(.timesOf(zone: settings.zone.shownName)),
    ]
    lines += list(plan.items.map { ($0.record, nil) })
    if !plan.left.isEmpty {
      lines.append(words(.undoLeft(plan.left.count)))
      lines += list(plan.left.map { ($0.record, $0.obstacle.words(settings)) })
    }
    // Nothing is sent then, so there is nothing to ask.
    guard count > 0 else {
      TerminalQuestion.show(lines)
      return plan
    }
    lines.append(words(.undoConsequences))
    TerminalQuestion.show(lines)
    let answer = await TerminalQuestion.ask(
      words(.undoTypeCount(count)), settings.language)
    return answer == String(count) ? plan : nil
  }

  private func list(_ records: [(FlowRecord, String?)]) -> [String] {
    TextTable.lines(
      records.map { record, reason in
        [
          SafeText(settings.shown(record.checkTime)),
          .person(plan.batch.intent.names[record.userID], record.userID),
          SafeText(record.locationName.text).cut(to: 30),
          SafeText(record.recordID?.rawValue ?? "—"),
          SafeText(reason ?? ""),
        ]
      }, indent: 2, cutting: [.init(columns: [2])],
      // A reason is read to its end, on as many lines as it takes.
      toFit: records.contains { $0.1 != nil } ? nil : StandardError.columns)
  }

  private func words(_ text: BatchText) -> String { text.words(in: settings.language) }
}
