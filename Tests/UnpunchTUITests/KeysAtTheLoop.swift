import Attendance
import Foundation
import Synchronization
import Terminal
import TestSupport
import Testing
import UnpunchKit

@testable import UnpunchTUI

/// The real loop with keys that come in any pieces, and effects that take as long as a test says.
@MainActor
final class KeysAtTheLoop: Display {
  /// What an effect waits for.
  private final class Gate: Sendable {
    private let waiting = Mutex<[CheckedContinuation<Void, Never>]>([])
    private let isOpen = Mutex(false)

    var count: Int { waiting.withLock { $0.count } }

    func pass() async {
      if isOpen.withLock({ $0 }) { return }
      await withCheckedContinuation { continuation in waiting.withLock { $0.append(continuation) } }
    }

    /// Lets one of those that wait go on.
    func release(_ pick: (Int) -> Int) {
      waiting.withLock { waiting in
        guard !waiting.isEmpty else { return nil as CheckedContinuation<Void, Never>? }
        return waiting.remove(at: pick(waiting.count))
      }?.resume()
    }

    func open() {
      isOpen.withLock { $0 = true }
      for one in waiting.withLock({ waiting in
        defer { waiting = [] }
        return waiting
      }) { one.resume() }
    }
  }

  /// What a run came to.
  struct End: Equatable {
    let selected: [RecordID]
    let cursor: RecordID?
    let filter: String
  }

  private let gate = Gate()
  private var loop: Loop<AppState>?
  private var running: Task<(Ending, AppState), Never>?
  private let inlet: AsyncStream<[TerminalEvent]>.Continuation
  private let events: AsyncStream<[TerminalEvent]>
  /// The last frame.
  private(set) var frame = Frame(size: Fixture.standard)
  /// How many were drawn.
  private(set) var drawn = 0
  /// Whether something was ever refused in words.
  private(set) var wasRefused = false
  /// What was selected though the frame before did not show it.
  private(set) var unseen: [RecordID] = []
  private var selected: Set<RecordID> = []
  private var hasEnded = false

  init() { (events, inlet) = AsyncStream.makeStream() }

  var state: AppState? { loop?.state }

  /// Starts the loop with a list; where a test does not say how long keys wait, no busy machine makes them impatient.
  func start(
    _ state: AppState, _ first: [Effect] = [], records: [FlowRecord],
    longestWait: Duration = .seconds(3600)
  ) {
    let gate = gate
    let loop = Loop(state, on: self, longestWait: longestWait) { work, _, post in
      await gate.pass()
      await Self.perform(work, records, post)
    }
    self.loop = loop
    let events = events
    running = Task {
      defer { hasEnded = true }
      return await loop.run(first, events: events)
    }
  }

  private nonisolated static func rows(
    of list: RecordList, _ arrangement: Arrangement
  ) async -> ArrangedRows? {
    await RecordArrangement(
      store: list.store, names: list.names, zone: Fixture.zone,
      sourceName: { $0.name(in: .english) }
    ).arranged(
      arrangement.filter, arrangement.order, anchor: arrangement.anchor,
      selected: arrangement.selected, span: list.query.span)
  }

  private nonisolated static func perform(
    _ work: Work, _ records: [FlowRecord], _ post: @Sendable (Answer) -> Void
  ) async {
    switch work {
    case .arrange(let list, let arrangement):
      if let rows = await rows(of: list, arrangement) { post(.arranged(rows)) }
    case .find(_, let arrangement):
      let list = RecordList(Fixture.result(records), Fixture.context())
      if let rows = await rows(of: list, arrangement) { post(.searchFinished(list, rows)) }
    case .reread:
      post(.rereadFinished(.same))
    case .readHistory:
      post(.historyRead(.success([HistoryEntry(Fixture.batch([.deleted(.reply)]))])))
    case .readBatch:
      post(.batchRead(.success(Fixture.batch([.deleted(.reply)]))))
    case .refresh:
      post(.refreshed(.success(nil)))
    case .delete:
      let report = DeletionReport(batch: Fixture.batch([.deleted(.reply)]))
      post(.deletionFinished(.concluded(report)))
    case .readEmployees, .readRecords, .listFiles, .gather, .endReading, .findOpen, .settle, .mark,
      .findEarlier, .linkEarlier,
      .planUndo, .undo, .endUndo:
      break
    }
  }

  /// Sends keys that are read together.
  func send(_ keys: [Key]) { inlet.yield(keys.map { .key($0) }) }

  /// Sends what is read together.
  func send(_ events: [TerminalEvent]) { inlet.yield(events) }

  /// Lets the loop have its turn.
  func turn() async { for _ in 0..<12 { await Task.yield() } }

  /// Lets one effect end.
  func release(_ pick: (Int) -> Int = { _ in 0 }) { gate.release(pick) }

  /// How many effects wait to end.
  var pending: Int { gate.count }

  /// Waits until this is so, whatever the machine is busy with.
  func until(_ what: String, _ holds: @MainActor () -> Bool) async {
    for _ in 0..<20_000_000 {
      if hasEnded || holds() { return }
      await Task.yield()
    }
    Issue.record("It never came to this: \(what)")
  }

  /// Lets all effects end, and waits until nothing is left to do.
  func settle() async {
    for _ in 0..<3 {
      await until("all is on the screen") {
        release()
        return loop?.waiting.isEmpty == true && loop?.state.isAwaiting == false && pending == 0
          && loop?.state.recordsBehind?.finding == nil && loop?.isBehind == false
      }
      await turn()
    }
  }

  /// Ends the loop.
  func end() async -> End {
    await settle()
    gate.open()
    inlet.finish()
    _ = await running?.value
    let records = loop?.state.recordsBehind
    return End(
      selected: records?.selection.items.map(\.id) ?? [], cursor: records?.current?.recordID,
      filter: records?.filterField.text ?? "")
  }

  // MARK: - Display

  func draw(_ frame: Frame) {
    drawn += 1
    let now = Set(loop?.state.recordsBehind?.selection.items.map(\.id) ?? [])
    let new = now.subtracting(selected)
    // What selects up to ten goes on behind the last row that is seen.
    if new.count == 1, now.count < 10, let id = new.first {
      // A row ends with the last letters of its record.
      let text = self.frame.lines.joined(separator: "\n")
      if !text.contains(id.rawValue.suffix(8)) { unseen.append(id) }
    }
    selected = now
    self.frame = frame
    let refusals = [
      "still being read", "were ignored", "Ignored:", "has changed since you clicked",
    ]
    let text = frame.lines.joined(separator: "\n")
    wasRefused = wasRefused || refusals.contains(where: text.contains)
  }

  func redraw(_ frame: Frame) { draw(frame) }
  func discardTypedAhead() -> Bool { false }
  func copy(_ text: String) -> Bool { false }
  func suspend() {}
}
