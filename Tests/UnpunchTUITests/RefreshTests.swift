import Attendance
import Journal
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("A screen whose batch another process has settled")
struct RefreshTests {
  private static let key = Action.keyPressed(.character("m"))
  private static let silence = Verdict.unknown(.noAnswer(.connectionClosed))

  @Test("an outcome is read again before a key is taken, and says that it has changed")
  func outcome() throws {
    var state = Fixture.list((0..<5).map { Fixture.record($0) })
    state.show(Fixture.report([Self.silence, .deleted(.reply)]))
    let before = try #require(state.outcome)
    guard case .run(.refresh(17, nil), let generation) = state.refresh(before: Self.key).first
    else {
      Issue.record("The journal is not looked at.")
      return
    }
    // The key waits, and one look is enough.
    #expect(state.holds(Self.key))
    #expect(state.refresh(before: Self.key).isEmpty)
    let settled = before.report.batch.resolved([
      0: .deleted(.absent(at: Fixture.time(minute: 59)))
    ])
    state.arrange(
      state.apply(
        .answered(.refreshed(.success(JournalNews(.batch(settled), sequence: 9))), generation)))
    #expect(!state.holds(Self.key))
    #expect(state.outcome?.tally.unknown == 0)
    #expect(state.text.contains("Batch 17 was changed elsewhere: this is"))
    #expect(state.recordsBehind?.list?.store.count == 3)
    // Taken, it makes what is shown old again, and only what came since is read.
    _ = state.apply(Self.key)
    guard case .run(.refresh(17, 9), let next) = state.refresh(before: Self.key).first else {
      Issue.record("The journal is not looked at again.")
      return
    }
    let shown = state.outcome
    _ = state.apply(.answered(.refreshed(.success(nil)), next))
    #expect(state.outcome == shown && !state.holds(Self.key))
  }

  @Test("nothing is said where nothing has changed, or the journal cannot be read")
  func unchanged() throws {
    var state = Fixture.list([Fixture.record(0)])
    state.show(Fixture.report([Self.silence]))
    let batch = try #require(state.outcome?.report.batch)
    let shown = state.outcome
    for result in [
      Result<JournalNews?, JournalError>.success(JournalNews(.batch(batch), sequence: 3)),
      .failure(.cannotRead(.damaged)),
    ] {
      for case .run(.refresh, let generation) in state.refresh(before: Self.key) {
        _ = state.apply(.answered(.refreshed(result), generation))
      }
      #expect(!state.holds(Self.key))
      #expect(state.outcome == shown && state.news == nil)
      _ = state.apply(Self.key)
    }
  }

  @Test("an outcome that the journal could not keep is not replaced by what it has kept")
  func notKept() {
    var state = Fixture.list([Fixture.record(0)])
    state.show(
      Fixture.report(
        [.deleted(.reply)],
        journalError: .cannotKeepOutcome(batch: 17, emergencyFile: nil, .diskFull)))
    state.press(NotKeptDialog.key)
    #expect(state.dialog == nil && state.refresh(before: Self.key).isEmpty)
  }

  @Test("the history is read again too, and the cursor stays on its batch")
  func history() throws {
    var state = Fixture.list([Fixture.record(0)])
    let old = HistoryEntry(Fixture.batch(number: 16, [Self.silence]))
    for case .run(.readHistory, let generation) in state.press(.character("h")) {
      _ = state.apply(.answered(.historyRead(.success([old])), generation))
    }
    let new = [
      HistoryEntry(Fixture.batch(number: 17, [.deleted(.reply)])),
      HistoryEntry(Fixture.batch(number: 16, [.deleted(.reply)])),
    ]
    for case .run(.refresh(nil, nil), let generation) in state.refresh(before: Self.key) {
      _ = state.apply(
        .answered(.refreshed(.success(JournalNews(.history(new), sequence: 4))), generation))
    }
    #expect(state.history?.entries == new)
    #expect(state.history?.current?.number == 16)
  }
}
