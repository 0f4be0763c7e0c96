import Attendance
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The form that says what to find")
struct FindTests {
  private static func form() -> AppState {
    Fixture.started(nil).0
  }

  @Test("Esc is said to quit where there is nothing to go back to")
  func escapeHint() {
    var state = Self.form()
    #expect(state.text.contains("Esc quit") && !state.text.contains("Esc back"))
    state = Fixture.list([Fixture.record(0)])
    state.press(.character("f"))
    #expect(state.text.contains("Esc back") && !state.text.contains("Esc quit"))
  }

  @Test("without options the form opens, with last week's days")
  func start() {
    let state = Self.form()
    #expect(state.text.contains("2026-11-16"))
    #expect(state.text.contains("2026-11-22"))
    #expect(state.text.contains("Asia/Shanghai (UTC+8)"))
  }

  @Test("Enter searches for what the fields say, with the end of the last day included")
  func search() {
    var state = Self.form()
    state.type("e1043, e1044 e1051")
    #expect(state.press(.enter) == [.run(.find(Fixture.query), state.generation)])
  }

  @Test("ids may be pasted, one a line, and line ends do not press Enter")
  func paste() {
    var state = Self.form()
    #expect(state.apply(.textPasted("e1043\r\ne1044\ne1051\n")).isEmpty)
    #expect(state.text.contains("3 ids"))
    #expect(state.press(.enter) == [.run(.find(Fixture.query), state.generation)])
  }

  @Test("all of a paste is taken, or nothing of it, and then that is said")
  func wholePaste() {
    var state = Self.form()
    let ids = (0..<9000).map { "e\(100_000 + $0)" }
    _ = state.apply(.textPasted(ids.joined(separator: "\n")))
    #expect(state.text.contains("9,000 ids"))
    let before = state.screen
    for (action, sentence) in [
      (Action.pasteRefused, "larger than 4 MiB"),
      (.textPasted("e1\u{7}2"), "control character in it (␇)"),
      (
        .textPasted(String(repeating: "e1 ", count: TextField.longestList / 3)), "at most 4,194,304"
      ),
    ] {
      #expect(state.apply(action).isEmpty)
      #expect(state.screen.isEqual(to: before))
      #expect(state.text.contains(sentence))
    }
    var reason = TextField("")
    #expect(reason.insert(String(repeating: "字", count: TextField.longestLine)) == nil)
    #expect(reason.press(.character("x")) == .full(TextField.longestLine))
    #expect(reason.text.unicodeScalars.count == TextField.longestLine)
  }

