import Attendance
import Foundation
import Journal
import Terminal
import UnpunchKit
import UnpunchTUI
import Wording

/// The screens as a command has them: whether they can be shown, and what is said when they are gone.
enum Screens {
  /// Refuses to start where there is no terminal to show a screen on.
  static func requireTerminal() throws(CommandFailure) {
    let (input, output) = (isatty(0) == 1, isatty(1) == 1)
    guard input, output else {
      throw CommandFailure(
        TerminalError.notATerminal(input: input, output: output), in: ChosenLanguage.early)
    }
    // Before anything is opened or said: whoever started it with & has the terminal for something else.
    do throws(TerminalError) {
      try CursesTerminal.comeForward()
    } catch {
      throw CommandFailure(error, in: ChosenLanguage.early)
    }
  }

  /// Runs the screens until the operator is done; without a query they open the form.
  ///
  /// - Throws: ``CommandFailure`` for every way to end that is no success.
  static func run(
    _ settings: Settings, _ query: FlowQuery?, isDemo: Bool = false
  ) async throws {
    try requireTerminal()
    let run = InteractiveRun(
      settings: settings, configuration: try settings.configuration(), isDemo: isDemo)
    let result = try await settings.failing { () async throws(JournalError) in
      try await run.run(query, RunTeller(settings).tell)
    }
    switch result {
    case .success(let shown): try finish(shown, settings)
    case .failure(let error):
      throw CommandFailure(error, in: settings.language)
    }
  }

  /// Asks on a screen for the settings of a first start, and writes them.
  ///
  /// - Throws: ``CommandFailure`` with 78 where the operator left and nothing is written, with 130 where it was stopped.
  static func run(_ setup: SetupRun) async throws(CommandFailure) {
    switch await setup.run() {
    case .success(.written): return
    case .success(.left):
      throw CommandFailure(SettingsMistake.setupLeft, in: setup.settings.language)
    case .success(.interrupted): throw CommandFailure(.interrupted, "")
    case .failure(let error):
      throw CommandFailure(error, in: setup.settings.language)
    }
  }

  /// Says on the restored terminal what is still to be said.
  private static func finish(
    _ shown: InteractiveRun.Shown, _ settings: Settings
  ) throws(CommandFailure) {
    if let text = CommandText(shown.locale) {
      StandardError.write(text.said(in: settings.language))
    }
    if let notKept = shown.notKept {
      StandardError.write(notKept.sentence(in: settings.language))
    }
    switch shown.ending {
    case .asked:
      if !shown.open.isEmpty {
        let sentences = shown.open.map { BatchText.stillUnknown($0).said(in: settings.language) }
        throw CommandFailure(.unknownOutcome, sentences.joined(separator: "\n"))
      }
      guard let failure = shown.failure else { return }
      throw CommandFailure(failure, settings)
    case .leftAlone:
      if let timeout = settings.idleTimeout {
        StandardError.write(CommandText.leftAlone(timeout * 2).words(in: settings.language))
      }
    case .interrupted, .terminalLost:
      throw CommandFailure(.interrupted, "")
    case .beforeDeletion:
      throw CommandFailure(.interrupted, BatchText.stopped, in: settings.language)
    case .duringDeletion:
      throw CommandFailure(
        .unknownOutcome, CommandText.endedUnknown.words(in: settings.language))
    case .afterDeletion(let tally, let batch):
      try end(batch, tally, tally.ofDeletion.words(in: settings.language), settings)
    case .afterUndo(let tally, let batch):
      try end(batch, tally, tally.ofUndo.words(in: settings.language), settings)
    }
  }

  private static func end(
    _ batch: Int, _ tally: Tally, _ counts: String, _ settings: Settings
  ) throws(CommandFailure) {
    StandardError.write(CommandText.ended(batch: batch, counts).words(in: settings.language))
    if tally.unknown > 0 { throw CommandFailure(.unknownOutcome, "") }
    if tally.notDone > 0 { throw CommandFailure(.someNotDeleted, "") }
  }
}
