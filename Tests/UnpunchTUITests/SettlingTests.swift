import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("Asking what became of a batch")
struct SettlingTests {
  private static let silence = Verdict.unknown(.noAnswer(.connectionClosed))
  private static let at = Fixture.time(minute: 59)

  private static func deleted(_ verdicts: [Verdict], context: AppContext = Fixture.context())
    -> (AppState, [Effect])
  {
    var state = Fixture.list((0..<30).map { Fixture.record($0) }, context: context)
    for _ in verdicts { state.press(.character(" ")) }
    state.openConfirmation()
    let effects = state.apply(
      .answered(
        .deletionFinished(.concluded(Fixture.report(verdicts))),
        state.confirm?.generation ?? state.generation))
    state.arrange(effects)
    return (state, effects)
  }

  @Test("what is unknown is asked about at once, with the seconds until the next question")
  func countsDown() throws {
    var (state, effects) = Self.deleted([.deleted(.reply), Self.silence])
    let asking = try #require(state.inquiries.running[17])
    #expect(effects.contains(.run(.settle(batch: 17), asking.generation)))
    #expect(state.text.contains("Unknown 1 · asking Feishu …"))
    // The key that stops it is offered as long as it is asked.
    #expect(state.lines.last?.contains("Esc stop asking") == true)
    var stopped = state
    stopped.press(.escape)
    #expect(stopped.lines.last?.contains("Esc") == false)
    effects = state.apply(
      .answered(.inquiryProgressed(.pausing(.seconds(3), round: 2)), asking.generation))
    #expect(state.text.contains("Unknown 1 · asking Feishu again in 3 s"))
    for seconds in [2, 1] {
      guard case .wait(.inquirySecond, let tick) = effects.first else {
        Issue.record("Nothing counts the seconds.")
        return
      }
      effects = state.apply(.timerFired(.inquirySecond, tick))
      #expect(state.text.contains("again in \(seconds) s"))
    }
    _ = state.apply(.answered(.inquiryProgressed(.asking(round: 2)), asking.generation))
    #expect(state.text.contains("asking Feishu …"))
  }

  @Test("what became known moves into its pane, with how it is known, and out of the list")
  func settled() throws {
    var (state, _) = Self.deleted([Self.silence, Self.silence, Self.silence])
    state.settle(
      Fixture.report([Self.silence, Self.silence, Self.silence]).batch.resolved([
        0: .deleted(.absent(at: Self.at)), 1: .notDeleted(.stillThere(at: Self.at)),
      ]))
    #expect(state.lines[1].hasSuffix("requested 3 · deleted 1 · not deleted 1 · unknown 1"))
    #expect(state.text.contains("gone when asked again at 08:59:12"))
    #expect(state.text.contains("still there at 08:59:12"))
    #expect(state.text.contains("Unknown 1 · asked again in 5 min, and at next start"))
    state.press(.character("q"))
    let records = try #require(state.records)
    #expect(records.rows.count == 29)
    #expect(records.current == Fixture.record(1))
    // What is still there is selected again; what is unknown is not.
    #expect(records.selection.items.map(\.record) == [Fixture.record(1)])
  }

  @Test("what is still there is not selected again where all was unselected meanwhile")
  func unselected() throws {
    var (state, _) = Self.deleted([Self.silence])
    state.press(.character("q"), .character(" "), .character("A"))
    state.settle(
      Fixture.report([Self.silence]).batch.resolved([0: .notDeleted(.stillThere(at: Self.at))]))
    #expect(state.records?.selection.count == 0)
  }

  @Test("Esc stops the asking, and a second Esc goes back")
  func escape() throws {
    var (state, _) = Self.deleted([Self.silence])
    let asking = try #require(state.inquiries.running[17])
    #expect(state.press(.escape) == [.cancel(asking.generation)])
    #expect(state.text.contains("Unknown 1 · stopping …"))
    #expect(state.outcome != nil)
    state.settle(Fixture.report([Self.silence]).batch)
    #expect(state.text.contains("asked again in 5 min, and at next start"))
    #expect(state.press(.escape).isEmpty)
    #expect(state.records != nil)
  }

  @Test("left with q, it goes on in the background, and its end is told whatever is pressed")
  func background() throws {
    var (state, _) = Self.deleted([Self.silence])
    #expect(state.press(.character("q")).isEmpty)
    #expect(state.inquiries.running[17] != nil)
    let effects = state.settle(
      Fixture.report([Self.silence]).batch.resolved([0: .deleted(.absent(at: Self.at))]))
    let news = "Batch 17, asked again: requested 1 · deleted 1 · not deleted 0."
    state.press(.down)
    #expect(state.text.contains(news))
    #expect(state.records?.rows.count == 29)
    for case .wait(.news, let generation) in effects {
      _ = state.apply(.timerFired(.news, generation))
    }
    state.press(.down)
    #expect(!state.text.contains(news))
  }

