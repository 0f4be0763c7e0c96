import ArgumentParser
import Attendance
import UnpunchKit

/// `unpunch delete`: deletes records in portions of ten.
struct DeleteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete", abstract: say(.deleteAbstract),
    discussion: ExitCodes.delete.behind(.deleteDiscussion))

  @Argument(help: help(.argumentIDs, value: "id"))
  var ids: [String] = []

  @Option(name: .customLong("from-file"), help: help(.optionFromFile, value: "file"))
  var fromFile: String?

  @Flag(name: .customLong("dry-run"), help: help(.optionDryRun))
  var dryRun = false

  @Flag(help: help(.optionYes))
  var yes = false

  @Option(parsing: .unconditional, help: help(.optionExpect, value: "n"))
  var expect: Int?

  @Option(help: help(.optionReason, value: "text"))
  var reason = ""

  @OptionGroup var printing: OutputOptions

  @OptionGroup var reading: ReadingOptions
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try printing.check()
    let settings = try SettingsLoader.load(common)
    if let expect, expect < 0 {
      throw CommandFailure(OptionMistake.negativeExpect, in: settings.language)
    }
    if !dryRun { try settings.requireWritable() }
    guard yes || dryRun || TerminalQuestion.isPossible else {
      throw CommandFailure(BatchMistake.yesMissing, in: settings.language)
    }
    let hints = try hints(settings)
    if let expect, expect != hints.count {
      throw CommandFailure(BatchMistake.expected(expect, found: hints.count), in: settings.language)
    }
    try await ManyCalls.agree(to: CallEstimate(hints), isAgreed: yes, settings)
    let order = DeletionRun.Order(
      hints: hints, idKind: try settings.idKind(option: reading.idKind),
      includesFormer: reading.includeFormer,
      reason: reason, isDryRun: dryRun, isConfirmed: yes)
    let result = try await settings.session(retires: !dryRun) { session throws(RunRefusal) in
      try await DeletionRun(session: session, order: order).run { reading in
        await DeletionQuestion(settings: settings, reading: reading).isConfirmed()
      }
    }
    let output = DeletionOutput(result, settings)
    let rows = output.batches.flatMap(\.rows)
    let text = try printing.text(output.batches, columns: BatchOutput.columns, rows: rows) {
      BatchTable(settings: settings).details(output.batches)
    }
    let isKept = output.batches.contains { $0.batch != nil }
    try StandardOutput.end(
      text, of: output.status, output.sentences, isKept: isKept, in: settings.language)
  }

  /// The records that the arguments or the file name.
  private func hints(_ settings: Settings) throws(CommandFailure) -> [RecordHint] {
    switch (ids.isEmpty, fromFile) {
    case (true, nil): throw CommandFailure(BatchMistake.idsMissing, in: settings.language)
    case (false, .some): throw CommandFailure(BatchMistake.idsTwice, in: settings.language)
    case (false, nil): return try RecordHintList(arguments: ids).hints
    case (true, let file?):
      guard let path = settings.path(ofFile: file) else {
        throw CommandFailure(BatchMistake.fromFileWhenRestricted, in: settings.language)
      }
      let list = try RecordHintList(
        file: try InputFile.read(path, followsLinks: settings.followsLinks), name: file)
      if list.withoutID > 0 {
        StandardError.write(
          CommandText.rowsWithoutID(file: file, list.withoutID).words(in: settings.language))
      }
      return list.hints
    }
  }
}
