import Attendance
import Journal
import Synchronization
import UnpunchKit
import UnpunchTUI

/// Does the work of the screens by the kit.
struct EffectPerformer: Sendable {
  private let finder: Finder
  private let gatherer: Gatherer
  private let deletion: Deletion
  private let settlement: Settlement
  private let byHand: ByHand
  private let undo: Undo
  private let history: HistoryReader
  private let settings: Settings
  private let context: AppContext
  private let ended = EndedWork()

  init(settings: Settings, context: AppContext, service: AttendanceService, journal: Journal) {
    let target = settings.target
    self.settings = settings
    self.context = context
    finder = Finder(service: service, zone: settings.zone)
    gatherer = Gatherer(service: service, zone: settings.zone)
    deletion = Deletion(service: service, journal: journal, target: target)
    settlement = Settlement(service: service, journal: journal)
    byHand = ByHand(journal: journal)
    undo = Undo(service: service, journal: journal, target: target, zone: settings.zone)
    history = HistoryReader(journal: journal, target: target)
  }

  /// Does one piece of work, and posts what comes of it, and that the platform makes it wait.
  func perform(
    _ work: Work, _ generation: Generation, _ post: @escaping @Sendable (Answer) -> Void
  ) async {
    let isTold = Mutex(false)
    let tell: @Sendable (Duration) -> Void = { wait in
      isTold.withLock { $0 = true }
      post(.platformWaits(wait))
    }
    await CallWait.$tell.withValue(tell) { await carryOut(work, generation, post) }
    if isTold.withLock({ $0 }) { post(.platformWaits(nil)) }
  }

  private func carryOut(
    _ work: Work, _ generation: Generation, _ post: @escaping @Sendable (Answer) -> Void
  ) async {
    switch work {
    case .find(let query, let arrangement):
      let list = await find(query) { post(.searchProgressed(done: $0, of: $1)) }
      if let rows = await rows(of: list, arrangement) { post(.searchFinished(list, rows)) }
    case .arrange(let list, let arrangement):
      if let rows = await rows(of: list, arrangement) { post(.arranged(rows)) }
    case .gather(let hints, let query, let arrangement):
      let list = await gather(hints, query) { post(.searchProgressed(done: $0, of: $1)) }
      if let rows = await rows(of: list, arrangement) { post(.searchFinished(list, rows)) }
    case .readRecords(let path):
      let result = await read(path) { bytes throws(ListMistake) in try RecordHints(file: bytes) }
      if let result { post(.recordsRead(result)) }
    case .listFiles:
      let settings = settings
      post(.filesListed(await Leavable.result { settings.fileNames } ?? []))
    case .readEmployees(let path, let kind):
      let result = await read(path) { bytes throws(ListMistake) in
        try EmployeeList(file: bytes, kind: kind)
      }
      if let result { post(.employeesRead(result)) }
    case .reread(let plan):
      post(.rereadFinished(await deletion.reread(plan)))
    case .delete(let plan, let reason):
      let result = await deletion.delete(plan, reason: reason) { progress in
        post(.deletionProgressed(progress))
      } untilEnded: {
        await ended.untilEnded(generation)
      }
      post(.deletionFinished(result))
    case .findOpen:
      post(.openBatchesFound(await history.open()))
    case .settle(let batch):
      let result = await Result { () async throws(JournalError) in
        try await settlement.settle(batch) { post(.inquiryProgressed($0)) }
      }
      post(.inquiryEnded(result))
    case .mark(let word, let id, let batch):
      let result = await Result { () async throws(JournalError) in
        try await byHand.keep(word, about: id, of: batch)
      }
      post(.marked(result))
    case .findEarlier(let ids):
      post(.earlierFound(await history.earlier(ids)))
    case .linkEarlier(let number):
      post(.earlierFound(await earlier(thanBatch: number)))
    case .readHistory:
      post(.historyRead(await history.entries()))
    case .readBatch(let number):
      post(.batchRead(await history.batch(number)))
    case .refresh(let number, let since):
      post(.refreshed(await history.news(of: number, since: since)))
    case .planUndo(let batch):
      let result = await Result { () async throws(UndoRefusal) in try await undo.plan(batch) }
      post(.undoPlanned(result))
    case .undo(let plan, let reason):
      let result = await undo.undo(plan, reason: reason) {
        ended.isEnded(generation)
      } progress: { progress in
        post(.undoProgressed(progress))
      }
      post(.undoFinished(result))
    case .endReading(let generation), .endUndo(let generation):
      ended.end(generation)
    }
  }