  @Test("a record that was still there is asked about once more after five minutes")
  func late() throws {
    var (state, _) = Self.deleted([Self.silence])
    let still = Fixture.report([Self.silence]).batch.resolved([
      0: .notDeleted(.stillThere(at: Self.at))
    ])
    let effects = state.settle(still)
    let timer = try #require(state.inquiries.late[17])
    #expect(effects.contains(.wait(.lateQuestion, timer)))
    #expect(Timer.lateQuestion.duration == .seconds(301))
    state.press(.character("q"))
    let again = state.apply(.timerFired(.lateQuestion, timer))
    let asking = try #require(state.inquiries.running[17])
    #expect(again == [.run(.settle(batch: 17), asking.generation)])
    var gone = still
    gone.resolutions = [still.batch.ids[0]: .deleted(.absent(at: Self.at))]
    state.arrange(
      state.apply(
        .answered(
          .inquiryEnded(.success(SettlementResult(before: still, batch: gone))), asking.generation))
    )
    #expect(state.text.contains("Batch 17, asked again: requested 1 · deleted 1"))
    #expect(state.inquiries.late.isEmpty)
    #expect(state.records?.rows.count == 29)
  }

  @Test(
    "ten unknown records say at every width when they are asked about", arguments: Language.allCases
  )
  func narrow(language: Language) {
    let verdicts = Array(repeating: Self.silence, count: 10)
    var (state, _) = Self.deleted(verdicts, context: Fixture.context(language))
    state.settle(Fixture.report(verdicts).batch)
    let words = SettlingText.later.words(.feishu)
    for columns in [60, 80, 120] {
      _ = state.apply(.resized(Size(columns: columns, rows: 24)))
      #expect(state.text.contains(language == .english ? words.english : words.chinese))
    }
  }

  @Test(
    "of what nothing could be learnt is asked again every five minutes, until something is known")
  func everyFiveMinutes() throws {
    var (state, _) = Self.deleted([Self.silence])
    let unknown = Fixture.report([Self.silence]).batch
    for _ in 0..<3 {
      let effects = state.settle(unknown)
      let timer = try #require(state.inquiries.late[17])
      #expect(effects.contains(.wait(.lateQuestion, timer)))
      let again = state.apply(.timerFired(.lateQuestion, timer))
      #expect(again.count == 1 && state.inquiries.running[17] != nil)
    }
    state.settle(unknown.resolved([0: .deleted(.absent(at: Self.at))]))
    #expect(state.inquiries.late.isEmpty && state.inquiries.running.isEmpty)
  }

  @Test("a late question that changes nothing says nothing, also where another has the batch")
  func lateUnchanged() throws {
    var (state, _) = Self.deleted([Self.silence])
    let still = Fixture.report([Self.silence]).batch.resolved([
      0: .notDeleted(.stillThere(at: Self.at))
    ])
    state.settle(still)
    state.press(.character("q"))
    let timer = try #require(state.inquiries.late[17])
    _ = state.apply(.timerFired(.lateQuestion, timer))
    state.settle(17, .inFlight(batch: 17, pid: 12))
    #expect(state.news == nil)
    #expect(state.inquiries.late.isEmpty)
  }

  @Test("a batch that cannot be asked about says why above the panes")
  func problem() {
    var (state, _) = Self.deleted([Self.silence])
    state.settle(17, .inFlight(batch: 17, pid: 4711))
    #expect(state.text.contains("Another unpunch is working on batch 17 (process 4711)"))
  }

  @Test("the cursor stays on its record when that moves to another pane")
  func cursor() {
    var (state, _) = Self.deleted([.deleted(.reply), Self.silence, Self.silence])
    state.press(.end)
    let id = state.outcome?.current?.id
    state.settle(
      Fixture.report([.deleted(.reply), Self.silence, Self.silence]).batch.resolved([
        2: .deleted(.absent(at: Self.at))
      ]))
    #expect(state.outcome?.current?.id == id)
  }

  @Test("read-only asks nothing, marks nothing, and says so")
  func readOnly() {
    var state = Fixture.list([Fixture.record(0)], context: Fixture.context(isReadOnly: true))
    let effects = state.openFromHistory(Fixture.batch([Self.silence]))
    #expect(effects.isEmpty)
    #expect(state.text.contains("Unknown 1 · not asked again: read-only"))
    for key in ["m", "u", "r"] as [Unicode.Scalar] {
      #expect(state.press(.character(key)).isEmpty)
      #expect(state.text.contains("Read-only: nothing can be changed"))
    }
  }

  @Test("a batch of another host is not asked about")
  func otherHost() {
    var state = Fixture.list([Fixture.record(0)])
    let effects = state.openFromHistory(Fixture.batch([Self.silence], host: "example.com"))
    #expect(effects.isEmpty)
    #expect(state.text.contains("not asked again: belongs to another app or host"))
  }
}

