import ArgumentParser
import Attendance
import Foundation
import Journal

/// `unpunch purge`: drops what is past its retention.
struct PurgeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "purge", abstract: say(.purgeAbstract), discussion: say(.purgeDiscussion))

  @Flag(help: help(.optionYes))
  var yes = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let settings = try SettingsLoader.load(common)
    try settings.requireWritable()
    guard yes || TerminalQuestion.isPossible else {
      throw CommandFailure(.usage, JournalText.yesMissing, in: settings.language)
    }
    try await JournalOpening.during(settings) { opening in
      if opening.journal.writeProblem == nil { opening.say() }
      try await purge(opening.journal, settings)
    }
  }

  private func purge(_ journal: Journal, _ settings: Settings) async throws {
    let now = UnixTime.now
    let would = try await Self.failing(settings) { () async throws(JournalError) in
      if let problem = journal.writeProblem { throw problem }
      return try await journal.purgeable(settings.retention, at: now)
    }
    let output = PurgeOutput(settings: settings, at: now)
    guard !would.isEmpty else {
      return try StandardOutput.print(output.nothing(would), in: settings.language)
    }
    // By its name it may drop on the word of this machine's clock alone, so it is shown until when.
    TerminalQuestion.show(output.lines(.wouldDrop, would))
    if !yes {
      let count = would.copies.count + would.history.count
      let question = JournalText.typeCount(count).words(in: settings.language)
      guard await TerminalQuestion.ask(question, settings.language) == String(count) else {
        throw CommandFailure(.someNotDeleted, JournalText.notDropped, in: settings.language)
      }
    }
    let went = try await Self.failing(settings) { () async throws(JournalError) in
      try await journal.purge(settings.retention, at: now)
    }
    // What is gone is in no journal: only this says what it was.
    try StandardOutput.print(output.text(.dropped, went), in: settings.language)
  }

  private static func failing<Value>(
    _ settings: Settings, _ body: () async throws(JournalError) -> Value
  ) async throws(CommandFailure) -> Value {
    do throws(JournalError) {
      return try await body()
    } catch {
      throw CommandFailure(.journal, error.sentence(in: settings.language))
    }
  }
}
