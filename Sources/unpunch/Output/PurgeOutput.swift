import Journal
import Terminal

/// What a purge drops or has dropped, as `purge` tells it.
struct PurgeOutput {
  let settings: Settings

  /// The lines under a title, made safe.
  func text(_ title: JournalText, _ purge: JournalPurge) -> String {
    var parts: [JournalText] = []
    if !purge.copies.isEmpty {
      parts.append(.copies(purge.copies, seconds: settings.retention.copiesSeconds))
    }
    if !purge.history.isEmpty {
      parts.append(
        .history(
          purge.history, events: purge.events, seconds: settings.retention.historySeconds))
    }
    let lines = [words(title)] + parts.map { "  " + words($0) } + rest(purge)
    return SafeLines.text(lines.joined(separator: "\n"))
  }

  /// The lines where nothing is past its time, made safe.
  func nothing(_ purge: JournalPurge) -> String {
    let nothing = JournalText.nothingPast(
      copiesSeconds: settings.retention.copiesSeconds,
      historySeconds: settings.retention.historySeconds)
    return SafeLines.text(([words(nothing)] + rest(purge)).joined(separator: "\n"))
  }

  private func rest(_ purge: JournalPurge) -> [String] {
    var rest: [JournalText] = []
    if !purge.kept.isEmpty { rest.append(.kept(purge.kept)) }
    if !purge.isErased { rest.append(.logRemains) }
    return rest.map(words)
  }

  private func words(_ text: JournalText) -> String { text.words(in: settings.language) }
}
