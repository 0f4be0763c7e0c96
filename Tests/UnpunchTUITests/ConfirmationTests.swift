import Attendance
import CustomDump
import FeishuAttendance
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("Confirming a deletion")
struct ConfirmationTests {
  private static func selected(_ count: Int, size: Size = Fixture.wide) -> AppState {
    var state = Fixture.list((0..<30).map { Fixture.record($0) }, size: size)
    for _ in 0..<count { state.press(.character(" ")) }
    return state
  }

  @Test("opening it throws typed keys away, reads the records again, and waits half a second")
  func opens() throws {
    var state = Self.selected(3)
    let effects = state.press(.character("d"))
    let confirm = try #require(state.confirm)
    expectNoDifference(
      effects,
      [
        .discardTypedAhead, .wait(.questionDeadTime, confirm.generation),
        .run(.reread(confirm.plan), confirm.generation),
        .wait(.rowsStood, try #require(confirm.question.standing).generation),
      ])
    #expect(confirm.plan.batch.ids == (0..<3).compactMap { Fixture.record($0).recordID })
  }

  @Test("says of what source each is, how many do not look imported, and which doubles go whole")
  func warnings() throws {
    var records = (0..<6).map { Fixture.record($0) }
    records[1] = Fixture.record(1, externalID: nil, type: .userPunch)
    for index in [3, 4] {
      records[index].userID = records[2].userID
      records[index].checkTime = records[2].checkTime
    }
    for (size, rows) in [(Fixture.wide, 5), (Fixture.standard, 5)] {
      var state = Fixture.list(records, size: size)
      for _ in 0..<2 { state.press(.character(" ")) }
      state.answerYes()
      for _ in 0..<2 { state.press(.character(" ")) }
      state.openConfirmation()
      #expect(state.text.contains("1 of these does not look imported; Feishu will probably"))
      #expect(!state.text.contains("doubled punch"))
      state.press(.escape, .character(" "))
      state.openConfirmation()
      #expect(state.confirm?.plan.items.count == rows)
      #expect(state.confirm?.plan.wholeDoubles == 1)
      #expect(
        state.text.contains(
          "Every copy of 1 doubled punch is selected; nothing of it will be left.")
      )
      let box = state.lines.filter { $0.contains("│") && $0.contains("67093546993569") }
      #expect(box.count { $0.contains("imported") } == rows - 1)
      #expect(box.count { $0.contains("own punch") } == 1)
    }
    // What was not selected whole, or looks imported, is not spoken of.
    let state = Scene.confirm.state(Fixture.narrow, .english)
    #expect(state.text.contains("1 does not look imported."))
    #expect(!Self.opened(3).text.contains("look imported"))
  }

  private static func opened(_ count: Int) -> AppState {
    var state = selected(count)
    state.openConfirmation()
    return state
  }

  @Test("what is typed in the dead half second is said to be ignored")
  func ignored() {
    var state = Self.selected(3)
    state.press(.character("d"), .character("3"))
    #expect(state.text.contains("Ignored: keys count from half a second after this appears."))
  }

  @Test("the help has the keys that edit the reason")
  func editing() {
    var state = Self.opened(1)
    state.press(.function(1))
    #expect(state.text.contains("Ctrl-W"))
  }

  @Test("Ctrl-C while the records are read again first says that nothing was sent")
  func interruptedFirstReading() throws {
    var state = Self.selected(2)
    state.press(.character("d"))
    let generation = try #require(state.confirm?.generation)
    #expect(state.press(.control("c")) == [.cancel(generation)])
    #expect(state.dialog == nil)
    #expect(state.text.contains("No deletion was sent; the records are kept."))
    #expect(state.records?.selection.count == 2)
  }

  @Test("typing the count and Enter deletes the frozen list, and nothing else does")
  func typedCount() throws {
    var state = Self.selected(3)
    state.openConfirmation()
    let plan = try #require(state.confirm?.plan)
    let generation = try #require(state.confirm?.generation)
    #expect(state.press(.character("3")).isEmpty)
    expectNoDifference(
      state.press(.enter),
      [.run(.delete(plan, reason: ""), generation), .wait(.workingSecond, generation)])
  }

  @Test(
    "nothing but the typed count and Enter deletes",
    arguments: [
      [Key.enter], [.escape], [.character("q")], [.character("y"), .enter], [.character("d")],
      [.character("1"), .enter], [.character("3"), .character("0"), .enter],
      [.character("0"), .character("3"), .enter], [.character("3"), .escape, .enter],
      [.character("3"), .backspace, .enter], [.tab, .character("3"), .enter],
      [.character("3"), .control("j")], [.character("3"), .tab, .enter],
      [.character("٣"), .enter], [.character("3"), .character(" ")],
    ])
  func otherKeys(keys: [Key]) {
    var state = Self.selected(3)
    state.openConfirmation()
    var effects: [Effect] = []
    for key in keys { effects += state.apply(.keyPressed(key)) }
    #expect(!AppState.deletes(effects))
  }

