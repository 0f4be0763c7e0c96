import Attendance
import FeishuAttendance
import Journal

/// How the program ends, in numbers that scripts may rely on.
enum ExitStatus: Int32, Sendable {
  /// Done as asked.
  case done = 0
  /// Some records were not deleted.
  case someNotDeleted = 1
  /// An outcome is unknown.
  case unknownOutcome = 2
  /// The options are wrong, or there is no terminal for the screens.
  case usage = 64
  /// What was given to work on is wrong.
  case badInput = 65
  /// The platform cannot be reached, or answers with an error.
  case unavailable = 69
  /// The journal cannot be written; nothing was sent.
  case journal = 73
  /// What was found cannot be printed.
  case outputFailed = 74
  /// Credentials, token or scope are refused.
  case noPermission = 77
  /// The settings are wrong.
  case settings = 78
  /// Interrupted.
  case interrupted = 130
  /// Whoever reads the output has closed it, as `head` does: 128 and the number of SIGPIPE.
  case outputClosed = 141

  /// The number for a failure of a call.
  init(_ error: FeishuError) {
    self = error.isAboutPermission ? .noPermission : .unavailable
  }
}

extension ExitStatus {
  /// The number for a failure of the journal; where another process has the batch, its outcome is not known.
  init(_ error: JournalError) {
    switch error {
    case .inFlight: self = .unknownOutcome
    case .noSuchBatch: self = .badInput
    case .changedMeanwhile, .cannotOpen, .cannotWrite, .cannotKeepOutcome, .cannotTakeIn,
      .cannotRead, .recordWithoutID, .notABatch, .notTheBatch, .alreadyConcluded:
      self = .journal
    }
  }
}

/// A failure of a command: what to say, and the number to end with.
struct CommandFailure: Error {
  /// The sentence, in the chosen language.
  let sentence: String
  /// The number.
  let status: ExitStatus

  init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  init(_ status: ExitStatus, _ text: CommandText) {
    self.init(status, say(text))
  }
}

extension CommandFailure {
  /// A failure that is told in the language of the settings, or in the one found before parsing.
  init(_ status: ExitStatus, _ text: some BilingualText, in language: Language? = nil) {
    self.init(status, text.words(in: language ?? ChosenLanguage.early))
  }
}
