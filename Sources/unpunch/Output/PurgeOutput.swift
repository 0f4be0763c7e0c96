import Attendance
import Journal
import UnpunchKit

/// What a purge drops or has dropped, as `purge` tells it.
struct PurgeOutput {
  let settings: Settings
  /// The time that the retention is counted back from.
  let now: UnixTime

  /// The lines under a title, for standard output.
  func text(_ title: JournalText, _ purge: JournalPurge) -> String {
    printed(lines(title, purge))
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

  /// The lines where nothing is past its time, for standard output.
  func nothing(_ purge: JournalPurge) -> String {
    let nothing = JournalText.nothingPast(
      copiesSeconds: settings.retention.copiesSeconds,
      historySeconds: settings.retention.historySeconds)
    return printed([words(nothing)] + rest(purge))
  }

  /// What is said of a retirement.
  func lines(_ news: Retirement.News) -> [String] {
    switch news {
    case .clocksDiffer:
      let time = CivilTime(now, in: settings.zone).text
      return [words(.clocksDiffer(settings.platform, time, minutes: Retirement.tolerance / 60))]
    case .isPast(let would): return lines(.isPast, would)
    case .dropped(let went):
      let counts = JournalText.droppedCounts(
        copies: went.copies.count, batches: went.history.count, events: went.events)
      return [words(counts)] + rest(went)
    // What stays too long is worth a sentence, and no reason to fail.
    case .failed(let error): return [error.sentence(in: settings.language)]
    }
  }

  private func printed(_ lines: [String]) -> String {
    SafeLines.text(lines.joined(separator: "\n"), columns: StandardOutput.columns ?? .max)
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
