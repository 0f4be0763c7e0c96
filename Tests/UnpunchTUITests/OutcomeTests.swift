import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Terminal
import Testing
import Wording

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("What became of a batch")
struct OutcomeTests {
  private static func shown(_ verdicts: [Verdict], selected: Int? = nil) -> AppState {
    var state = Fixture.list((0..<30).map { Fixture.record($0) })
    for _ in 0..<(selected ?? verdicts.count) { state.press(.character(" ")) }
    state.openConfirmation()
    let report = Fixture.report(verdicts)
    let effects = state.apply(
      .answered(
        .deletionFinished(.concluded(report)), state.confirm?.generation ?? state.generation))
    state.arrange(effects)
    return state
  }

  private static let sealed = Verdict.notDeleted(.platform(PlatformMessage.sealed.rawValue))
  /// What may succeed if it is tried again.
  private static let busy = Verdict.notDeleted(.platform(PlatformMessage.noRowAffected.rawValue))

  @Test(
    "the line of counts adds up",
    arguments: [
      ([Verdict.deleted(.reply)], "requested 1 · deleted 1 · not deleted 0"),
      ([.deleted(.reply), sealed], "requested 2 · deleted 1 · not deleted 1"),
      ([sealed, .unknown(.noData)], "requested 2 · deleted 0 · not deleted 1 · unknown 1"),
    ])
  func counts(verdicts: [Verdict], line: String) {
    let state = Self.shown(verdicts)
    #expect(state.lines[1].hasSuffix(line))
  }

  @Test("the reason stands under its record in the platform's words, and below what it means")
  func reasons() throws {
    var state = Self.shown([.deleted(.reply), Self.sealed])
    #expect(state.text.contains("the attendance result has been sealed and can not"))
    #expect(state.text.contains("is sealed. Sealed"))
    state = Self.shown([.notDeleted(.notGiven), .notDeleted(.contradictory(["a", "b"]))])
    #expect(state.text.contains("no reason given"))
    #expect(state.text.contains("Feishu gave several reasons:"))
  }

  @Test("what the platform sends cannot draw outside of its pane")
  func hostile() {
    let state = Self.shown([.notDeleted(.platform("\u{1B}[2J\r\n\u{202E}evil"))])
    #expect(state.text.contains("␛[2J␍␊‹U+202E›evil"))
  }

  @Test(
    "back in the list the deleted are gone, the others still selected, the cursor after the last")
  func back() throws {
    var state = Self.shown([.deleted(.reply), Self.busy, .deleted(.reply)])
    state.press(.character("q"))
    let records = try #require(state.records)
    #expect(records.selection.items.map(\.record) == [Fixture.record(1)])
    #expect(records.rows.count == 28)
    #expect(records.current == Fixture.record(3))
  }

  @Test("a record whose fate is unknown stays in the list and leaves the selection")
  func unknown() throws {
    var state = Self.shown([.deleted(.reply), .unknown(.noAnswer(.timeout))])
    state.press(.character("q"))
    let records = try #require(state.records)
    #expect(records.selection.count == 0)
    #expect(records.rows.count == 29)
  }

  @Test("a d 1 0 Enter q repeats: a hundred records in 60 keys")
  func shortWay() throws {
    var state = Fixture.list((0..<120).map { Fixture.record($0) })
    for round in 0..<10 {
      state.press(.character("a"))
      state.openConfirmation()
      state.press(.character("1"), .character("0"), .enter)
      let plan = try #require(state.confirm?.plan)
      #expect(plan.items.map(\.record) == (0..<10).map { Fixture.record(round * 10 + $0) })
      let report = DeletionReport(
        batch: Fixture.batch(
          number: round + 1, Array(repeating: .deleted(.reply), count: 10), from: round * 10))
      state.arrange(
        state.apply(
          .answered(
            .deletionFinished(.concluded(report)), state.confirm?.generation ?? state.generation)))
      state.press(.character("q"))
    }
    #expect(state.records?.rows.count == 20)
    #expect(state.records?.current == Fixture.record(100))
  }

  @Test("r asks again about just those that were not deleted")
  func retry() throws {
    var state = Self.shown([.deleted(.reply), Self.busy, .unknown(.noData), Self.busy])
    let effects = state.press(.character("r"))
    let plan = try #require(state.confirm?.plan)
    #expect(plan.items.map(\.record) == [Fixture.record(1), Fixture.record(3)])
    #expect(effects.contains(.discardTypedAhead))
  }

  @Test("the question whether to try again lies over the outcome, and Esc leaves that as it is")
  func retryLeft() {
    let before = Self.shown([.deleted(.reply), Self.busy])
    var state = before
    state.press(.character("r"))
    #expect(state.screen.isEqual(to: before.screen))
    state = before
    state.openConfirmation(by: "r")
    state.press(.escape)
    #expect(state.screen.isEqual(to: before.screen))
  }

