import ArgumentParser
import Journal

/// `unpunch verify`: checks the journal against its hashes.
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: say(.verifyAbstract),
    discussion: ExitCodes.verify.behind(.verifyDiscussion))

  @Option(help: help(.optionFormat))
  var format = ReportFormat.table

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    let teller = RunTeller(settings)
    let found = try await settings.failing { () async throws(JournalError) in
      try await Journal.verify(
        inDirectory: settings.stateDirectory, waiting: { teller.tell(.journalAwaited) })
    }
    let output = VerificationOutput(found, settings)
    let text =
      switch format {
      case .json: try MachineText.json([output]) + "\n"
      case .table: output.table
      }
    do throws(CommandFailure) {
      try StandardOutput.print(text, in: settings.language)
    } catch {
      if found.isWhole { throw error }
      // That the journal is not whole matters more than that the rest could not be printed.
      if !error.sentence.isEmpty { StandardError.write(error.sentence) }
    }
    guard found.isWhole else {
      throw CommandFailure(
        .badInput, JournalText.notWhole(found.faults.count), in: settings.language)
    }
  }
}