  @Test("keys typed before the half second has passed are not taken")
  func deadTime() {
    var state = Self.selected(3)
    state.press(.character("d"))
    let effects = state.press(.character("3"), .enter)
    #expect(effects.isEmpty)
    #expect(state.confirm?.question.typed == "")
  }

  @Test("a record that has not stood on the screen for a second has not been seen")
  func standing() throws {
    var state = Self.selected(3)
    let effects = state.press(.character("d"))
    for case .run(.reread, let generation) in effects {
      _ = state.apply(.timerFired(.questionDeadTime, generation))
      _ = state.apply(.answered(.rereadFinished(.same), generation))
    }
    let first = try #require(state.confirm?.question.standing)
    #expect(first.rows == 0..<3)
    #expect(!AppState.deletes(state.press(.character("3"), .enter)))
    #expect(state.text.contains("must be shown for a second"))
    // What lies over them, a window that shows nothing and the shell begin it anew.
    state.press(.function(1))
    _ = state.apply(.timerFired(.rowsStood, first.generation))
    #expect(!AppState.deletes(state.press(.escape, .enter)))
    state.wake()
    #expect(!AppState.deletes(state.press(.enter)))
    let second = try #require(state.confirm?.question.standing)
    state.press(.control("z"))
    _ = state.apply(.timerFired(.rowsStood, second.generation))
    state.wake()
    #expect(!AppState.deletes(state.press(.enter)))
    state.standRows()
    // The count still stands there.
    #expect(AppState.deletes(state.press(.enter)))
  }

  @Test("a paste of the count, with or without a line end, is refused in words")
  func paste() {
    var state = Self.selected(3)
    state.openConfirmation()
    #expect(state.apply(.textPasted("3\r")).isEmpty)
    #expect(!AppState.deletes(state.press(.enter)))
    _ = state.apply(.textPasted("3"))
    #expect(state.confirm?.question.typed == "")
    #expect(state.text.contains("Pasted text does not confirm. Type 3."))
  }

