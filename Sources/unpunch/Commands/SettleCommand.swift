import ArgumentParser
import Attendance
import UnpunchKit

/// `unpunch settle`: asks about the outcomes that are still unknown.
struct SettleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle", abstract: say(.settleAbstract),
    discussion: ExitCodes.settle.behind(.settleDiscussion))

  @Option(help: help(.optionFormat))
  var format = OutputFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    let settled = try await settings.session { session throws(RunRefusal) in
      try session.requireJournal()
      defer { session.tell(.stepsEnded) }
      return try await OpenBatches(session: session).settle()
    }
    let batches = settled.results.map { BatchOutput($0.batch, settings) }
    let text = try format.text(
      batches, columns: BatchOutput.columns, rows: batches.flatMap(\.rows)
    ) {
      batches.isEmpty
        ? BatchText.nothingToSettle.words(in: settings.language) + "\n"
        : BatchTable(settings: settings).details(batches)
    }
    // What another process is at is not known here either.
    let isUnknown = !settled.unknown.isEmpty || !settled.inFlight.isEmpty
    try StandardOutput.end(
      text, of: isUnknown ? .unknownOutcome : settled.isStopped ? .interrupted : .done,
      settled.sentences(settings), isKept: !batches.isEmpty, in: settings.language)
  }
}
