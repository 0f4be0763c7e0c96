import Attendance
import Journal
import Terminal
import UnpunchKit

/// What a purge drops or has dropped, as `purge` tells it.
struct PurgeOutput {
  let settings: Settings
  /// The time that the retention is counted back from.
  let now: UnixTime

  init(settings: Settings, at now: UnixTime) {
    self.settings = settings
    self.now = now
  }

  /// The lines under a title, made safe.
  func text(_ title: JournalText, _ purge: JournalPurge) -> String {
    SafeLines.text(lines(title, purge).joined(separator: "\n"))
  }

  /// The lines under a title.
  func lines(_ title: JournalText, _ purge: JournalPurge) -> [String] {
    var parts: [JournalText] = []
    if !purge.copies.isEmpty {
      let seconds = settings.retention.copiesSeconds
      parts.append(.copies(purge.copies, seconds: seconds, before: time(before: seconds)))
    }
    if !purge.history.isEmpty {
      let seconds = settings.retention.historySeconds
      parts.append(
        .history(
          purge.history, events: purge.events, seconds: seconds, before: time(before: seconds)))
    }
    return [words(title)] + parts.map { "  " + words($0) } + rest(purge)
  }

  /// The lines where nothing is past its time, made safe.
  func nothing(_ purge: JournalPurge) -> String {
    let nothing = JournalText.nothingPast(
      copiesSeconds: settings.retention.copiesSeconds,
      historySeconds: settings.retention.historySeconds)
    return SafeLines.text(([words(nothing)] + rest(purge)).joined(separator: "\n"))
  }

  /// The line that counts what was dropped, made safe.
  func counts(_ purge: JournalPurge) -> String {
    let text = JournalText.droppedCounts(
      copies: purge.copies.count, batches: purge.history.count, events: purge.events)
    return SafeLines.text(([words(text)] + rest(purge)).joined(separator: "\n"))
  }

  /// The line where nothing is dropped, since the clocks do not agree by this many seconds.
  func clocksDiffer(by tolerance: Int64) -> String {
    SafeLines.text(
      words(
        .clocksDiffer(
          settings.platform, CivilTime(now, in: settings.zone).text,
          minutes: tolerance / 60)))
  }

  private func time(before seconds: Int64) -> String {
    CivilTime(now.advanced(bySeconds: -seconds), in: settings.zone).text
  }

  private func rest(_ purge: JournalPurge) -> [String] {
    var rest: [JournalText] = []
    if !purge.kept.isEmpty { rest.append(.kept(purge.kept)) }
    if !purge.isErased { rest.append(.logRemains) }
    return rest.map(words)
  }

  private func words(_ text: JournalText) -> String { text.words(in: settings.language) }
}