  @Test("the reason is typed in its own field, where Enter goes back to the count")
  func reason() throws {
    var state = Self.selected(2)
    state.openConfirmation()
    #expect(state.text.contains("Tab reason"))
    state.press(.tab)
    #expect(state.text.contains("Tab count"))
    state.type("HR-1204 q2")
    #expect(!AppState.deletes(state.press(.enter)))
    state.press(.character("2"))
    let plan = try #require(state.confirm?.plan)
    let generation = try #require(state.confirm?.generation)
    #expect(
      state.press(.enter).first == .run(.delete(plan, reason: "HR-1204 q2"), generation))
  }

  @Test("a line feed confirms nothing, and says which key does")
  func lineFeed() {
    var state = Self.selected(2)
    state.openConfirmation()
    #expect(!AppState.deletes(state.press(.control("j"))))
    #expect(state.text.contains("Type the number 2 first"))
    #expect(!AppState.deletes(state.press(.character("2"), .control("j"))))
    #expect(state.text.contains("You typed 2: press Enter"))
    #expect(AppState.deletes(state.press(.enter)))
  }

  @Test("where not all records fit, the count is taken only after the last was shown")
  func scrolling() throws {
    var state = Self.selected(10, size: Fixture.narrow)
    state.openConfirmation()
    let height = try #require(
      state.confirm.map { $0.layout(Fixture.narrow).listHeight })
    #expect(height < 10)
    state.type("10")
    #expect(!AppState.deletes(state.press(.enter)))
    #expect(state.text.contains("Not every record has been shown"))
    for _ in 0..<(10 - height) { state.scrollSeeing(.down) }
    // As it was asked: the count that came too early is not in its way.
    state.press(.character("1"), .character("0"))
    #expect(AppState.deletes(state.press(.enter)))
  }

  @Test("jumping to the end does not count as having seen what lies between")
  func jumping() throws {
    var state = Self.selected(10, size: Fixture.narrow)
    state.openConfirmation()
    let height = try #require(state.confirm?.question.window.count)
    // What goes by has not been seen, and the count is not taken.
    state.press(.pageDown, .pageDown)
    #expect(state.confirm?.question.seen == height)
    state.scrollSeeing(.pageDown)
    #expect(state.confirm?.question.seen ?? 0 < 10)
    state.type("10")
    #expect(!AppState.deletes(state.press(.enter)))
    for _ in 0..<10 { state.scrollSeeing(.up) }
    #expect(state.confirm?.question.seen == 10)
    state.type("10")
    #expect(AppState.deletes(state.press(.enter)))
  }

  @Test("what a window too small for any screen would have shown does not count as seen")
  func unseen() throws {
    var state = Self.selected(10, size: Fixture.narrow)
    state.openConfirmation()
    let seen = try #require(state.confirm?.question.seen)
    _ = state.apply(.resized(Size(columns: 59, rows: 40)))
    #expect(state.confirm?.question.seen == seen)
    // What was shown before begins anew, so that no second counts in which nothing was shown.
    state.standRows()
    #expect(state.confirm?.question.seen == seen)
    _ = state.apply(.resized(Size(columns: 60, rows: 40)))
    #expect(state.confirm?.question.seen == seen)
    state.standRows()
    #expect(state.confirm?.question.seen == 10)
  }

  @Test("a record that changed is shown with what it was and is, and nothing can be confirmed")
  func changed() throws {
    var state = Self.selected(2)
    let effects = state.press(.character("d"))
    let confirm = try #require(state.confirm)
    for case .run(.reread, let generation) in effects {
      _ = state.apply(.timerFired(.questionDeadTime, generation))
      var now = confirm.plan.items[0].record
      now.comment = "edited"
      _ = state.apply(
        .answered(
          .rereadFinished(
            .differs([
              .init(item: confirm.plan.items[0], change: .fields([.comment], now: now)),
              .init(item: confirm.plan.items[1], change: .gone),
            ])), generation))
    }
    #expect(state.text.contains("Comment: was 11 月补录, is now edited"))
    #expect(state.text.contains("is no longer there"))
    #expect(!AppState.deletes(state.press(.character("2"), .enter)))
    #expect(state.dialog == nil)
  }

  @Test("a reading that fails leaves the dialog open, with the reason")
  func readingFails() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    let generation = try #require(state.confirm?.generation)
    state.press(.character("1"), .enter)
    _ = state.apply(
      .answered(
        .deletionFinished(
          .notStarted(.readingFailed(.notReached(.query, host: "feishu.cn", .refused)))), generation
      ))
    #expect(state.confirm != nil)
    #expect(state.text.contains("Nothing was deleted: the records could not be read again."))
    #expect(state.confirm?.question.typed == "")
    #expect(AppState.deletes(state.press(.character("1"), .enter)))
  }

  @Test("while it deletes, no key but Ctrl-C does anything")
  func working() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    let generation = try #require(state.confirm?.generation)
    state.press(.character("1"), .enter)
    _ = state.apply(.answered(.deletionProgressed(.sending), generation))
    let before = state
    #expect(
      state.press(.enter, .escape, .character("q"), .character("1"), .tab).isEmpty)
    #expect(state.notice?.text == .deadKey(.underWay))
    state.notice = before.notice
    expectNoDifference(state, before)
    #expect(state.press(.control("z")).isEmpty)
    #expect(state.text.contains("A deletion is running"))
    #expect(state.press(.control("c")).isEmpty)
    #expect(state.text.contains("Ctrl-C again quits at once"))
    let report = Fixture.report([.deleted(.reply)])
    #expect(
      state.apply(.answered(.deletionFinished(.concluded(report)), generation))
        == [.quit(.afterDeletion(report.tally, batch: 17))])
  }

  @Test("what is said of keys while it deletes goes with the deletion")
  func workedOut() throws {
    for result in [
      DeletionResult.concluded(Fixture.report([.deleted(.reply)])),
      .notStarted(.readingFailed(.notReached(.query, host: "feishu.cn", .refused))),
    ] {
      var state = Self.selected(1)
      state.openConfirmation()
      state.press(.character("1"), .enter, .enter)
      let generation = try #require(state.confirm?.generation)
      #expect(state.notice?.text == .deadKey(.underWay))
      _ = state.apply(.answered(.deletionFinished(result), generation))
      #expect(state.notice == nil)
    }
  }

  @Test("while it deletes, nothing offers to delete or to keep any more")
  func workingAsksNothing() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    let question = "Type 1 and press Enter to delete.   Esc keeps it."
    #expect(state.text.contains(question))
    state.press(.character("1"), .enter)
    let generation = try #require(state.confirm?.generation)
    _ = state.apply(.answered(.deletionProgressed(.sending), generation))
    #expect(state.text.contains("Deleting…"))
    #expect(!state.text.contains(question))
  }

  @Test("Ctrl-C twice while it deletes quits at once")
  func interruptedTwice() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    state.press(.character("1"), .enter)
    let generation = try #require(state.confirm?.generation)
    _ = state.apply(.answered(.deletionProgressed(.sending), generation))
    #expect(state.press(.control("c"), .control("c")) == [.quit(.duringDeletion)])
  }

  @Test("ended while the records are read once more, it gives up the reading, and nothing is sent")
  func endedWhileReading() throws {
    for action in [Action.keyPressed(.control("c")), .endRequested, .terminalLost] {
      var state = Self.selected(1)
      state.openConfirmation()
      state.press(.character("1"), .enter)
      #expect(state.text.contains("Ctrl-C stops before anything is sent, then quits."))
      let generation = try #require(state.confirm?.generation)
      #expect(state.apply(action).first == .run(.endReading(generation), Generation()))
    }
  }

  @Test("asked from outside to end, it gives up what is in flight when an answer has had its time")
  func endedFromOutside() throws {
    for action in [Action.endRequested, .terminalLost] {
      var state = Self.selected(1)
      state.openConfirmation()
      state.press(.character("1"), .enter)
      let working = try #require(state.confirm?.generation)
      _ = state.apply(.answered(.deletionProgressed(.sending), working))
      let effects = state.apply(action)
      guard case .wait(.lastPatience, let generation) = effects.first, effects.count == 1 else {
        Issue.record("It waits for ever: \(effects)")
        continue
      }
      #expect(state.apply(.timerFired(.lastPatience, generation)) == [.quit(.duringDeletion)])
    }
  }

  @Test("says how long the platform has a reading wait, and takes it back when that is over")
  func platformWait() throws {
    var state = Self.selected(1)
    let effects = state.apply(.answered(.platformWaits(.seconds(290)), Generation()))
    let said = "waiting 5 minutes, then continuing automatically. Esc or Ctrl-C leaves."
    #expect(state.text.contains(said))
    for case .wait(.platformWait, let generation) in effects {
      _ = state.apply(.timerFired(.platformWait(.seconds(290)), generation))
    }
    #expect(!state.text.contains(said))
    _ = state.apply(.answered(.platformWaits(.seconds(290)), Generation()))
    _ = state.apply(.answered(.platformWaits(nil), Generation()))
    #expect(!state.text.contains(said))
  }

  @Test("Ctrl-C during a wait that the platform asked for stops the wait")
  func interruptedWait() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    state.press(.character("1"), .enter)
    let generation = try #require(state.confirm?.generation)
    _ = state.apply(.answered(.deletionProgressed(.waiting(.seconds(3))), generation))
    #expect(state.text.contains("asks to wait 3 s"))
    #expect(state.press(.control("c")) == [.cancel(generation)])
  }

  @Test("no help lies over a deletion, so that nothing can quit behind its back")
  func noHelpWhileWorking() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    state.press(.character("1"), .enter)
    let generation = try #require(state.confirm?.generation)
    _ = state.apply(.answered(.deletionProgressed(.sending), generation))
    let before = state
    #expect(state.press(.function(1)).isEmpty)
    // It says why, and does nothing.
    #expect(state.notice != nil)
    state.notice = nil
    expectNoDifference(state, before)
    // It goes on, for as long as an answer may take.
    for action in [Action.endRequested, .terminalLost] {
      let effects = state.apply(action)
      guard case .wait(.lastPatience, _) = effects.first, effects.count == 1 else {
        Issue.record("It does more than to wait: \(effects)")
        continue
      }
    }
  }

  @Test("asked from outside to end, a wait for the rate limit is not waited out")
  func endedWhileWaiting() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    state.press(.character("1"), .enter)
    let generation = try #require(state.confirm?.generation)
    _ = state.apply(.answered(.deletionProgressed(.waiting(.seconds(60))), generation))
    #expect(state.apply(.endRequested).first == .cancel(generation))
    #expect(
      state.apply(.answered(.deletionProgressed(.waiting(.seconds(60))), generation)) == [
        .cancel(generation)
      ])
  }

  @Test("interrupted in the last reading, which then finds a difference, it ends as interrupted")
  func interruptedThenChanged() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    state.press(.character("1"), .enter, .control("c"))
    let confirm = try #require(state.confirm)
    let result = DeletionResult.notStarted(
      .differs([.init(item: confirm.plan.items[0], change: .gone)]))
    #expect(
      state.apply(.answered(.deletionFinished(result), confirm.generation))
        == [.quit(.beforeDeletion)])
  }

  @Test("Esc keeps the records, cancels the reading, and says that nothing was sent")
  func cancelled() throws {
    var state = Self.selected(3)
    state.openConfirmation()
    let generation = try #require(state.confirm?.generation)
    #expect(state.press(.escape) == [.cancel(generation)])
    #expect(state.dialog == nil)
    #expect(state.records?.selection.count == 3)
    #expect(state.text.contains("No deletion was sent; the records are kept."))
  }

  @Test("an answer to an earlier confirmation is dropped")
  func stale() throws {
    var state = Self.selected(1)
    state.openConfirmation()
    let old = try #require(state.confirm?.generation)
    state.press(.escape)
    state.press(.character("d"))
    _ = state.apply(.timerFired(.questionDeadTime, old))
    _ = state.apply(.answered(.rereadFinished(.same), old))
    #expect(state.confirm?.question.attention.isAwake == false)
    #expect(state.confirm?.reading == .running)
  }
}
