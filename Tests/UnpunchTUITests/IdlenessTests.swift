import Attendance
import CustomDump
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("A terminal that is left alone")
struct IdlenessTests {
  private static let timeout = Duration.seconds(900)

  private static func selected(_ count: Int) -> AppState {
    var state = Fixture.list(
      (0..<30).map { Fixture.record($0) }, context: Fixture.context(idleTimeout: timeout))
    for _ in 0..<count { state.press(.character(" ")) }
    return state
  }

  @Test("has its keys watched from the start, by one effect, and not where the setting is 0")
  func watches() {
    let (_, effects) = AppState.start(
      Fixture.context(idleTimeout: Self.timeout), size: Fixture.wide, query: nil,
      idKind: .employeeID)
    #expect(effects.filter { $0.isWatch }.count == 1)
    var off = Fixture.list([Fixture.record(0)])
    #expect(!off.press(.character(" ")).contains { $0.isWatch })
  }

  @Test("loses its selection, and the bottom line says so until the next key")
  func selection() {
    var state = Self.selected(3)
    #expect(state.apply(.leftAlone(.once)).isEmpty)
    #expect(state.records?.selection.count == 0)
    #expect(
      state.text.contains(
        "No key for 15 minutes: the selection and any open question were dropped."))
    state.press(.down)
    #expect(!state.text.contains("No key for"))
  }

  @Test("says it in Chinese")
  func chinese() {
    var state = Fixture.list(
      [Fixture.record(0)],
      context: Fixture.context(.simplifiedChinese, idleTimeout: .seconds(90)))
    _ = state.apply(.leftAlone(.once))
    #expect(state.text.contains("90 秒无操作：选择和未答的确认已清空；再过同样时间将退出。"))
  }

  @Test("loses an open confirmation, also one with the count typed, and under the help")
  func confirmation() throws {
    for keys in [[], [Key.character("3")], [.function(1)]] {
      var state = Self.selected(3)
      state.openConfirmation()
      let generation = try #require(state.confirm?.generation)
      for key in keys { state.press(key) }
      expectNoDifference(state.apply(.leftAlone(.once)), [.cancel(generation)])
      #expect(state.dialog == nil)
      #expect(state.records?.selection.count == 0)
      #expect(!AppState.deletes(state.press(.enter)))
    }
  }

  @Test("loses the confirmation of an undo, also while it is planned")
  func undo() throws {
    for isPlanned in [false, true] {
      var state = Self.selected(0)
      let batch = Fixture.batch([.deleted(.reply)])
      state.openFromHistory(batch)
      state.press(.character("u"))
      let generation = try #require(state.undo?.generation)
      if isPlanned {
        _ = state.apply(.answered(.undoPlanned(.success(Fixture.plan(batch))), generation))
      }
      expectNoDifference(state.apply(.leftAlone(.once)), [.cancel(generation)])
      #expect(state.dialog == nil)
    }
  }

  @Test("ends after twice the time, as if it had been asked to")
  func ends() {
    var state = Self.selected(3)
    _ = state.apply(.leftAlone(.once))
    expectNoDifference(state.apply(.leftAlone(.twice)), [.quit(.leftAlone)])
  }

  @Test("does not end while a deletion is in flight, but with its outcome")
  func deletion() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    let generation = try #require(state.confirm?.generation)
    state.press(.character("1"), .enter)
    _ = state.apply(.answered(.deletionProgressed(.sending), generation))
    #expect(state.apply(.leftAlone(.once)).isEmpty)
    #expect(state.confirm != nil)
    #expect(state.apply(.leftAlone(.twice)).isEmpty)
    let report = Fixture.report([.deleted(.reply)])
    expectNoDifference(
      state.apply(.answered(.deletionFinished(.concluded(report)), generation)),
      [.quit(.afterDeletion(report.tally, batch: 17))])
  }

  @MainActor
  @Test("the loop tells it once and twice, and not as long as keys come")
  func loop() async {
    let (state, effects) = AppState.start(
      Fixture.context(idleTimeout: .milliseconds(300)), size: Fixture.wide, query: nil,
      idKind: .employeeID)
    let (events, _) = AsyncStream.makeStream(of: [TerminalEvent].self)
    let began = ContinuousClock.now
    let loop = Loop(state, on: NoDisplay()) { _, _, _ in }
    let (ending, last) = await loop.run(effects, events: events)
    #expect(ending == .leftAlone)
    #expect(ContinuousClock.now - began >= .milliseconds(600))
    #expect(last.notice?.text == .leftAlone(.milliseconds(300)))
  }
}

/// A terminal that shows nothing.
@MainActor
private struct NoDisplay: Display {
  func draw(_ frame: Frame) {}
  func redraw(_ frame: Frame) {}
  func discardTypedAhead() -> Bool { false }
  func copy(_ text: String) -> Bool { false }
  func suspend() {}
}

extension Effect {
  fileprivate var isWatch: Bool {
    if case .watchIdleness = self { true } else { false }
  }
}
