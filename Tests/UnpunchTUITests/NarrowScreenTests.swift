import Attendance
import FeishuAttendance
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Screens with little room, and with much")
struct NarrowScreenTests {
  @Test("the hints of an outcome keep trying again and undoing", arguments: Language.allCases)
  func outcomeHints(language: Language) throws {
    let state = Scene.outcome.state(Fixture.narrow, language)
    let hints = try #require(state.lines.last)
    #expect(hints.contains(language == .english ? "r retry 2" : "r 重试 2 条"))
    #expect(hints.contains(language == .english ? "u undo 4" : "u 撤销 4 条"))
    #expect(hints.contains("? ") && hints.contains("q "))
    #expect(!hints.contains("…"))
  }

  @Test("the counts of an undo and of an outcome are whole", arguments: Language.allCases)
  func counts(language: Language) {
    for scene in [Scene.undone, .outcome, .unknown, .settled, .settling] {
      #expect(!scene.state(Fixture.narrow, language).lines[1].contains("…"))
    }
    let batch = Fixture.batch(Array(repeating: .deleted(.reply), count: 10))
    var state = Fixture.list(
      (0..<20).map { Fixture.record($0) }, size: Fixture.narrow, context: Fixture.context(language))
    state.show(DeletionReport(batch: batch))
    state.openUndo(Fixture.plan(batch))
    for _ in 0..<10 { state.scrollSeeing(.down) }
    state.press(.character("1"), .character("0"))
    let effects = state.press(.enter)
    for case .run(.undo, let generation) in effects {
      let report = Fixture.undoReport(batch, Array(repeating: .imported(RecordID("1")), count: 10))
      _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    }
    #expect(state.lines[1].contains(language == .english ? "not imported 0" : "未导入 0 条"))
  }

  @Test("ids are whole in the panes, and check times are written alike", arguments: [60, 80, 120])
  func panes(columns: Int) {
    let state = Scene.undone.state(Size(columns: columns, rows: 24), .english)
    let heads = state.lines.filter { $0.contains("✓ ") || $0.contains("✗ ") || $0.contains("? 2") }
      .filter { $0.contains("08:5") }
    #expect(!heads.isEmpty)
    for head in heads {
      #expect(!head.contains("…"))
      #expect(head.contains("2026-11-20") == (columns == 80))
    }
  }

  @Test("a pane of nothing gives way to what there is, and the cause is told to its end")
  func emptyPanes() {
    let state = Scene.settling.state(Fixture.narrow, .english)
    #expect(state.text.contains("you know."))
    #expect(!state.text.contains("none"))
    #expect(state.lines[1].contains("deleted 0 · not deleted 0"))
    #expect(Scene.settling.state(Fixture.wide, .english).text.contains("none"))
  }

  @Test("a high window shows all that is known of the record under the cursor below the panes")
  func details() {
    var state = Scene.outcome.state(Size(columns: 200, rows: 60), .english)
    #expect(state.text.contains("─ Details ─"))
    #expect(state.text.contains("Record id         6709354699356942000"))
    state.press(.end)
    #expect(state.text.contains("Record id         6709354699356941994"))
    #expect(!Scene.outcome.state(Fixture.standard, .english).text.contains("Details"))
  }

  @Test("every choice of the form is whole, at every width", arguments: Language.allCases)
  func form(language: Language) {
    for columns in 60...130 {
      let size = Size(columns: columns, rows: 24)
      let context = Fixture.context(language)
      let (state, _) = Fixture.started(nil, size: size, context: context)
      for preset in TimeSpan.Preset.allCases {
        #expect(state.text.contains(context.words(.find(.preset(preset))).plain))
      }
      for kind in IDKind.allCases {
        #expect(state.text.contains(context.words(.find(.idKind(kind))).plain))
      }
      // The header's app id has its own.
      #expect(!state.lines.dropFirst().contains { $0.contains("…") })
    }
  }