  @Test("what came of trying again takes the place of the outcome before")
  func retried() throws {
    var state = Self.shown([.deleted(.reply), Self.busy])
    state.openConfirmation(by: "r")
    let generation = try #require(state.confirm?.generation)
    state.press(.character("1"), .enter)
    let report = DeletionReport(batch: Fixture.batch(number: 18, [.deleted(.reply)], from: 1))
    state.arrange(state.apply(.answered(.deletionFinished(.concluded(report)), generation)))
    #expect(state.text.contains("Batch 18"))
    state.press(.character("q"))
    #expect(state.records != nil)
  }

  @Test("where records changed before they are tried again, r goes to the list and reads it")
  func retryReads() throws {
    var state = Fixture.list((0..<30).map { Fixture.record($0) })
    state.openFromHistory(Fixture.batch([.deleted(.reply), Self.busy]))
    state.press(.character("r"))
    let confirm = try #require(state.confirm)
    _ = state.apply(.timerFired(.questionDeadTime, confirm.generation))
    _ = state.apply(
      .answered(
        .rereadFinished(
          .differs([.init(item: confirm.plan.items[0], change: .gone)])), confirm.generation))
    let effects = state.press(.character("r"))
    let arrangement = Arrangement(anchor: Fixture.record(0).recordID)
    #expect(effects.contains(.run(.find(Fixture.query, arrangement), state.generation)))
    #expect(state.records?.finding != nil)
    #expect(state.dialog == nil)
  }

  @Test("r says why it does nothing where nothing is left to try")
  func nothingToRetry() {
    var state = Self.shown([.deleted(.reply)])
    #expect(state.press(.character("r")).isEmpty)
    #expect(state.text.contains("Nothing to retry"))
    // What is unknown is not said to be deleted.
    state = Self.shown([.deleted(.reply), .unknown(.noData)])
    state.press(.character("r"))
    #expect(state.notice?.text == .outcome(.unknownFirst))
  }

  @Test("what was refused for good leaves the selection, and is not tried again")
  func refusedForGood() throws {
    let final: [Verdict] = [
      Self.sealed, .notDeleted(.platform("auth no permission")),
      .notDeleted(.platform("rule does not exist")), .notDeleted(.deletedBy(batch: 3)),
    ]
    for verdict in final {
      var state = Self.shown([.deleted(.reply), verdict, Self.busy])
      #expect(state.text.contains("r retry 1 of 2 not deleted"))
      var retried = state
      retried.press(.character("r"))
      #expect(retried.confirm?.plan.items.map(\.record) == [Fixture.record(2)])
      state.press(.character("q"))
      #expect(state.records?.selection.items.map(\.record) == [Fixture.record(2)])
      // Nothing but such a record: the key is not offered.
      state = Self.shown([verdict])
      #expect(!state.text.contains("r retry"))
      #expect(state.press(.character("r")).isEmpty)
      #expect(state.text.contains("Nothing to retry: the records that were not deleted are gone"))
      state.press(.character("q"))
      #expect(state.records?.selection.count == 0)
    }
  }

  @Test(
    "beside what was refused for good stands what to do, and nothing that is not documented",
    arguments: Language.allCases)
  func advice(language: Language) {
    let wanted: [(PlatformMessage, Bilingual)] = [
      (.sealed, Bilingual("cannot be changed", "不能更改")),
      (.noPermission, Bilingual("Correct it in the Lark admin console", "请在Lark管理后台更正")),
      (.ruleMissing, Bilingual("nothing is left to delete", "无需再删除")),
    ]
    for (message, words) in wanted {
      let said = message.words(platform: .lark)(in: language)
      #expect(said.contains(words(in: language)), "\(said)")
      #expect(!said.lowercased().contains("unseal") && !said.contains("解除"))
    }
    #expect(Set(wanted.map(\.0)) == Set(PlatformMessage.allCases.filter(\.isForGood)))
  }

  @Test("the details show code, status, log id and what to do")
  func details() {
    var state = Self.shown([Self.sealed])
    state.press(.enter)
    for text in ["HTTP status", "200", "Log id", "20261123", "Times sent", "✗ Not deleted"] {
      #expect(state.text.contains(text))
    }
    state.press(.escape)
    #expect(state.dialog == nil)
  }

  @Test("what the platform does not find is linked to the batch of before that deleted it")
  func earlier() throws {
    var state = Fixture.list((0..<30).map { Fixture.record($0) })
    state.press(.character(" "))
    state.openConfirmation()
    let report = Fixture.report([.notDeleted(.platform("rule does not exist"))])
    let effects = state.apply(
      .answered(
        .deletionFinished(.concluded(report)), state.confirm?.generation ?? state.generation))
    #expect(effects.contains(.run(.linkEarlier(batch: 17), state.generation)))
    let batch = Fixture.batch(number: 12, [.deleted(.reply)])
    _ = state.apply(.answered(.earlierFound([report.entries[0].id: batch]), state.generation))
    #expect(
      state.text.contains("batch 12 deleted it (zhaomin, 2026-11-20 08:59)"))
  }

  @Test("records of another app or host are not sent again from its history")
  func retryElsewhere() {
    var state = Fixture.list([Fixture.record(0)])
    state.openFromHistory(Fixture.batch([Self.busy], host: "open.larksuite.com"))
    #expect(state.press(.character("r")).isEmpty)
    #expect(state.confirm == nil)
    #expect(state.text.contains("This batch belongs to another app or host"))
  }
}
