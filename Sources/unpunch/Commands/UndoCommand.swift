import ArgumentParser
import Attendance
import Foundation
import UnpunchKit

/// `unpunch undo`: imports a batch's deleted records again.
struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: say(.undoAbstract), discussion: say(.undoDiscussion))

  @Argument(help: help(.argumentBatchToUndo, value: "batch"))
  var batch: Int

  @Flag(help: help(.optionYes))
  var yes = false

  @Option(help: help(.optionReason, value: "text"))
  var reason = ""

  @Option(help: help(.optionFormat))
  var format = OutputFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    guard yes || TerminalQuestion.isPossible else {
      throw CommandFailure(.usage, BatchMistake.yesMissingForUndo, in: settings.language)
    }
    let ended = try await Session.during(settings) { session in
      try await UndoRun(session: session, batch: batch, reason: reason, isConfirmed: yes).run()
    }
    let text = try format.text(
      [ended.output], columns: UndoOutput.columns, rows: ended.output.rows
    ) { BatchTable(settings: settings).undo(ended.output) }
    let status = StandardOutput.write(
      text, of: ended.status, isKept: true, in: settings.language)
    guard status == .done else {
      throw CommandFailure(status, ended.sentences.joined(separator: "\n"))
    }
  }
}
