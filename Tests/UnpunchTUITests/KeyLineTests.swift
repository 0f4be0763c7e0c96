import Attendance
import FeishuAttendance
import Journal
import Terminal
import Testing
import Wording

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("What is shown is what holds")
struct KeyLineTests {
  /// Ways in which less than all is offered.
  private static func contexts(_ language: Language) -> [AppContext] {
    [
      Fixture.context(language), Fixture.context(language, isReadOnly: true),
      Fixture.context(language, isRestricted: true),
      Fixture.context(language, journalProblem: .cannotWrite(.readOnly)),
    ]
  }

  /// States in which less than all of the keys of a screen do something.
  private static func states(_ size: Size, _ context: AppContext) -> [(String, AppState)] {
    // That of many calls is a question like the others, and takes long.
    var states = Scene.allCases.filter { $0 != .manyCalls }.map {
      ($0.rawValue, $0.state(size, context))
    }
    let three = (0..<3).map { Fixture.record($0) }
    states.append(("empty", Fixture.list([], size: size, context: context)))
    var reading = Fixture.started(Fixture.query, size: size, context: context).0
    states.append(("reading", reading))
    reading = Fixture.list(three, size: size, context: context)
    reading.press(.character("r"))
    states.append(("reading again", reading))
    var all = Fixture.list(
      (0..<20).map { Fixture.record($0) }, size: size, context: context)
    all.press(.character("a"))
    states.append(("on a selected one", all))
    all.press(.end)
    states.append(("ten are selected", all))
    var nothing = Fixture.list(three, size: size, context: context)
    nothing.press(.character("/"))
    nothing.type("nowhere")
    nothing.press(.enter)
    states.append(("nothing matches", nothing))
    var withoutID = three[0]
    withoutID.recordID = nil
    states.append(("without an id", Fixture.list([withoutID], size: size, context: context)))
    var form = Fixture.started(nil, size: size, context: context).0
    states.append(("form", form))
    form.press(.tab)
    states.append(("choice", form))
    let silence = Verdict.unknown(.noData)
    for (name, verdicts) in [
      ("deleted", [Verdict.deleted(.reply)]), ("refused", [.notDeleted(.notGiven)]),
      ("all", [.deleted(.reply), .notDeleted(.notGiven), silence]),
    ] {
      for isPurged in [false, true] {
        var outcome = Fixture.list(three, size: size, context: context)
        outcome.openFromHistory(Fixture.batch(verdicts, isPurged: isPurged))
        states.append((name, outcome))
        outcome.press(.end)
        states.append((name + " at the end", outcome))
      }
    }
    return states
  }

  /// The keys that are written on the screen so that they can be clicked.
  private static func offered(_ state: AppState) -> Set<Key> {
    var frame = Frame(size: state.size)
    state.view(into: &frame)
    var keys: Set<Key> = []
    for row in 0..<state.size.rows {
      // No key and what it does is shorter.
      for column in stride(from: 0, to: state.size.columns, by: 4) {
        if case .key(let key) = frame.target(at: Position(column: column, row: row)) {
          keys.insert(key)
        }
      }
    }
    return keys
  }

