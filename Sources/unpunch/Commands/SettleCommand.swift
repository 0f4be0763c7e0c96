import ArgumentParser
import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit

/// `unpunch settle`: asks about the outcomes that are still unknown.
struct SettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: say(.settleAbstract), discussion: say(.settleDiscussion))

  @Option(help: help(.optionFormat))
  var format = OutputFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    let (settled, isAsked) = try await Session.during(settings) { session in
      try session.requireJournal()
      let line = session.line
      defer { line.clear() }
      let settled = try await OpenBatches(session: session).settle { line.show(.settling($0)) }
      return (settled, session.interruption.isAsked)
    }
    let batches = settled.results.map { BatchOutput($0.batch, settings) }
    let text = try format.text(
      batches, columns: BatchOutput.columns, rows: batches.flatMap(\.rows)
    ) {
      batches.isEmpty
        ? BatchText.nothingToSettle.words(in: settings.language) + "\n"
        : BatchTable(settings: settings).details(batches)
    }
    var lines = settled.inFlight
    lines += settled.unknown.map {
      BatchText.stillUnknown($0.number).words(in: settings.language)
    }
    // What another process is at is not known here either.
    let isUnknown = !settled.unknown.isEmpty || !settled.inFlight.isEmpty
    if !settled.unknown.isEmpty, let failure = settled.failure {
      lines.append(failure.sentence(in: settings.language, platform: settings.platform))
    }
    let status = StandardOutput.write(
      text, of: isUnknown ? .unknownOutcome : isAsked ? .interrupted : .done,
      isKept: !batches.isEmpty, in: settings.language)
    guard status == .done else { throw CommandFailure(status, lines.joined(separator: "\n")) }
  }
}
