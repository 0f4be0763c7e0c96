import ArgumentParser
import Attendance
import Foundation
import Journal

/// `unpunch history`: prints the batches of the journal.
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: say(.historyAbstract), discussion: say(.historyDiscussion))

  @Argument(help: help(.argumentBatch, value: "batch"))
  var batch: Int?

  @Option(help: help(.optionFormat))
  var format = OutputFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    let batches = try await JournalOpening.during(settings) { opening in
      opening.say()
      return try await read(opening.journal, settings).map { BatchOutput($0, settings) }
    }
    let table = BatchTable(settings: settings)
    try StandardOutput.print(
      try format.text(
        batches, columns: BatchOutput.columns, rows: batches.flatMap(\.rows)
      ) { batch == nil ? table.list(batches) : table.details(batches) },
      in: settings.language)
  }

  private func read(
    _ journal: Journal, _ settings: Settings
  ) async throws(CommandFailure) -> [JournalBatch] {
    do throws(JournalError) {
      guard let batch else { return try await journal.batches() }
      if let found = try await journal.batch(batch) { return [found] }
    } catch {
      throw CommandFailure(.journal, error.sentence(in: settings.language))
    }
    throw CommandFailure(.badInput, BatchMistake.noSuchBatch(batch ?? 0), in: settings.language)
  }
}