  @Test(
    "every key that is offered does something, on every screen and in every mode",
    arguments: Language.allCases)
  func keys(language: Language) {
    var count = 0
    for context in Self.contexts(language) {
      for size in [Fixture.narrow, Fixture.standard, Size(columns: 200, rows: 24)] {
        for (name, shown) in Self.states(size, context) {
          var before = shown
          before.forgetNotices()
          before.wake()
          for key in Self.offered(before) {
            count += 1
            var state = before
            let effects = state.apply(.keyPressed(key)).filter {
              if case .discardTypedAhead = $0 { false } else { true }
            }
            // A sentence alone is a refusal.
            state.notice = before.notice
            state.journal = before.journal
            #expect(
              !effects.isEmpty || state != before,
              "\(name), \(size.columns) columns, read-only \(context.isReadOnly): \(key.label)")
          }
        }
      }
    }
    #expect(count > 1000)
  }

  @Test("read-only, what is selected is there to be copied", arguments: Language.allCases)
  func readOnly(language: Language) {
    let context = Fixture.context(language, isReadOnly: true)
    var state = Fixture.list(
      (0..<20).map { Fixture.record($0) }, size: Fixture.standard, context: context)
    let words = language == .english ? "Space select to copy" : "Space 选择以复制"
    #expect(state.lines.last?.contains(words) == true)
    state.press(.character("a"), .character("a"))
    #expect(state.notice?.text == .records(.tenAreSelected(canDelete: false)))
    state.press(.home)
    let unselect = language == .english ? "Space unselect" : "Space 取消选择"
    #expect(state.lines.last?.contains(unselect) == true)
  }

  @Test(
    "at 80 columns the list names f, with and without a selection", arguments: Language.allCases)
  func find(language: Language) {
    var state = Fixture.list(
      (0..<20).map { Fixture.record($0) }, size: Fixture.standard,
      context: Fixture.context(language))
    let find = language == .english ? "f find" : "f 查询"
    #expect(state.lines.last?.contains(find) == true)
    state.press(.character("a"))
    #expect(state.lines.last?.contains(find) == true)
    let delete = language == .english ? "d delete 10" : "d 删除 10 条"
    #expect(state.lines.last?.contains(delete) == true)
  }

  @Test("under --restricted no help names Ctrl-Z, nor the form F4, and each says what can be done")
  func restricted() {
    for language in Language.allCases {
      let context = Fixture.context(language, isRestricted: true)
      for (name, shown) in Self.states(Size(columns: 120, rows: 60), context) {
        var state = shown
        state.press(.function(1))
        guard state.help != nil else { continue }
        #expect(!state.text.contains("Ctrl-Z"), "\(name)")
        // The list takes ids by it, also where no file is read.
        #expect(!state.text.contains("F4") || state.screen is RecordsScreen, "\(name)")
      }
      var form = Fixture.started(nil, context: context).0
      #expect(form.press(.function(4)).isEmpty && form.dialog == nil)
      #expect(form.notice?.text == .find(.filesNotRead))
      #expect(form.press(.control("z")).isEmpty)
      #expect(form.notice?.text == .noShell)
    }
  }

  @Test("the head of the list says what the rows below are", arguments: Language.allCases)
  func head(language: Language) {
    let zone = Fixture.context(language, isReadOnly: true)
    for context in [Fixture.context(language), zone] {
      var state = Fixture.list(
        (0..<20).map { Fixture.record($0, comment: $0 < 5 ? "other" : "same") },
        context: context)
      let mark = context.words(.readOnlyMark).plain
      let filter = language == .english ? "filter: other" : "筛选：other"
      func expectHead(_ order: RecordOrder, isFiltered: Bool) {
        let title = context.words(.records(.columnTitle(order.column))).plain
        #expect(state.lines[2].contains(title + (order.isAscending ? " ↑" : " ↓")))
        #expect(state.lines[2].count { "↑↓".contains($0) } == 1)
        #expect(state.lines[1].contains(filter) == isFiltered)
        #expect(state.lines[0].contains("Asia/Shanghai (UTC+8)"))
        #expect(state.lines[0].contains(mark) == context.isReadOnly)
        let count = context.words(
          .records(.recordCount(20, shown: state.records?.rows.count ?? 0)))
        #expect(state.lines[1].contains(count.plain))
      }
      var order = RecordOrder.newestFirst
      expectHead(order, isFiltered: false)
      for key in ["S", "s", "S", "s", "s"] as [Unicode.Scalar] {
        let effects = state.apply(.keyPressed(.character(key)))
        // What was asked for is not shown yet.
        expectHead(order, isFiltered: false)
        state.arrange(effects)
        order = state.records?.order ?? order
        expectHead(order, isFiltered: false)
      }
      state.press(.character("/"))
      state.type("othe")
      let effects = state.apply(.keyPressed(.character("r")))
      #expect(!state.lines[1].contains(filter))
      state.arrange(effects)
      expectHead(order, isFiltered: true)
      #expect(state.records?.rows.count == 5)
    }
  }

  @Test(
    "the head of every screen has the zone and the mode that hold, and counts what stands below",
    arguments: Language.allCases)
  func heads(language: Language) {
    var screens: Set<String> = []
    for context in Self.contexts(language) {
      let mark = context.words(.readOnlyMark).plain
      for (name, state) in Self.states(Fixture.wide, context) {
        #expect(state.lines[0].contains("Asia/Shanghai"), "\(name)")
        #expect(state.lines[0].contains(mark) == (context.refusalToChange != nil), "\(name)")
        guard state.dialog == nil, state.help == nil else { continue }
        screens.insert(String(describing: type(of: state.screen)))
        switch state.screen {
        case let outcome as OutcomeScreen:
          let verdicts = outcome.report.batch.verdicts.map(\.verdict)
          let parts: [TallyText] = [
            .asked(verdicts.count), .deleted(verdicts.count { $0.isDeleted }),
            .notDeleted(verdicts.count { !$0.isDeleted && !$0.isUnknown }),
          ]
          for part in parts {
            #expect(state.lines[1].contains(context.words(part).plain), "\(name)")
          }
          let unknown = verdicts.count { $0.isUnknown }
          #expect(
            state.lines[1].contains(context.words(TallyText.unknown(unknown)).plain)
              == (unknown > 0), "\(name)")
        case let history as HistoryScreen:
          guard let entries = history.entries else { continue }
          let count = context.words(.history(.batchCount(entries.count))).plain
          #expect(state.lines[1].contains(count), "\(name)")
        case let find as FindScreen:
          let lit = TimeSpan.Preset.allCases.filter {
            state.text.contains("▸" + context.words(.find(.preset($0))).plain)
          }
          #expect(lit == (find.preset(today: context.today).map { [$0] } ?? []), "\(name)")
        case _: break
        }
      }
    }
    #expect(screens.isSuperset(of: ["OutcomeScreen", "HistoryScreen", "FindScreen"]))
  }

  @Test("a key that a search refused leaves no sentence over the list that it brings")
  func refusedWhileReading() {
    for isFirst in [false, true] {
      var state = Fixture.list([Fixture.record(0)])
      if isFirst {
        state = Fixture.started(Fixture.query).0
      } else {
        state.press(.character("r"))
      }
      let generation = state.records?.finding?.generation
      state.press(.character(" "))
      #expect(state.notice?.text == .records(.stillReading))
      guard let generation else { return }
      let answer = Answer.found(Fixture.result([Fixture.record(0), Fixture.record(1)]), state)
      state.arrange(state.apply(.answered(answer, generation)))
      #expect(state.notice == nil)
      #expect(state.records?.rows.count == 2)
    }
  }

  @Test("while rows are being arranged no key says that there is no record")
  func refusedWhileArranging() {
    var state = Fixture.list((0..<3).map { Fixture.record($0) })
    state.press(.character(" "))
    let pending = state.tell(.deleted(Set([Fixture.record(0).recordID].compactMap(\.self))))
    #expect(state.records?.isArranging == true && state.records?.current == nil)
    for key in [Key.character(" "), .character("a"), .enter] {
      _ = state.apply(.keyPressed(key))
      #expect(state.notice?.text == .deadKey(.waitedInVain))
    }
    state.arrange(pending)
    #expect(state.records?.rows.count == 2)
  }

  @Test("after a reading that failed nothing is hidden by a filter, and no name is lost")
  func failedReading() {
    for filter in ["", "补录"] {
      var state = Fixture.list((0..<20).map { Fixture.record($0) })
      state.press(.character(" "), .character(" "), .character("/"))
      state.type(filter)
      state.press(.enter)
      let before = state.lines.filter {
        $0.contains(" 赵敏 e1043") && $0.contains("6709354699356942000")
      }
      #expect(before.count == 1)
      let gap = SearchResult.Gap(
        employees: Fixture.query.employees, from: Fixture.query.span.first,
        to: Fixture.query.span.last, error: .noAnswer(.query, host: "feishu.cn", .timeout))
      for case .run(.find, let generation) in state.press(.character("r")) {
        let nothing = SearchResult(
          query: Fixture.query, store: RecordStore([]), names: [:], gaps: [gap])
        state.arrange(state.apply(.answered(.found(nothing, state), generation)))
      }
      #expect(state.records?.selection.count == 2)
      #expect(!state.text.contains("hidden by the filter"))
      #expect(state.text.contains("selected 2 of 10, 2 could not be read again"))
      #expect(state.lines.filter { $0.contains(" 赵敏 e1043") } == before)
      state.press(.character(" "))
      #expect(state.text.contains("they could not be read. Press r to read again."))
    }
  }
}