@Suite("Saying by hand what became of a record")
struct MarkTests {
  private static func unknown() -> AppState {
    var state = Fixture.list([Fixture.record(0), Fixture.record(1)])
    state.show(Fixture.report([.unknown(.noData), .deleted(.reply)]))
    return state
  }

  @Test("m asks about the record under the cursor, and the journal gets the operator's word")
  func mark() throws {
    var state = Self.unknown()
    let batch = try #require(state.outcome?.report.batch)
    state.settle(batch)
    state.press(.end, .character("m"))
    #expect(state.text.contains("What did you find?"))
    #expect(state.press(.enter, .character("y")).isEmpty)
    #expect(state.press(.character("g")).isEmpty)
    #expect(state.notice?.text == .deadKey(.notAwake))
    state.wake()
    let effects = state.press(.character("g"))
    #expect(effects == [.run(.mark(.gone, batch.batch.ids[0], of: 17), state.generation)])
    let at = Fixture.time(minute: 59)
    state.arrange(
      state.apply(
        .answered(
          .marked(.success(batch.resolved([0: .deleted(.byHand(at: at))]))), state.generation)))
    #expect(state.dialog == nil)
    #expect(state.text.contains("recorded by hand at 08:59:12: it is gone"))
    #expect(state.lines[1].hasSuffix("requested 2 · deleted 2 · not deleted 0"))
  }

  @Test("Ctrl-C does not take the question away while the word is being kept")
  func interrupted() throws {
    var state = Self.unknown()
    let batch = try #require(state.outcome?.report.batch)
    state.settle(batch)
    state.press(.end, .character("m"))
    state.wake()
    state.press(.character("s"))
    #expect(state.press(.control("c"), .character("n")).isEmpty)
    #expect(state.text.contains("Please wait until this is done."))
    let at = Fixture.time(minute: 59)
    _ = state.apply(
      .answered(
        .marked(.success(batch.resolved([0: .notDeleted(.byHand(at: at))]))), state.generation))
    #expect(state.dialog == nil)
    #expect(state.text.contains("recorded by hand at 08:59:12: it is still there"))
  }

  @Test("what could not be kept is said in the question, which stays")
  func failed() throws {
    var state = Self.unknown()
    let batch = try #require(state.outcome?.report.batch)
    state.settle(batch)
    state.press(.end, .character("m"))
    state.wake()
    state.press(.character("s"))
    _ = state.apply(.answered(.marked(.failure(.changedMeanwhile(17))), state.generation))
    #expect(state.text.contains("Batch 17 has changed since it was shown"))
    #expect(state.press(.escape).isEmpty)
    #expect(state.dialog == nil)
  }

  @Test("m is refused in words while it is asked, where nothing is unknown, and on a known record")
  func refused() throws {
    var state = Self.unknown()
    state.press(.end)
    #expect(state.press(.character("m")).isEmpty)
    #expect(state.text.contains("still being asked about batch 17"))
    let batch = try #require(state.outcome?.report.batch)
    state.settle(batch)
    state.press(.home, .character("m"))
    #expect(state.text.contains("The outcome of this record is known."))
    state = Fixture.list([Fixture.record(0)])
    state.show(Fixture.report([.deleted(.reply)]))
    state.press(.character("m"))
    #expect(state.text.contains("Nothing is unknown here"))
    #expect(state.dialog == nil)
  }
}

@Suite("An outcome that could not be kept")
struct NotKeptTests {
  @Test("is a dialog that only its own key closes, and is said again at the end")
  func modal() {
    var state = Fixture.list([Fixture.record(0)])
    let error = JournalError.cannotKeepOutcome(batch: 17, emergencyFile: nil, .diskFull)
    state.show(Fixture.report([.deleted(.reply)], journalError: error))
    #expect(state.text.contains("The outcome of batch 17 could not be saved"))
    #expect(state.text.contains("✓ 6709354699356942000  Deleted"))
    let keys: [Key] = [
      .enter, .escape, .character("q"), .character("y"), .character(" "), .control("c"),
      .function(1), .character("d"),
    ]
    for key in keys { #expect(state.apply(.keyPressed(key)).isEmpty) }
    _ = state.apply(.textPasted("w"))
    #expect(state.dialog != nil)
    state.press(.character("w"))
    #expect(state.dialog == nil)
    #expect(state.outcome != nil)
    #expect(state.notKept == error)
    #expect(state.text.contains("the disk is full"))
  }

  @Test("is not asked about: the journal that failed cannot take the answer")
  func notAsked() {
    var state = Fixture.list([Fixture.record(0)])
    state.press(.character(" "))
    state.openConfirmation()
    let report = Fixture.report(
      [.unknown(.noData)],
      journalError: .cannotKeepOutcome(batch: 17, emergencyFile: nil, .inputOutput))
    let effects = state.apply(
      .answered(
        .deletionFinished(.concluded(report)), state.confirm?.generation ?? state.generation))
    #expect(!effects.contains { if case .run(.settle, _) = $0 { true } else { false } })
  }
}
