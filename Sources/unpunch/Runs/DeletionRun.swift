import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit

/// One run of `unpunch delete`: settle what is open, skip, read, ask, delete, tell.
struct DeletionRun: Sendable {
  /// What is to be deleted, and how.
  struct Order: Sendable {
    let hints: [RecordHint]
    let idKind: IDKind
    let includesFormer: Bool
    let reason: String
    let isDryRun: Bool
    let isConfirmed: Bool
  }

  /// How a run ended.
  struct Ended: Sendable {
    /// The batches in their order, and last what was not sent.
    let batches: [BatchOutput]
    let status: ExitStatus
    /// What is said of it.
    let sentences: [String]
  }

  private let session: Session
  private let order: Order
  private let line: ProgressLine

  init(session: Session, order: Order) {
    self.session = session
    self.order = order
    line = session.line
  }

  /// Deletes.
  ///
  /// - Returns: What came of it, once reading has begun.
  /// - Throws: ``CommandFailure`` with 73 where the journal cannot be read or written, with 130 where it was stopped.
  func run() async throws(CommandFailure) -> Ended {
    defer { line.clear() }
    if !order.isDryRun { try session.requireJournal() }
    if !session.settings.isReadOnly, session.journal.writeProblem == nil {
      try await OpenBatches(session: session).settleFirst(line)
    }
    let deletions = try await known(Set(order.hints.map(\.id)))
    var known = deletions.told
    let gathering = await Gatherer(service: session.service, zone: session.settings.zone).gather(
      order.hints.filter { known[$0.id] == nil }, idKind: order.idKind,
      includesFormer: order.includesFormer
    ) { line.show(.reading(done: $0, of: $1)) }
    line.clear()
    // What a batch only found gone is skipped where it still does not show; where it shows again, it is deleted.
    for missing in gathering.missing where missing.cause == .notFound {
      known[missing.id] = deletions[missing.id]
    }
    if session.interruption.isAsked {
      return ended(unsent(known, gathering, .stopped), .interrupted, [.stopped])
    }
    if let failure = gathering.failure {
      return ended(
        unsent(known, gathering, .stopped), ExitStatus(failure), [.notAllRead], failure)
    }
    let isWhole = gathering.missing.allSatisfy { known[$0.id] != nil }
    if order.isDryRun {
      return ended(unsent(known, gathering, .dryRun), isWhole ? .done : .someNotDeleted)
    }
    guard !gathering.records.isEmpty else {
      return ended(unsent(known, gathering, .stopped), isWhole ? .done : .someNotDeleted)
    }
    if !order.isConfirmed {
      let question = DeletionQuestion(
        session: session, gathering: gathering, skipped: Set(known.keys))
      guard await question.isConfirmed() else {
        let isAsked = session.interruption.isAsked
        return ended(
          unsent(known, gathering, .declined), isAsked ? .interrupted : .someNotDeleted,
          [.nothingConfirmed])
      }
    }
    return try await delete(gathering, known)
  }

  private func delete(
    _ gathering: Gathering, _ known: [RecordID: Int]
  ) async throws(CommandFailure) -> Ended {
    session.interruption.finishFirst { [line, session] in
      line.say([ProgressText.finishing.words(in: session.settings.language)])
    }
    let result = await PortionedDeletion(
      deletion: session.deletion, settlement: session.settlement
    ).delete(
      gathering, idKind: order.idKind, includesFormer: order.includesFormer, reason: order.reason,
      shouldStop: { [session] in session.interruption.isAsked }
    ) { line.show(.deleting($0)) }
    line.clear()
    // What went meanwhile may have been deleted by another run with the same journal; where that cannot be read any
    // more, it is told as it was seen.
    let gone = result.left.filter { $0.change == .gone }.map(\.item.id)
    let byOthers = gone.isEmpty ? nil : try? await self.known(Set(gone))
    let earlier = halts(result) + (await earlier(result))
    let batches = result.reports.map { BatchOutput($0.batch, session.settings) }
    let left = Dictionary(
      uniqueKeysWithValues: result.left.map { ($0.item.id, $0) })
    let reached = result.reached
    let unsent = order.hints.compactMap { hint -> BatchOutput.Record? in
      if let difference = left[hint.id] {
        if let batch = byOthers?[hint.id] {
          return .skipped(
            hint.id, batch: batch, session.settings, record: difference.item.record)
        }
        return .left(difference, names: gathering.names, session.settings)
      }
      return reached.contains(hint.id)
        ? nil : self.unsent(hint.id, known, Self.index(gathering), .stopped)
    }
    let rest = gathering.records.count - reached.count
    return ended(batches, unsent, result.stop, rest: rest, earlier)
  }

  /// Why batches were not sent, or not sent again.
  private func halts(_ result: PortionedResult) -> [String] {
    result.reports.compactMap {
      $0.halt?.sentence(in: session.settings.language, platform: session.settings.platform)
    }
  }

