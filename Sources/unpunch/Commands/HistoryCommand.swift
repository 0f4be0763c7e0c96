import ArgumentParser
import Attendance
import Journal

/// `unpunch history`: prints the batches of the journal.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: say(.historyAbstract), discussion: say(.historyDiscussion))

  @Argument(help: help(.argumentBatch, value: "batch"))
  var batch: Int?

  @OptionGroup var printing: OutputOptions

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try printing.check()
    let settings = try SettingsLoader.load(common)
    let batches = try await read(settings).map { BatchOutput($0, settings) }
    let table = BatchTable(settings: settings)
    try StandardOutput.print(
      try printing.text(
        batches, columns: BatchOutput.columns, rows: batches.flatMap(\.rows)
      ) { batch == nil ? table.list(batches) : table.details(batches) },
      in: settings.language)
    // A reader that is a program sees an empty list; why it is empty is for people.
    if batches.isEmpty { StandardError.write(TableText.noBatches.words(in: settings.language)) }
  }

  private func read(_ settings: Settings) async throws(CommandFailure) -> [JournalBatch] {
    let tell: TellRun = RunTeller(settings).tell
    let batches = try await settings.failing { () async throws(JournalError) in
      try await JournalOpening.during(settings, tell) { (journal) async throws(JournalError) in
        tell(journal.opened)
        guard let batch else { return try await journal.batches() }
        return try await journal.batch(batch).map { [$0] } ?? []
      }
    }
    guard let batch, batches.isEmpty else { return batches }
    throw CommandFailure(BatchMistake.noSuchBatch(batch), in: settings.language)
  }
}
