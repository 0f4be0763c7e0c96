import Attendance
import CustomDump
import FeishuAttendance
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("The list of records")
struct RecordsTests {
  private static let thirty = (0..<30).map { Fixture.record($0) }

  @Test("given options, the search starts at once and the list is the first screen")
  func start() {
    let (state, effects) = Fixture.started(Fixture.query)
    expectNoDifference(effects, [.run(.find(Fixture.query), state.generation)])
    #expect(state.text.contains("Reading the records"))
  }

  @Test("Space selects and moves down, and again unselects")
  func space() {
    var state = Fixture.list(Self.thirty)
    state.press(.character(" "))
    #expect(state.records?.selection.items.map(\.record) == [Self.thirty[0]])
    #expect(state.records?.position == 1)
    state.press(.up, .character(" "))
    #expect(state.records?.selection.count == 0)
  }

  @Test("the eleventh is refused in words, and nothing else changes")
  func eleventh() {
    var state = Fixture.list(Self.thirty)
    state.press(.character("a"))
    #expect(state.records?.selection.count == 10)
    for _ in 0..<12 { state.press(.down) }
    let before = state.screen
    state.press(.character(" "))
    #expect(state.screen.isEqual(to: before))
    #expect(state.text.contains("Ten are selected, the most"))
    state.press(.character("a"))
    #expect(state.records?.selection.count == 10)
  }

  @Test("a selects from the cursor on, and fills up to ten")
  func fillUp() {
    var state = Fixture.list(Self.thirty)
    state.press(.character(" "), .down, .down, .down)
    state.press(.character("a"))
    let expected = [0, 4, 5, 6, 7, 8, 9, 10, 11, 12].map { Self.thirty[$0] }
    #expect(state.records?.selection.items.map(\.record) == expected)
  }

  @Test("the tray shows what the filter hides, and says how many")
  func hidden() {
    var records = Self.thirty
    records[0].comment = "other"
    var state = Fixture.list(records)
    state.press(.character(" "), .character("/"))
    state.type("11")
    state.press(.enter)
    #expect(state.records?.rows.count == 29)
    #expect(state.text.contains("selected 1 of 10, 1 hidden by the filter"))
    #expect(state.text.contains(records[0].recordID?.rawValue ?? "none"))
    state.press(.escape)
    #expect(state.records?.rows.count == 30)
    #expect(state.records?.filterField.text == "")
  }

  @Test("a record that does not look imported is asked about once")
  func unlikely() {
    var records = Self.thirty
    for index in [0, 1] {
      records[index] = Fixture.record(index, externalID: nil, type: .userPunch)
    }
    var state = Fixture.list(records)
    state.press(.character(" "))
    #expect(state.records?.selection.count == 0)
    #expect(state.text.contains("does not look imported (own punch)"))
    state.press(.escape, .character(" "), .enter)
    state.answerYes()
    #expect(state.records?.selection.count == 1)
    #expect(state.records?.position == 1)
    state.press(.character(" "))
    #expect(state.records?.selection.count == 2)
    #expect(state.dialog == nil)
  }

  @Test("a record whose id another one has is not selected, by Space, by a or by what was before")
  func sharedID() {
    let kept = Fixture.record(1, externalID: nil, type: .userPunch)
    let twins = (["11 月补录", "another"] as [ExactText]).map { comment in
      var record = Fixture.record(0, comment: comment)
      record.oddities = [.sharedID]
      return record
    }
    var state = Fixture.list([Fixture.record(0), kept])
    state.press(.character(" "))
    #expect(state.records?.selection.count == 1)
    for case .run(.find, let generation) in state.press(.character("r")) {
      state.arrange(
        state.apply(.answered(.found(Fixture.result(twins + [kept]), state), generation)))
    }
    #expect(state.records?.selection.count == 0)
    #expect(state.text.contains("1 selected record shares its id with a different record"))
    // Nothing is asked about what is refused.
    state.press(.home, .character(" "))
    #expect(state.dialog == nil && state.records?.selection.count == 0)
    #expect(state.text.contains("A different record has this id too"))
    state.press(.character("a"))
    #expect(state.dialog != nil)
    state.answerYes()
    #expect(state.records?.selection.items.map(\.record) == [kept])
  }