  @Test("what is wrong in the form and does not fit beside its field stands below, once")
  func problem() {
    var (state, _) = Fixture.started(nil, size: Fixture.narrow)
    state.press(.tab, .tab)
    state.type("x")
    #expect(state.text.components(separatedBy: "not a date such as").count == 2)
    #expect(state.text.contains("not a date such as 2026-11-16 or 2026-11-16 08:30"))
    // It stays where the cursor goes on.
    state.press(.tab)
    #expect(state.text.contains("not a date such as"))
  }

  @Test("a notice of several rows covers neither the tray nor the cursor's row")
  func tray() {
    var state = Fixture.list((0..<30).map { Fixture.record($0) }, size: Fixture.narrow)
    state.press(.character("a"), .end, .character(" "))
    #expect(state.notice?.text == .records(.tenAreSelected(canDelete: true)))
    #expect(state.lines.contains { $0.contains(" 9 11-20") && $0.contains("10 11-20") })
    let id = state.records?.current?.recordID?.rawValue.suffix(6) ?? ""
    #expect(state.text.contains("…") && state.text.contains(id))
    #expect(state.lines.contains { $0.contains("Ten are selected") })
  }

  @Test("the panes make room for a notice of several rows")
  func paneNotice() {
    var state = Scene.undone.state(Fixture.narrow, .english)
    state.press(.character("m"))
    #expect(
      state.lines[13].hasPrefix("└") && state.lines[14].contains("The outcome of this record"))
  }

  @Test("nothing that the program says itself is cut", arguments: Scene.allCases)
  func sentences(scene: Scene) throws {
    // The app's id, the end of a list or of a record's id, what is under way, and any text in a filter.
    let meant = try Regex("cli_a1b2…c3d4|…[0-9]{2,}|(ing|file|正在[^ ]+|向飞书查询)…|(Feishu|it) …|:…\"")
    for language in Language.allCases {
      let lines = scene.state(Fixture.narrow, language).lines
      // A row of a list may leave out of a record what its details show.
      for line in lines.map({ $0.replacing(meant, with: "") }) where !line.contains("11-20 08:") {
        #expect(!line.contains("…"), "\(scene) \(language)")
      }
    }
  }

  @Test("no line of any help is cut", arguments: Scene.allCases)
  func help(scene: Scene) {
    for language in Language.allCases {
      for size in [Fixture.narrow, Fixture.standard] {
        var state = scene.state(size, language)
        state.press(.function(1))
        guard let help = state.help else { continue }
        let box = help.box(state.context, room: size)
        #expect(box.lines.count >= help.help.rows.count)
        #expect(!box.lines.joined().contains { $0.0.plain.contains("…") })
        state.press(.end)
        #expect(state.lines.contains { $0.contains(Key.control("z").label) })
      }
    }
  }

  @Test("why the records could not be read again is told to its end", arguments: Language.allCases)
  func failure(language: Language) {
    for count in [3, 10] {
      var state = Fixture.list(
        (0..<20).map { Fixture.record($0) }, size: Fixture.narrow,
        context: Fixture.context(language))
      for _ in 0..<count { state.press(.character(" ")) }
      for case .run(.reread, let generation) in state.press(.character("d")) {
        _ = state.apply(.timerFired(.questionDeadTime, generation))
        let error = FeishuError.noAnswer(.query, host: "open.feishu.cn", .timeout)
        _ = state.apply(.answered(.rereadFinished(.failed(error)), generation))
      }
      #expect(state.text.contains(language == .english ? "Try again." : "请重试。"))
      #expect(state.text.contains("cli_a1b2…c3d4"))
    }
  }

  @Test("what is said in the list of an undo is whole", arguments: Language.allCases)
  func undo(language: Language) {
    var state = Scene.undo.state(Fixture.narrow, language)
    for _ in 0..<10 {
      for line in state.lines where line.contains("6709354699350000009") || line.contains("✗") {
        #expect(!line.contains("…"))
      }
      state.press(.down)
    }
  }

  @Test("the history has every column at every width, and says what its signs mean")
  func history() {
    for columns in 60...130 {
      let state = Scene.history.state(Size(columns: columns, rows: 24), .english)
      #expect(state.lines[2].contains("State") && state.lines[2].contains("Reason"))
      #expect(state.text.contains("HR-1204"))
      #expect(state.text.contains("undone") || state.text.contains("Undone"))
    }
  }
}
