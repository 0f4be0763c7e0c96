import ArgumentParser
import UnpunchKit

/// `unpunch undo`: imports a batch's deleted records again.
struct UndoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: say(.undoAbstract),
    discussion: ExitCodes.undo.behind(.undoDiscussion))

  @Argument(help: help(.argumentBatchToUndo, value: "batch"))
  var batch: Int

  @Flag(help: help(.optionYes))
  var yes = false

  @Option(help: help(.optionReason, value: "text"))
  var reason = ""

  @OptionGroup var printing: OutputOptions

  @OptionGroup var common: CommonOptions

  func run() async throws {
    try printing.check()
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    guard yes || TerminalQuestion.isPossible else {
      throw CommandFailure(BatchMistake.yesMissingForUndo, in: settings.language)
    }
    let run = (batch: batch, reason: reason, isConfirmed: yes)
    let result = try await settings.session { session throws(RunRefusal) in
      try await UndoRun(
        session: session, batch: run.batch, reason: run.reason, isConfirmed: run.isConfirmed
      ).run { await UndoQuestion(settings: settings, plan: $0).answer() }
    }
    let output = UndoOutput(result.report, settings)
    let ending = output.ending(of: result, in: settings.language)
    let text = try printing.text([output], columns: UndoOutput.columns, rows: output.rows) {
      BatchTable(settings: settings).undo(output)
    }
    try StandardOutput.end(
      text, of: ending.status, ending.sentences, isKept: true, in: settings.language)
  }
}