  @Test("d without a selection says what to do, and in read-only mode why it is not offered")
  func refusedDelete() {
    var state = Fixture.list(Self.thirty)
    #expect(state.press(.character("d")).isEmpty)
    #expect(state.text.contains("Nothing is selected."))
    var readOnly = Fixture.list(Self.thirty, context: Fixture.context(isReadOnly: true))
    #expect(readOnly.press(.character(" "), .character("d")).isEmpty)
    #expect(readOnly.text.contains("Read-only: nothing can be changed"))
    #expect(readOnly.dialog == nil)
  }

  @Test(
    "read-only, what changes something stands in no key line and in no help, and nothing is asked about selecting"
  )
  func readOnlyOffers() {
    for isReadOnly in [false, true] {
      var records = Self.thirty
      records[0] = Fixture.record(0, externalID: nil, type: .machine)
      let context = Fixture.context(isReadOnly: isReadOnly)
      var state = Fixture.list(records, context: context)
      state.press(.down, .character(" "))
      #expect(state.text.contains("d delete 1") != isReadOnly)
      state.press(.character("A"), .home)
      state.press(.character("?"))
      #expect(state.text.contains("delete what is selected") != isReadOnly)
      state.press(.escape, .character(" "))
      #expect((state.dialog == nil) == isReadOnly)
      #expect(state.records?.selection.count == (isReadOnly ? 1 : 0))
    }
    func changing<Command>(_ bindings: [KeyBinding<Command>]) -> [Command] {
      bindings.filter { $0.needs == .change }.map(\.command)
    }
    #expect(changing(RecordsCommand.bindings) == [.delete])
    #expect(changing(OutcomeCommand.bindings) == [.retry, .undo, .mark])
    #expect(changing(HistoryCommand.bindings) == [.undo])
    #expect(changing(UndoOutcomeCommand.bindings) == [.mark])
  }

  @Test("after a reload the cursor and the selection stay on their records")
  func reload() throws {
    var state = Fixture.list(Self.thirty)
    state.press(.character(" "), .character(" "), .down)
    let effects = state.press(.character("r"))
    guard case .run(.find(Fixture.query, _), let generation) = effects.first else {
      Issue.record("r did not search again")
      return
    }
    let rest = Array(Self.thirty.dropFirst())
    state.arrange(state.apply(.answered(.found(Fixture.result(rest), state), generation)))
    #expect(state.records?.selection.items.map(\.record) == [Self.thirty[1]])
    #expect(state.records?.current?.recordID == Self.thirty[3].recordID)
    #expect(state.text.contains("1 selected record is no longer there and was unselected."))
  }

  @Test("the cursor and the selection stay on their records when the list is filtered and sorted")
  func arranged() {
    var records = Self.thirty
    for index in [0, 2, 5] { records[index].comment = "other" }
    var state = Fixture.list(records)
    state.press(.down, .character(" "), .character(" "), .down)
    func expectSame(_ rows: Int) {
      #expect(state.records?.rows.count == rows)
      #expect(state.records?.current?.recordID == records[4].recordID)
      #expect(state.records?.selection.items.map(\.record) == [records[1], records[2]])
      #expect(state.records.map { $0.top <= $0.position } == true)
    }
    expectSame(30)
    for key in ["s", "S", "s", "s"] as [Unicode.Scalar] {
      state.press(.character(key))
      expectSame(30)
    }
    state.press(.character("/"))
    state.type("11")
    state.press(.enter)
    expectSame(27)
    state.press(.character("S"))
    expectSame(27)
    state.press(.escape)
    expectSame(30)
  }

  @Test("an incomplete reload takes nothing out of the selection, and says what is missing")
  func incompleteReload() throws {
    var state = Fixture.list(Self.thirty)
    state.press(.character(" "))
    state.press(.character("r"))
    let gap = SearchResult.Gap(
      employees: [UserID(rawValue: "e1043")], from: Fixture.query.span.first,
      to: Fixture.query.span.last, error: .noAnswer(.query, host: "feishu.cn", .timeout))
    let generation = state.generation
    state.arrange(
      state.apply(
        .answered(
          .found(Fixture.result(Array(Self.thirty.dropFirst()), gaps: [gap]), state), generation)
      ))
    #expect(state.records?.selection.count == 1)
    #expect(state.lines[2].contains("Incomplete: some records could not be read of e1043."))
  }

