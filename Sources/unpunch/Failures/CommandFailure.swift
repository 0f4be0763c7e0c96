import Attendance
import FeishuAttendance
import Journal
import Sandbox
import Terminal
import UnpunchKit

/// A failure of a command: what to say, and the number to end with.
struct CommandFailure: Error {
  /// The number.
  let status: ExitStatus
  /// The sentence, in the chosen language.
  let sentence: String

  init(_ status: ExitStatus, _ sentence: String) {
    self.status = status
    self.sentence = sentence
  }

  /// What came of a command, told in the language of the settings, or in the one found before parsing.
  init(_ status: ExitStatus, _ text: some BilingualText, in language: Language? = nil) {
    self.init(status, text.words(in: language ?? ChosenLanguage.early))
  }

  /// The same of a text that advises something else under `--restricted`.
  init(_ status: ExitStatus, _ text: some RestrictableText, in language: Language? = nil) {
    self.init(status, text.said(in: language ?? ChosenLanguage.early))
  }
}

/// Errors, whose numbers stand in one table; see ``ExitStatus``.
extension CommandFailure {
  init(_ mistake: SettingsMistake, in language: Language) {
    self.init(SettingsFailure(mistake: mistake, language: language))
  }

  init(_ failure: SettingsFailure) {
    self.init(ExitStatus(failure), failure.mistake, in: failure.language)
  }

  init(_ mistake: OptionMistake, in language: Language? = nil) {
    self.init(ExitStatus(mistake), mistake, in: language)
  }

  init(_ mistake: BatchMistake, in language: Language? = nil) {
    self.init(ExitStatus(mistake), mistake, in: language)
  }

  init(_ error: JournalError, in language: Language) {
    self.init(ExitStatus(error), error.sentence(in: language))
  }

  init(_ error: FeishuError, _ settings: Settings) {
    self.init(
      ExitStatus(error), error.sentence(in: settings.language, platform: settings.platform))
  }

  init(_ error: TerminalError, in language: Language) {
    self.init(ExitStatus(error), CommandText(error), in: language)
  }

  init(_ problem: FileProblem) {
    self.init(ExitStatus(problem), CommandText.cannotRead(problem.path, problem.reason))
  }

  init(_ refusal: TemporaryDirectory.Refusal) {
    let words = SystemWords(refusal.number).words(in: ChosenLanguage.early)
    self.init(ExitStatus(refusal), CommandText.cannotMakeDirectory(refusal.folder, words))
  }

  init(_ error: SandboxServerError) {
    switch error {
    case .portInUse(_, let port): self.init(ExitStatus(error), CommandText.sandboxPortTaken(port))
    case .cannotListen(_, _, let reason):
      self.init(ExitStatus(error), CommandText.sandboxCannotListen(reason))
    }
  }

  /// What the system refuses; Foundation's own words are numbers and names of domains.
  init(system error: any Error) {
    let words = SystemWords(error).words(in: ChosenLanguage.early)
    self.init(ExitStatus(system: error), CommandText.systemFailed(words))
  }

  /// What was to be printed and is not, by the system's number.
  init(printing number: Int32, in language: Language) {
    let status = ExitStatus(printing: number)
    let words = BatchText.cannotPrint(SystemWords(number).words(in: language)).words(in: language)
    self.init(status, status == .outputClosed ? "" : words)
  }

  /// What is said of a run that has sent nothing.
  init(_ refusal: RunRefusal, _ settings: Settings) {
    let language = settings.language
    switch refusal {
    case .stopped: self.init(.interrupted, BatchText.stopped, in: language)
    case .declined(let isStopped):
      self.init(
        isStopped ? .interrupted : .someNotDeleted, BatchText.nothingConfirmed, in: language)
    case .journal(let error), .undo(.journal(let error), _): self.init(error, in: language)
    case .noSuchBatch(let batch): self.init(BatchMistake.noSuchBatch(batch), in: language)
    case .undo(.nothingToImport, let batch):
      self.init(BatchMistake.nothingToImport(batch), in: language)
    case .undo(.purged, let batch): self.init(BatchMistake.purged(batch), in: language)
    case .undo(.notConcluded, let batch): self.init(BatchMistake.notConcluded(batch), in: language)
    case .undo(.otherTarget(let target), let batch):
      self.init(
        BatchMistake.otherTarget(batch, host: target.host, app: target.appID), in: language)
    case .undo(.readingFailed(let error), _): self.init(error, settings)
    }
  }
}
