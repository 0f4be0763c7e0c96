import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit

/// One run of `unpunch undo`: settle what is open, plan, ask, import, tell.
struct UndoRun: Sendable {
  /// How a run ended.
  struct Ended: Sendable {
    let output: UndoOutput
    let status: ExitStatus
    /// What is said of it.
    let sentences: [String]
  }

  private let session: Session
  private let batch: Int
  private let reason: String
  private let isConfirmed: Bool
  private let line: ProgressLine

  init(session: Session, batch: Int, reason: String, isConfirmed: Bool) {
    self.session = session
    self.batch = batch
    self.reason = reason
    self.isConfirmed = isConfirmed
    line = session.line
  }

  /// Imports again.
  ///
  /// - Returns: What came of it.
  /// - Throws: ``CommandFailure`` where nothing was sent.
  func run() async throws(CommandFailure) -> Ended {
    defer { line.clear() }
    try await checkBatch()
    try session.requireJournal()
    try await OpenBatches(session: session).settleFirst(line)
    let plan = try await confirmed(try await plan())
    session.interruption.finishFirst { [line, session] in
      line.say([ProgressText.finishing.words(in: session.settings.language)])
    }
    let result = await session.undo.undo(
      plan, reason: reason, shouldStop: { [session] in session.interruption.isAsked }
    ) { line.show(.importing($0)) }
    line.clear()
    switch result {
    case .notStarted(let error): throw failure(error)
    case .ended(let report): return ended(report)
    }
  }

  /// Refuses a batch that is not there before the platform is asked anything.
  private func checkBatch() async throws(CommandFailure) {
    do throws(JournalError) {
      guard try await session.journal.batch(batch) == nil else { return }
    } catch {
      throw failure(error)
    }
    throw CommandFailure(.badInput, BatchMistake.noSuchBatch(batch), in: language)
  }

  private func plan() async throws(CommandFailure) -> UndoPlan {
    do throws(UndoRefusal) {
      return try await session.undo.plan(batch)
    } catch {
      if session.interruption.isAsked {
        throw CommandFailure(.interrupted, BatchText.stopped, in: language)
      }
      switch error {
      case .nothingToImport:
        throw CommandFailure(.badInput, BatchMistake.nothingToImport(batch), in: language)
      case .purged: throw CommandFailure(.badInput, BatchMistake.purged(batch), in: language)
      case .notConcluded:
        throw CommandFailure(.unknownOutcome, BatchMistake.notConcluded(batch), in: language)
      case .otherTarget(let app, let host):
        throw CommandFailure(
          .badInput, BatchMistake.otherTarget(batch, host: host, app: app), in: language)
      case .readingFailed(let error):
        throw CommandFailure(
          ExitStatus(error), error.sentence(in: language, platform: session.settings.platform))
      case .journal(let error): throw failure(error)
      }
    }
  }

  /// The plan as the operator wants it.
  private func confirmed(_ plan: UndoPlan) async throws(CommandFailure) -> UndoPlan {
    let doubtful = plan.items.count(where: \.needsConsent)
    if isConfirmed {
      if doubtful > 0 { line.say([BatchText.undoDoubtfulLeft(doubtful).words(in: language)]) }
      return plan.withoutDoubtful
    }
    guard !plan.items.isEmpty else { return plan }
    let question = UndoQuestion(session: session, plan: plan)
    guard let plan = await question.answer() else {
      throw CommandFailure(
        session.interruption.isAsked ? .interrupted : .someNotDeleted, BatchText.nothingConfirmed,
        in: language)
    }
    return plan
  }

  private func ended(_ report: UndoReport) -> Ended {
    let output = UndoOutput(report, session.settings)
    var status: ExitStatus
    var sentences: [String] = []
    if output.unknown > 0 {
      status = .unknownOutcome
      sentences = [BatchText.stillUnknown(report.batch.number).words(in: language)]
    } else if session.interruption.isAsked, output.notImported > 0 {
      status = .interrupted
      sentences = [BatchText.undoStopped.words(in: language)]
    } else {
      status = output.notImported > 0 ? .someNotDeleted : .done
    }
    if let error = report.journalError {
      if status != .unknownOutcome { status = .journal }
      sentences.insert(error.sentence(in: language), at: 0)
    }
    return Ended(output: output, status: status, sentences: sentences)
  }

  /// A failure of the journal; where another process has the batch, its outcome is not known.
  private func failure(_ error: JournalError) -> CommandFailure {
    let status: ExitStatus
    switch error {
    case .inFlight: status = .unknownOutcome
    case .noSuchBatch: status = .badInput
    case .changedMeanwhile, .cannotOpen, .cannotWrite, .cannotKeepOutcome, .cannotTakeIn,
      .cannotRead,
      .recordWithoutID, .notABatch, .notTheBatch, .alreadyConcluded:
      status = .journal
    }
    return CommandFailure(status, error.sentence(in: language))
  }

  private var language: Language { session.settings.language }
}
