import Attendance
import CustomDump
import Journal
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("What was left open at an earlier end")
struct OpeningTests {
  private static func started(_ batches: Result<[JournalBatch], JournalError>) -> (
    AppState, [Effect]
  ) {
    var (state, effects) = AppState.start(
      Fixture.context(), size: Fixture.wide, query: Fixture.query, idKind: .employeeID)
    guard case .run(.findOpen, let generation) = effects.first else { return (state, effects) }
    effects = state.apply(.answered(.openBatchesFound(batches), generation))
    return (state, effects)
  }

  @Test("is looked for before anything is offered, and no key acts meanwhile")
  func looking() {
    var (state, effects) = AppState.start(
      Fixture.context(), size: Fixture.wide, query: Fixture.query, idKind: .employeeID)
    expectNoDifference(effects, [.run(.findOpen, state.generation)])
    #expect(!state.text.contains("Time ↓"))
    #expect(state.text.contains("Looking for unfinished batches"))
    effects = state.press(.character("q"), .character("f"), .enter, .escape, .function(1))
    #expect(effects.isEmpty)
    #expect(state.apply(.resized(Fixture.standard)) == [.redraw])
    #expect(state.press(.control("c")) == [.quit(.interrupted)])
  }

  @Test("where it is nothing, nothing is shown, and the search begins")
  func nothing() {
    let (state, effects) = Self.started(.success([]))
    #expect(state.dialog == nil)
    #expect(effects == [.run(.find(Fixture.query), state.generation)])
  }

  @Test("is asked about one after the other, the oldest first, and summed up")
  func asked() throws {
    let batches = [Fixture.batch(number: 17, nil, count: 2), Fixture.batch(number: 18, nil)]
    var (state, effects) = Self.started(.success(batches))
    let first = try #require(state.inquiries.running[17])
    #expect(effects.first == .run(.settle(batch: 17), first.generation))
    #expect(
      state.text.contains(
        "The outcome of batch 17 (2026-11-20 08:59 · zhaomin) is unknown. Asking Feishu"))
    #expect(state.text.contains("1 more waits"))
    state.progress(.pausing(.seconds(3), round: 2))
    #expect(state.text.contains("asking Feishu again in 3 s"))
    let at = Fixture.time(minute: 59)
    effects = state.settle(
      batches[0].concluded().resolved([
        0: .deleted(.absent(at: at)), 1: .deleted(.absent(at: at)),
      ]))
    let second = try #require(state.inquiries.running[18])
    #expect(effects.contains(.run(.settle(batch: 18), second.generation)))
    effects = state.settle(18, .inFlight(batch: 18, pid: 4711))
    #expect(effects == [.discardTypedAhead])
    #expect(state.text.contains("requested 2 · deleted 2 · not deleted 0"))
    #expect(state.text.contains("Another unpunch is working on batch 18 (process 4711)"))
    // What could not be asked about stands in the history.
    #expect(state.text.contains("h history"))
    state.press(.character("d"), .character("y"))
    #expect(state.dialog != nil)
    var interrupted = state
    #expect(interrupted.press(.control("c")) == [.quit(.interrupted)])
    state.press(.enter)
    #expect(state.dialog == nil)
  }

  @Test("says that something is unknown where it is, and h leads to it")
  func unknown() throws {
    let batch = Fixture.batch(number: 17, nil, count: 2).concluded()
    let still = Verdict.notDeleted(.stillThere(at: Fixture.time(minute: 59)))
    for (verdicts, isUnknown) in [([0: still, 1: still], false), ([0: still], true)] {
      var (state, _) = Self.started(.success([batch]))
      state.settle(batch.resolved(verdicts))
      #expect(state.text.contains("not deleted \(verdicts.count)"))
      #expect(state.text.contains("Some outcomes are unknown.") == isUnknown)
      #expect(state.text.contains("h history") == isUnknown)
      state.press(.character("h"))
      #expect((state.history != nil) == isUnknown)
      #expect((state.dialog == nil) == isUnknown)
    }
  }

  @Test("stays open where the operator goes on with Esc or Ctrl-C, and that is said")
  func goesOn() throws {
    for key in [Key.escape, .control("c")] {
      var (state, _) = Self.started(.success([Fixture.batch(number: 17, nil)]))
      let asking = try #require(state.inquiries.running[17])
      #expect(state.press(key) == [.cancel(asking.generation)])
      #expect(state.dialog == nil)
      #expect(state.text.contains("The outcome of batch 17 is still unknown"))
      state.settle(Fixture.batch(number: 17, nil).concluded())
      #expect(state.news == nil)
    }
  }

  @Test("says where the journal cannot be read, and goes on")
  func journalFails() {
    var (state, effects) = Self.started(.failure(.cannotRead(.damaged)))
    #expect(effects == [.discardTypedAhead, .run(.find(Fixture.query), state.generation)])
    #expect(state.text.contains("The journal cannot be read"))
    state.press(.enter)
    #expect(state.dialog == nil)
  }

  @Test("is left alone by a read-only run")
  func readOnly() {
    let (state, effects) = AppState.start(
      Fixture.context(isReadOnly: true), size: Fixture.wide, query: Fixture.query,
      idKind: .employeeID)
    #expect(effects == [.run(.find(Fixture.query), state.generation)])
  }

  @Test("a journal that can only be read is told, and nothing that changes anything is offered")
  func journalReadOnly() {
    let context = Fixture.context(journalProblem: .cannotWrite(.readOnly))
    var (state, effects) = AppState.start(
      context, size: Fixture.wide, query: Fixture.query, idKind: .employeeID)
    #expect(effects == [.run(.find(Fixture.query), state.generation)])
    #expect(state.text.contains("Before you begin"))
    #expect(state.text.contains("The journal cannot be written: it is read-only."))
    state.press(.enter)
    state.arrange(
      state.apply(
        .answered(.found(Fixture.result([Fixture.record(0)]), state), state.generation)))
    #expect(state.press(.character(" "), .character("d")).isEmpty)
    #expect(state.text.contains("The journal cannot be written"))
    #expect(state.lines[0].hasSuffix("read-only"))
  }

  @Test("what an emergency file kept is told before anything else")
  func emergencies() {
    var found = EmergencyIntake()
    found.batches = [12]
    var (state, effects) = AppState.start(
      Fixture.context(emergencies: found), size: Fixture.wide, query: Fixture.query,
      idKind: .employeeID)
    effects = state.apply(.answered(.openBatchesFound(.success([])), state.generation))
    #expect(effects.contains(.run(.find(Fixture.query), state.generation)))
    #expect(state.text.contains("is in the journal now: batch 12."))
    state.press(.enter)
    #expect(state.dialog == nil)
  }
}
