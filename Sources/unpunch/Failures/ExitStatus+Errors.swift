import FeishuAttendance
import Foundation
import Journal
import Sandbox
import Terminal
import UnpunchKit

/// The number for every error that can end a command: the one table of them.
///
/// What came of a run that was not an error, such as a record that was not deleted, has its number where it is presented.
extension ExitStatus {
  /// What is wrong with the settings.
  init(_: SettingsFailure) { self = .settings }

  /// What is wrong with the options, or with a file that one of them names.
  init(_ mistake: OptionMistake) {
    switch mistake {
    case .noEmployees(file: .some): self = .badInput
    case .notOf, .twice, .negativeExpect, .noFile, .skippedHour, .employeesTwice,
      .employeesMissing, .endBeforeBeginning, .notADate, .notAnEmployee, .noEmployees(file: nil),
      .fileWhenRestricted, .unlikelyYear, .yesForManyCalls, .noTerminalForManyCalls, .badPeople,
      .badDays, .badPort, .bomWithoutCSV:
      self = .usage
    }
  }

  /// What is wrong before anything is sent.
  init(_ mistake: BatchMistake) {
    switch mistake {
    case .idsMissing, .idsTwice, .yesMissing, .yesMissingForUndo, .fromFileWhenRestricted:
      self = .usage
    case .notAnID, .notARecord, .saidTwice, .noIDs, .badFile, .expected, .noSuchBatch,
      .nothingToImport, .purged, .otherTarget:
      self = .badInput
    case .notConcluded: self = .unknownOutcome
    case .readOnly: self = .settings
    }
  }

  /// A failure of a call.
  init(_ error: FeishuError) {
    self = error.isAboutPermission ? .noPermission : .unavailable
  }

  /// A failure of the journal; where another process has the batch, its outcome is not known.
  init(_ error: JournalError) {
    switch error {
    case .inFlight: self = .unknownOutcome
    case .noSuchBatch: self = .badInput
    case .changedMeanwhile, .cannotOpen, .cannotWrite, .cannotKeepOutcome, .cannotTakeIn,
      .cannotRead, .recordWithoutID, .notABatch, .notTheBatch, .alreadyConcluded:
      self = .journal
    }
  }

  /// A file that an option names, and that cannot be read.
  init(_: FileProblem) { self = .badInput }

  /// A terminal that cannot be used.
  init(_: TerminalError) { self = .usage }

  /// A directory for the demo that cannot be made.
  init(_: TemporaryDirectory.Refusal) { self = .journal }

  /// A port that the sandbox cannot listen on.
  init(_: SandboxServerError) { self = .unavailable }

  /// What the system refuses.
  init(system _: any Error) { self = .outputFailed }

  /// What was to be printed and is not, by the system's number; whoever reads it may have had enough, as `head` has.
  init(printing number: Int32) { self = number == EPIPE ? .outputClosed : .outputFailed }
}