  @concurrent private func find(
    _ query: FlowQuery, _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async -> RecordList {
    RecordList(await finder.find(query, progress: progress), context)
  }

  @concurrent private func gather(
    _ hints: [RecordHint], _ query: FlowQuery,
    _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void
  ) async -> RecordList {
    let gathering = await gatherer.gather(
      hints, idKind: query.idKind, includesFormer: query.includesFormer, progress: progress)
    return RecordList(
      gathering.list(
        idKind: query.idKind, includesFormer: query.includesFormer, elseSpan: query.span), context)
  }

  private func rows(of list: RecordList, _ arrangement: Arrangement) async -> ArrangedRows? {
    let language = settings.language
    return await RecordArrangement(
      store: list.store, names: list.names, zone: settings.zone,
      sourceName: { $0.name(in: language) }
    ).arranged(
      arrangement.filter, arrangement.order, anchor: arrangement.anchor,
      selected: arrangement.selected, span: list.query.span)
  }

  /// The earlier batches that deleted what is refused as not found now; where the journal fails, none is named.
  private func earlier(thanBatch number: Int) async -> [RecordID: JournalBatch] {
    do throws(JournalError) {
      guard let batch = try await history.journal.batch(number) else { return [:] }
      return try await settlement.earlierDeletions(of: batch)
    } catch {
      return [:]
    }
  }

  /// Reads a file of ids, and takes what is in it; nil where the operator has left it.
  private func read<Value: Sendable>(
    _ path: String, _ take: @escaping @Sendable ([UInt8]) throws(ListMistake) -> Value
  ) async -> Result<Value, FileProblem>? {
    let settings = settings
    return await Leavable.result {
      Result { () throws(FileProblem) in try Self.read(path, settings, take) }
    }
  }

  private static func read<Value>(
    _ name: String, _ settings: Settings, _ take: ([UInt8]) throws(ListMistake) -> Value
  ) throws(FileProblem) -> Value {
    guard let path = settings.path(ofFile: name), path != "-" else {
      throw FileProblem(
        path: name, reason: OptionMistake.fileWhenRestricted.words(in: settings.language))
    }
    let expanded =
      settings.isRestricted ? path : SettingsPath.expanded(path, home: Variables.value(of: "HOME"))
    let bytes = try InputFile.bytes(
      of: expanded, followsLinks: settings.followsLinks, settings.language)
    do throws(ListMistake) {
      return try take(bytes)
    } catch {
      throw FileProblem(path: name, reason: error.reason(in: settings.language))
    }
  }
}

/// The work that is to end as soon as what is in flight has its outcome.
private final class EndedWork: Sendable {
  private struct State {
    var ended: Set<Generation> = []
    var waiting: [Generation: CheckedContinuation<Void, Never>] = [:]
  }

  private let state = Mutex(State())

  /// Has the work of a generation end.
  func end(_ generation: Generation) {
    let waiting = state.withLock { state in
      state.ended.insert(generation)
      return state.waiting.removeValue(forKey: generation)
    }
    waiting?.resume()
  }

  /// Whether the work of a generation is to end.
  func isEnded(_ generation: Generation) -> Bool {
    state.withLock { $0.ended.contains(generation) }
  }

  /// Returns when the work of a generation is to end, or the task is cancelled; one may wait for each.
  func untilEnded(_ generation: Generation) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.ended.contains(generation) || Task.isCancelled { return true }
          state.waiting[generation] = continuation
          return false
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      state.withLock { $0.waiting.removeValue(forKey: generation) }?.resume()
    }
  }
}
