import ArgumentParser
import Attendance
import Journal

/// `unpunch purge`: drops what is past its retention.
struct PurgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: say(.purgeAbstract),
    discussion: ExitCodes.purge.behind(.purgeDiscussion))

  @Flag(help: help(.optionYes))
  var yes = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    guard yes || TerminalQuestion.isPossible else {
      throw CommandFailure(.usage, JournalText.yesMissing, in: settings.language)
    }
    let now = UnixTime.now
    let output = PurgeOutput(settings: settings, now: now)
    let result = try await settings.failing { () async throws(JournalError) in
      try await PurgeRun(settings: settings, now: now).run(RunTeller(settings).tell) { would in
        // By its name it may drop on the word of this machine's clock alone, so it is shown until when.
        TerminalQuestion.show(output.lines(.wouldDrop, would))
        if yes { return true }
        let count = would.copies.count + would.history.count
        let question = JournalText.typeCount(count).words(in: settings.language)
        return await TerminalQuestion.ask(question, settings.language) == String(count)
      }
    }
    switch result {
    case .nothing(let would):
      try StandardOutput.print(output.nothing(would), in: settings.language)
    case .declined:
      throw CommandFailure(.someNotDeleted, JournalText.notDropped, in: settings.language)
    // What is gone is in no journal: only this says what it was.
    case .dropped(let went):
      try StandardOutput.print(output.text(.dropped, went), in: settings.language)
    }
  }
}
