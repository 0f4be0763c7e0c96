import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

extension Settings {
  /// Has a run done in a session that tells on standard error what happens, and says what ended it.
  ///
  /// - Parameters:
  ///   - retires: Whether anything may be dropped from the journal afterwards.
  ///   - body: The run.
  /// - Returns: What the run returns.
  /// - Throws: ``CommandFailure`` where it returns nothing.
  func session<Value: Sendable>(
    retires: Bool = true, _ body: @escaping @Sendable (Session) async throws(RunRefusal) -> Value
  ) async throws(CommandFailure) -> Value {
    let configuration = try configuration()
    do throws(RunRefusal) {
      return try await Session.during(
        self, configuration, retires: retires, RunTeller(self).tell, body)
    } catch {
      throw CommandFailure(error, self)
    }
  }

  /// Does something with the journal, and says what it fails by.
  func failing<Value>(
    _ body: () async throws(JournalError) -> Value
  ) async throws(CommandFailure) -> Value {
    do throws(JournalError) {
      return try await body()
    } catch {
      throw CommandFailure(ExitStatus(error), error.sentence(in: language))
    }
  }

  /// Refuses where nothing may be changed.
  ///
  /// - Throws: ``CommandFailure`` with 78.
  func requireWritable() throws(CommandFailure) {
    if isReadOnly { throw CommandFailure(.settings, BatchMistake.readOnly, in: language) }
  }
}

extension CommandFailure {
  /// What is said of a run that has sent nothing.
  init(_ refusal: RunRefusal, _ settings: Settings) {
    let language = settings.language
    switch refusal {
    case .stopped: self.init(.interrupted, BatchText.stopped, in: language)
    case .declined(let isStopped):
      self.init(
        isStopped ? .interrupted : .someNotDeleted, BatchText.nothingConfirmed, in: language)
    case .journal(let error):
      self.init(ExitStatus(error), error.sentence(in: language))
    case .noSuchBatch(let batch):
      self.init(.badInput, BatchMistake.noSuchBatch(batch), in: language)
    case .undo(let refusal, let batch):
      switch refusal {
      case .nothingToImport:
        self.init(.badInput, BatchMistake.nothingToImport(batch), in: language)
      case .purged: self.init(.badInput, BatchMistake.purged(batch), in: language)
      case .notConcluded:
        self.init(.unknownOutcome, BatchMistake.notConcluded(batch), in: language)
      case .otherTarget(let app, let host):
        self.init(.badInput, BatchMistake.otherTarget(batch, host: host, app: app), in: language)
      case .readingFailed(let error):
        self.init(
          ExitStatus(error), error.sentence(in: language, platform: settings.platform))
      case .journal(let error): self.init(ExitStatus(error), error.sentence(in: language))
      }
    }
  }
}
