import Attendance
import CustomDump
import Journal
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The history")
struct HistoryTests {
  private static let batches = [
    Fixture.batch(number: 17, [.deleted(.reply), .notDeleted(.notGiven)]),
    Fixture.batch(number: 16, [.unknown(.noData)], reason: "HR-1198"),
    Fixture.batch(number: 15, [.deleted(.reply)], operatorName: "liqiang", isPurged: true),
  ]

  private static func opened(_ batches: [JournalBatch], size: Size = Fixture.wide) -> AppState {
    var state = Fixture.list([Fixture.record(0)], size: size)
    for case .run(.readHistory, let generation) in state.press(.character("h")) {
      _ = state.apply(.answered(.historyRead(.success(batches.map(HistoryEntry.init))), generation))
    }
    return state
  }

  @Test("lists every batch with its operator, its counts, its reason and its marks")
  func list() {
    let state = Self.opened(Self.batches)
    #expect(state.lines[1].contains("History · 3 batches"))
    #expect(state.lines[3].contains("17  2026-11-20 08:59  zhaomin"))
    #expect(state.lines[3].hasSuffix("HR-1204"))
    #expect(state.lines[4].contains("to check"))
    #expect(state.lines[4].contains("HR-1198"))
    #expect(state.lines[5].contains("liqiang"))
    #expect(state.lines[5].hasSuffix("purged"))
  }

  @Test("says what will stand there while there is nothing")
  func empty() {
    var state = Self.opened([])
    #expect(state.text.contains("No deletions yet. "))
    #expect(state.press(.enter, .character("u")).isEmpty)
    #expect(state.text.contains("Press q to go back"))
  }

  @Test("says while it is being read, and why it could not be")
  func reading() throws {
    var state = Fixture.list([Fixture.record(0)])
    state.press(.character("h"))
    #expect(state.text.contains("Reading the journal"))
    let generation = try #require(state.history?.reading)
    _ = state.apply(.answered(.historyRead(.failure(.cannotRead(.inputOutput))), generation))
    #expect(state.text.contains("The journal cannot be read"))
    #expect(state.press(.character("q")).isEmpty)
    #expect(state.records != nil)
  }

  @Test("opens from the list, the form, an outcome, and before there is any record")
  func openers() {
    var form = Fixture.started(nil).0
    form.press(.function(5))
    #expect(form.history != nil)
    form.press(.escape)
    guard form.screen is FindScreen else {
      Issue.record("Esc did not go back to the form.")
      return
    }
    var empty = Fixture.started(Fixture.query).0
    empty.press(.character("h"))
    #expect(empty.history != nil)
    var outcome = Fixture.list([Fixture.record(0)])
    outcome.show(Fixture.report([.deleted(.reply)]))
    outcome.press(.character("h"))
    #expect(outcome.history != nil)
    outcome.press(.character("q"))
    #expect(outcome.outcome != nil)
  }

  @Test("Enter opens the outcome again, and q and h go back to the history")
  func open() throws {
    var state = Self.opened(Self.batches)
    state.press(.down)
    let effects = state.press(.enter)
    #expect(effects == [.run(.readBatch(16), state.generation)])
    let asking = state.apply(.answered(.batchRead(.success(Self.batches[1])), state.generation))
    #expect(asking == [.run(.settle(batch: 16), state.generation)])
    #expect(state.lines[1].contains("Batch 16"))
    let settled = Self.batches[1].resolved([0: .deleted(.absent(at: Fixture.time(minute: 59)))])
    state.settle(settled)
    for key in ["q", "h"] as [Unicode.Scalar] {
      var back = state
      back.press(.character(key))
      #expect(back.history?.current?.number == 16)
      #expect(back.history?.current?.tally.done == 1)
      #expect(back.history?.current?.isOpen == false)
      back.press(.character("q"))
      #expect(back.records != nil)
    }
  }

  @Test("a batch that comes too late, after the operator has gone on, opens nothing")
  func tooLate() {
    var state = Self.opened(Self.batches)
    state.press(.enter, .character("q"))
    let before = state
    #expect(state.apply(.answered(.batchRead(.success(Self.batches[0])), state.generation)).isEmpty)
    expectNoDifference(state, before)
  }

  @Test("a batch that comes while the help is open stays behind it, and is read no longer")
  func behindHelp() {
    var state = Self.opened(Self.batches)
    state.press(.enter)
    let generation = state.generation
    state.press(.character("?"))
    #expect(state.apply(.answered(.batchRead(.success(Self.batches[0])), generation)).isEmpty)
    state.press(.escape)
    #expect(state.history != nil)
    #expect(!state.text.contains("reading …"))
  }

  @Test("scrolls through thousands of batches")
  func thousands() {
    let entries = (0..<5000).reversed().map {
      HistoryEntry(Fixture.batch(number: $0 + 1, [.deleted(.reply)]))
    }
    var state = Fixture.list([Fixture.record(0)], size: Fixture.standard)
    for case .run(.readHistory, let generation) in state.press(.character("h")) {
      _ = state.apply(.answered(.historyRead(.success(entries)), generation))
    }
    state.press(.end)
    #expect(state.history?.current?.number == 1)
    #expect(state.lines[22].contains("     1  11-20 08:59"))
    state.press(.pageUp)
    #expect(state.history?.current?.number == 21)
    state.press(.home)
    #expect(state.lines[3].contains("  5000 "))
  }

  @Test("a reading that fails is told over what was read before; an empty list offers no batch")
  func failed() throws {
    var state = Self.opened(Self.batches)
    state.press(.character("r"))
    let generation = try #require(state.history?.reading)
    _ = state.apply(.answered(.historyRead(.failure(.cannotRead(.damaged))), generation))
    #expect(state.text.contains("The journal cannot be read"))
    #expect(state.history?.entries?.count == Self.batches.count)
    let empty = Scene.historyEmpty.state(Fixture.wide, .english)
    let keys = try #require(empty.lines.last)
    #expect(keys.contains("r reload") && !keys.contains("open") && !keys.contains("undo"))
  }

  @Test("a new batch stands first, and the cursor stays where it was")
  func newBatch() {
    var state = Self.opened(Self.batches)
    state.press(.down)
    _ = state.tell(.changed(Fixture.batch(number: 18, [.deleted(.reply)])))
    #expect(state.history?.entries?.map(\.number) == [18, 17, 16, 15])
    #expect(state.history?.current?.number == 16)
  }
}