  /// What is said of records that were refused as not there, since an earlier batch had deleted them unseen.
  private func earlier(_ result: PortionedResult) async -> [String] {
    var lines: [String] = []
    for report in result.reports {
      // Where the journal fails, its error is told as the stop, or at the next start.
      let found = (try? await session.settlement.earlierDeletions(of: report.batch)) ?? [:]
      lines += report.batch.batch.ids.compactMap { id in
        found[id].map {
          BatchText.deletedEarlier(id.rawValue, batch: $0.number)
            .words(in: session.settings.language)
        }
      }
    }
    return lines
  }

  /// The records that this journal knows as deleted, with their batches.
  private func known(_ ids: Set<RecordID>) async throws(CommandFailure) -> KnownDeletions {
    do throws(JournalError) {
      return try await session.journal.deletions(of: ids, on: session.target)
    } catch {
      throw CommandFailure(.journal, error.sentence(in: session.settings.language))
    }
  }
}

extension DeletionRun {
  /// What was read, by the records' ids.
  private struct Index {
    let records: [RecordID: FlowRecord]
    let missing: [RecordID: Gathering.Missing]
    let names: [UserID: String]
  }

  private static func index(_ gathering: Gathering) -> Index {
    Index(
      records: Dictionary(
        gathering.records.compactMap { record in record.recordID.map { ($0, record) } },
        uniquingKeysWith: { first, _ in first }),
      missing: Dictionary(
        gathering.missing.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }),
      names: gathering.names)
  }

  /// All records of the order, of which none was sent.
  private func unsent(
    _ known: [RecordID: Int], _ gathering: Gathering, _ how: BatchOutput.Record.How
  ) -> [BatchOutput.Record] {
    let index = Self.index(gathering)
    return order.hints.compactMap { unsent($0.id, known, index, how) }
  }

  /// A record that was not sent.
  private func unsent(
    _ id: RecordID, _ known: [RecordID: Int], _ index: Index, _ how: BatchOutput.Record.How
  ) -> BatchOutput.Record? {
    if let batch = known[id] { return .skipped(id, batch: batch, session.settings) }
    if let missing = index.missing[id] { return .missing(missing, session.settings) }
    return index.records[id].map {
      .kept($0, id, how, names: index.names, session.settings)
    }
  }

  /// The end of a run that sent nothing.
  private func ended(
    _ unsent: [BatchOutput.Record], _ status: ExitStatus, _ texts: [BatchText] = [],
    _ failure: FeishuError? = nil
  ) -> Ended {
    let settings = session.settings
    return Ended(
      batches: output([], unsent), status: status,
      sentences: [failure?.sentence(in: settings.language, platform: settings.platform)]
        .compactMap(\.self) + texts.map { $0.words(in: settings.language) })
  }

  /// The end of a run that sent something, or tried to.
  private func ended(
    _ batches: [BatchOutput], _ unsent: [BatchOutput.Record], _ stop: PortionedResult.Stop?,
    rest: Int, _ earlier: [String]
  ) -> Ended {
    let settings = session.settings
    let sum = (batches.map(\.counts)).reduce(BatchCounts(), +)
    let isShort = sum.notDeleted > 0 || unsent.contains { $0.verdict != .skipped }
    var sentences: [String] = []
    var status: ExitStatus
    switch stop {
    case nil: status = isShort ? .someNotDeleted : .done
    case .unknown(let batch):
      status = .unknownOutcome
      sentences = [BatchText.stoppedUnknown(batch: batch).words(in: settings.language)]
    case .journal(let error):
      status = .journal
      sentences = [error.sentence(in: settings.language)] + tellRest(rest, BatchText.stoppedFailed)
    case .unreadable, .refused, .asked:
      if session.interruption.isAsked {
        status = .interrupted
        sentences = tellRest(rest, BatchText.stoppedAsked)
      } else {
        (status, sentences) = failed(stop, rest: rest)
      }
    }
    if sum.unknown > 0 { status = .unknownOutcome }
    return Ended(
      batches: output(batches, unsent), status: status, sentences: earlier + sentences)
  }

  /// How many records were not sent; nothing is said where all were.
  private func tellRest(_ rest: Int, _ text: (Int) -> BatchText) -> [String] {
    rest == 0 ? [] : [text(rest).words(in: session.settings.language)]
  }

  private func failed(
    _ stop: PortionedResult.Stop?, rest: Int
  ) -> (ExitStatus, [String]) {
    let settings = session.settings
    let sentences = tellRest(rest, BatchText.stoppedFailed)
    return switch stop {
    case .unreadable(let error), .refused(let error):
      (
        ExitStatus(error),
        [error.sentence(in: settings.language, platform: settings.platform)] + sentences
      )
    case .asked, .unknown, .journal, nil: (.interrupted, sentences)
    }
  }

  private func output(
    _ batches: [BatchOutput], _ unsent: [BatchOutput.Record]
  ) -> [BatchOutput] {
    guard !unsent.isEmpty else { return batches }
    return batches + [
      BatchOutput(
        unsent: unsent, by: session.operatorName, reason: order.reason, session.settings)
    ]
  }
}