  @Test("keys of the shell edit a text: to its ends, delete to its ends, and the word before")
  func editing() {
    for (keys, text) in [
      (["w"], "e1, "), (["w", "w"], ""), (["w", "w", "w"], ""), (["a", "k"], ""), (["k"], "e1, e2"),
      (["u"], ""), (["a", "u"], "e1, e2"), (["a", "w"], "e1, e2"), (["a", "e", "w"], "e1, "),
    ] as [([Character], String)] {
      var field = TextField("e1, e2")
      for key in keys { #expect(field.press(.control(key)) == nil) }
      #expect(field.text == text, "\(keys)")
    }
    var field = TextField("赵敏、李强 号")
    _ = (field.press(.left), field.press(.left), field.press(.control("w")))
    #expect(field.text == "赵敏、 号" && field.cursor == 3)
    _ = field.press(.control("k"))
    #expect(field.text == "赵敏、")
    var state = Self.form()
    state.type("e1, e2")
    state.press(.control("w"))
    #expect(state.text.contains("e1,") && !state.text.contains("e2"))
    state.press(.function(1))
    for row in HelpRow.editing { #expect(state.text.contains(row.keys)) }
  }

  @Test("in a list of thousands, what is typed is seen at the cursor")
  func longList() {
    var state = Self.form()
    let ids = (0..<3000).map { "e\(10_000 + $0)" }.joined(separator: ", ")
    _ = state.apply(.textPasted(ids))
    state.type(", zz9")
    #expect(state.text.contains("e12999, zz9"))
    #expect(state.text.contains("3,001 ids"))
    state.press(.home)
    #expect(state.text.contains("e10000, e10001"))
    state.press(.end, .tab)
    #expect(state.text.contains("e10000, e10001"))
  }

  @Test("what cannot be right is said beside its field, and nothing is sent")
  func problems() {
    var state = Self.form()
    #expect(state.press(.enter).isEmpty)
    #expect(state.text.contains("type at least one id"))
    state.type("e1")
    state.press(.tab, .tab, .control("u"))
    state.type("2026-02-30")
    #expect(state.press(.enter).isEmpty)
    #expect(state.text.contains("not a date such as"))
    state.press(.control("u"))
    state.type("2026-12-01")
    #expect(state.press(.enter).isEmpty)
    #expect(state.text.contains("the end is before the beginning"))
  }

  @Test("a year that cannot be meant is refused, with the likely one")
  func years() {
    var state = Self.form()
    state.type("e1")
    state.press(.tab, .tab, .control("u"))
    state.type("0206-11-17")
    #expect(state.press(.enter).isEmpty)
    #expect(state.text.contains("year must be from 2016 to next year: 2026?"))
    state.press(.control("u"))
    state.type("2026-11-17")
    #expect(!state.press(.enter).isEmpty)
  }

  @Test("a search of many calls is announced, and made where that is asked for")
  func manyCalls() {
    var state = Self.form()
    let ids = (0..<50_000).map { "e\($0)" }.joined(separator: ",")
    _ = state.apply(.textPasted(ids))
    state.press(.enter)
    #expect(state.text.contains("2,000 calls, about 2 minutes") && state.text.contains("quota"))
    #expect(state.press(.enter).isEmpty)
    #expect(state.press(.escape).isEmpty)
    #expect(state.dialog == nil && state.text.contains("50,000 ids"))
    state.press(.enter)
    guard case .run(.find(let query, _), _) = state.answerYes().first else {
      Issue.record("It was not searched.")
      return
    }
    #expect(query.employees.count == 50_000)
  }

  @Test("a letter in a text field is text, also q and ?")
  func letters() {
    var state = Self.form()
    #expect(state.type("q?dafr").isEmpty)
    #expect(state.dialog == nil)
    #expect(state.text.contains("q?dafr"))
  }

  @Test("the named spans fill the dates")
  func spans() throws {
    var state = Self.form()
    state.press(.tab, .tab, .tab, .tab, .left, .left)
    #expect(state.text.contains("2026-11-22"))
    state.press(.left)
    let find = try #require(state.screen as? FindScreen)
    #expect(find.from.text == "2026-11-23")
    #expect(find.to.text == "2026-11-23")
  }

  @Test("the named span that is lit is the one that is set, and none is where other days are")
  func litSpan() {
    var state = Self.form()
    func lit() -> TimeSpan.Preset? {
      (state.screen as? FindScreen)?.preset(today: state.context.today)
    }
    #expect(lit() == .lastWeek && state.text.contains("▸last week"))
    state.press(.tab, .tab, .tab, .tab)
    // On a Monday this week is today alone: of both the one that was chosen is lit.
    for preset in [TimeSpan.Preset.thisWeek, .yesterday, .today, .lastMonth] {
      state.press(.left)
      #expect(lit() == preset)
    }
    state.press(.backTab, .end, .backspace)
    #expect(lit() == nil && !state.text.contains("▸last"))
    state.type("0")
    state.press(.tab, .right)
    #expect(lit() == .today)
  }

  @Test("the id kind and former staff are chosen with the arrows and Space")
  func choices() {
    var state = Self.form()
    state.type("A-1")
    state.press(.tab, .right, .up, .up, .character(" "))
    guard case .run(.find(let query, _), _) = state.press(.enter).first else {
      Issue.record("Enter did not search.")
      return
    }
    #expect(query.idKind == .employeeNumber)
    #expect(query.includesFormer)
  }

  @Test("Esc asks before it quits, and goes back where there is a list")
  func escape() {
    var state = Self.form()
    #expect(!state.press(.escape).contains(.quit(.asked)))
    #expect(state.answerYes() == [.quit(.asked)])
    var list = Fixture.list([Fixture.record(0)])
    list.press(.character("f"), .escape)
    #expect(list.records?.rows.count == 1)
  }

  @Test("F4 reads a file, and says what is wrong with it")
  func file() throws {
    var state = Self.form()
    state.press(.function(4))
    state.type("ids.txt")
    #expect(
      state.press(.enter) == [.run(.readEmployees(path: "ids.txt", .employeeID), state.generation)])
    _ = state.apply(
      .answered(
        .employeesRead(
          .failure(FileProblem(path: "ids.txt", reason: "No such file or directory"))),
        state.generation))
    #expect(state.text.contains("ids.txt cannot be read: No such file or directory"))
    state.press(.enter)
    let long = FileProblem(path: String(repeating: "a", count: 300), reason: "Permission denied")
    _ = state.apply(.answered(.employeesRead(.failure(long)), state.generation))
    #expect(state.text.contains("Permission denied"))
    state.press(.enter)
    let list = try EmployeeList(file: Array("工号\n1\n2\n".utf8), kind: .employeeID)
    _ = state.apply(.answered(.employeesRead(.success(list)), state.generation))
    #expect(state.dialog == nil)
    #expect(state.text.contains("2 ids"))
    #expect(state.text.contains("these ids are employee_no"))
    #expect(state.text.contains("(•) Job number"))
  }

  @Test(
    "a span that the clocks were put forward over is told as that, and UTC by the name that is taken"
  )
  func skippedHour() {
    let zone = TimeZone(identifier: "America/New_York") ?? .gmt
    var state = Fixture.started(nil, context: Fixture.context(zone: zone)).0
    state.press(.tab, .tab)
    for time in ["2026-03-08 02:10", "2026-03-08 02:50"] {
      state.press(.control("u"))
      state.type(time)
      state.press(.tab)
    }
    #expect(state.text.contains("the clocks went forward: there was no such time"))
    #expect(!state.text.contains("the end is before the beginning"))
    let utc = Fixture.started(nil, context: Fixture.context(zone: .utc)).0
    #expect(utc.text.contains("UTC (UTC+0)") && !utc.text.contains("Etc/"))
  }
}
