import Attendance
import Terminal
import Testing

@testable import UnpunchTUI

@Suite("Key tables")
struct KeyTableTests {
  private static func check<Command>(_ bindings: [KeyBinding<Command>]) {
    let keys = bindings.flatMap(\.keys)
    #expect(Set(keys).count == keys.count, "A key is bound twice.")
    for binding in bindings {
      #expect(!binding.keys.isEmpty)
      for language in Language.allCases {
        #expect(!binding.help.words(in: language, platform: .feishu).isEmpty)
      }
    }
  }

  @Test("nothing is bound twice, and everything has its help")
  func tables() {
    Self.check(RecordsCommand.bindings)
    Self.check(FindCommand.bindings)
    Self.check(OutcomeCommand.bindings)
    Self.check(HistoryCommand.bindings)
    Self.check(UndoDialog.bindings)
    Self.check(UndoOutcomeCommand.bindings)
    Self.check(MarkCommand.deletionBindings)
    Self.check(MarkCommand.importBindings)
    Self.check(ConfirmDialog.bindings)
    Self.check(DifferenceCommand.bindings)
  }

  @Test("every command of the list and the outcome has a key, and there is always a way back")
  func complete() {
    #expect(RecordsCommand.bindings.command(for: .character("q")) == .back)
    #expect(OutcomeCommand.bindings.command(for: .character("q")) == .back)
    #expect(HistoryCommand.bindings.command(for: .character("q")) == .back)
    #expect(UndoOutcomeCommand.bindings.command(for: .character("q")) == .back)
    #expect(UndoDialog.bindings.command(for: .escape) == .cancel)
    #expect(MarkCommand.deletionBindings.command(for: .escape) == .cancel)
    #expect(MarkCommand.importBindings.command(for: .escape) == .cancel)
    #expect(FindCommand.bindings.command(for: .escape) == .back)
    #expect(ConfirmDialog.bindings.command(for: .escape) == .cancel)
    #expect(DifferenceCommand.bindings.command(for: .escape) == .cancel)
  }

  @Test("half a page is half of what is seen, and at least a row; it stops at both ends")
  func halfPages() {
    #expect(Movement.halfPageDown.moved(0, count: 100, page: 31) == 15)
    #expect(Movement.halfPageUp.moved(50, count: 100, page: 31) == 35)
    #expect(Movement.halfPageUp.moved(3, count: 100, page: 31) == 0)
    #expect(Movement.halfPageDown.moved(98, count: 100, page: 31) == 99)
    #expect(Movement.halfPageDown.moved(5, count: 100, page: 1) == 6)
    #expect(Movement.halfPageDown.moved(0, count: 0, page: 31) == 0)
  }

  @Test("the keys are those that the product promises")
  func promised() {
    let table: [(Key, RecordsCommand)] = [
      (.up, .move(.up)), (.down, .move(.down)), (.character("j"), .move(.down)),
      (.character("k"), .move(.up)), (.pageUp, .move(.pageUp)), (.pageDown, .move(.pageDown)),
      (.control("b"), .move(.pageUp)), (.control("f"), .move(.pageDown)),
      (.control("u"), .move(.halfPageUp)), (.control("d"), .move(.halfPageDown)),
      (.home, .move(.home)), (.end, .move(.end)), (.character("g"), .move(.home)),
      (.character("G"), .move(.end)), (.character(" "), .toggle), (.character("a"), .selectTen),
      (.character("A"), .unselectAll), (.character("d"), .delete), (.character("/"), .filter),
      (.character("s"), .sort), (.character("S"), .reverse), (.enter, .details),
      (.character("f"), .find), (.character("r"), .reload), (.character("h"), .history),
      (.character("y"), .copy), (.character("?"), .help),
      (.function(1), .help), (.escape, .clearOrBack), (.character("q"), .back),
    ]
    for (key, command) in table {
      #expect(RecordsCommand.bindings.command(for: key) == command)
    }
  }

  @Test("? lists every key of the screen, in both languages", arguments: Language.allCases)
  func help(language: Language) {
    var state = Fixture.list(
      [Fixture.record(0)], size: Size(columns: 120, rows: 60), context: Fixture.context(language))
    state.press(.character("?"))
    for row in RecordsCommand.bindings.helpRows() + HelpRow.everywhere {
      #expect(state.text.contains(row.text.words(in: language, platform: .feishu)))
    }
    state.press(.character("x"))
    #expect(state.dialog == nil)
  }
}
