import Attendance
import Journal
import Terminal

/// What a check of the journal found, as `verify` prints it; keys are added over time and never renamed.
struct VerificationOutput: Encodable {
  /// One thing that is wrong.
  private struct Fault: Encodable {
    let fault: String
    let sequence: Int64?
    let text: String
  }

  private enum CodingKeys: String, CodingKey {
    case directory, events, first, last, head, faults
    case isWhole = "is_whole"
  }

  private let directory: String
  private let found: JournalVerification
  private let language: Language

  init(_ found: JournalVerification, _ settings: Settings) {
    self.found = found
    directory = settings.stateDirectory
    language = settings.language
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(directory, forKey: .directory)
    try container.encode(found.events, forKey: .events)
    try container.encode(found.first, forKey: .first)
    try container.encode(found.last, forKey: .last)
    try container.encode(found.head, forKey: .head)
    try container.encode(found.isWhole, forKey: .isWhole)
    try container.encode(
      found.faults.map {
        Fault(
          fault: $0.machineName, sequence: $0.sequence, text: $0.sentence(in: language))
      }, forKey: .faults)
  }

  /// The table for people, made safe.
  var table: String {
    let events: JournalText =
      if let first = found.first, let last = found.last {
        .events(found.events, first: first, last: last)
      } else {
        .noEvents
      }
    var lines = TextTable.lines([
      [SafeText(words(.titleJournal)), SafeText(directory + "/journal.sqlite")],
      [SafeText(words(.titleEvents)), SafeText(words(events))],
      [SafeText(words(.titleHead)), SafeText(found.head ?? "—")],
    ])
    lines.append(SafeText(words(found.isWhole ? .whole : .faults(found.faults.count))).plain)
    lines += found.faults.map { SafeText("  " + $0.sentence(in: language)).plain }
    lines.append(SafeText(words(found.last == nil ? .nothingToCheck : .compare)).plain)
    return StandardOutput.text(lines)
  }

  private func words(_ text: JournalText) -> String { text.words(in: language) }
}

extension JournalFault {
  /// The name that scripts may rely on.
  fileprivate var machineName: String {
    switch self {
    case .entry: "entry"
    case .payload: "payload"
    case .payloadGone: "payload_gone"
    case .form: "form"
    case .gap: "gap"
    case .anchor: "anchor"
    case .schema: "schema"
    case .database: "database"
    case .emergencyFile: "emergency_file"
    }
  }

  /// The position of the event; nil where it is none of one.
  fileprivate var sequence: Int64? {
    switch self {
    case .entry(let sequence), .payload(let sequence), .payloadGone(let sequence),
      .form(let sequence), .anchor(let sequence), .gap(_, let sequence):
      sequence
    case .schema, .database, .emergencyFile: nil
    }
  }
}