  @Test(
    "an incomplete list names everybody concerned, and says to the end why",
    arguments: Language.allCases)
  func incompleteInFull(language: Language) throws {
    var state = Fixture.list(
      Self.thirty, size: Fixture.standard, context: Fixture.context(language))
    state.press(.character("r"))
    let error = FeishuError.noAnswer(
      .query, host: "attendance-proxy.intranet.example.com", .timeout)
    let gaps = ["e1043", "e1044", "e1043", "e1051"].map { id in
      SearchResult.Gap(
        employees: [UserID(rawValue: id)], from: Fixture.query.span.first,
        to: Fixture.query.span.last, error: error)
    }
    let generation = state.generation
    state.arrange(
      state.apply(.answered(.found(Fixture.result(Self.thirty, gaps: gaps), state), generation)))
    let shown = state.lines[2...4].joined().filter { $0 != " " }
    #expect(shown.contains(language == .english ? "e1043,e1044,e1051" : "e1043、e1044、e1051"))
    let reason = error.sentence(in: language, platform: .feishu).filter { $0 != " " }
    #expect(shown.contains(reason))
    let title = language == .english ? "Time" : "时间"
    #expect(state.lines.firstIndex { $0.contains(title + " ↓") } ?? 0 > 3)
  }

  @Test("a reload that ends while the form is open is there when the form is left")
  func reloadBehindTheForm() {
    var state = Fixture.list(Self.thirty)
    state.press(.character("r"), .character("f"))
    let generation = state.generation
    state.arrange(
      state.apply(
        .answered(.found(Fixture.result(Array(Self.thirty.prefix(5))), state), generation)))
    state.press(.escape)
    #expect(state.records?.rows.count == 5)
    #expect(state.records?.finding == nil)
  }

  @Test("an answer to an older search is dropped")
  func staleSearch() {
    var state = Fixture.list(Self.thirty)
    state.press(.character("r"))
    let old = state.generation
    state.press(.escape, .character("r"))
    let before = state
    #expect(state.apply(.answered(.found(Fixture.result([]), state), old)).isEmpty)
    expectNoDifference(state, before)
  }

  @Test("q quits where the list is the first screen, and asks first where something is selected")
  func quitting() {
    var state = Fixture.list(Self.thirty)
    #expect(state.press(.character("q")) == [.quit(.asked)])
    state.press(.character(" "))
    #expect(!state.press(.character("q")).contains(.quit(.asked)))
    #expect(state.answerYes() == [.quit(.asked)])
  }

  @Test("Ctrl-C asks, and a second time quits")
  func interrupt() {
    var state = Fixture.list(Self.thirty)
    #expect(!state.press(.control("c")).contains(.quit(.interrupted)))
    #expect(state.press(.control("c")) == [.quit(.interrupted)])
  }

  @Test("a failed search says why, and what to do")
  func failed() {
    var (state, effects) = Fixture.started(Fixture.query)
    guard case .run(.find, let generation) = effects.removeFirst() else { return }
    let error = FeishuError.notReached(.token, host: "feishu.cn", .nameNotFound)
    let gap = SearchResult.Gap(
      employees: Fixture.query.employees, from: Fixture.query.span.first,
      to: Fixture.query.span.last, error: error)
    state.arrange(
      state.apply(.answered(.found(Fixture.result([], gaps: [gap]), state), generation)))
    #expect(state.text.contains("cannot find feishu.cn"))
    #expect(state.failure == error)
  }

  @Test("nothing is searched, and no key but q acts, while the window is too small")
  func tooSmall() {
    var (state, effects) = Fixture.started(Fixture.query, size: Size(columns: 50, rows: 10))
    #expect(effects.isEmpty)
    #expect(
      state.lines.prefix(2) == ["Too small: make this window at least 60×16 (q", "quits)."])
    #expect(state.press(.character("d"), .enter, .character("a")).isEmpty)
    effects = state.apply(.resized(Fixture.standard))
    #expect(effects == [.redraw, .run(.find(Fixture.query), state.generation)])
    _ = state.apply(.resized(Size(columns: 59, rows: 16)))
    #expect(state.press(.character("q")) == [.quit(.asked)])
  }
}
