import Attendance
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The mouse")
struct ClickTests {
  private static func list(_ size: Size = Fixture.wide) -> AppState {
    Fixture.list((0..<60).map { Fixture.record($0) }, size: size)
  }

  @Test("a press goes to a record, a press twice shows its details")
  func entries() {
    var state = Self.list()
    state.click("08:55:12")
    #expect(state.records?.position == 3)
    #expect(state.dialog == nil)
    state.click("08:55:12", .doublePress)
    #expect(state.text.contains("6709354699356941997"))
    #expect(state.text.contains("─ Details ─"))
    // What lies under the dialog is not pressed.
    state.click(at: Position(column: 1, row: 4))
    #expect(state.records?.position == 3)
    state.click("other key closes")
    #expect(state.dialog == nil)
  }

  @Test("a press on a mark selects and unselects, and the cursor stays there")
  func marks() {
    var state = Self.list()
    let mark = Position(column: 2, row: 7)
    state.click(at: mark)
    #expect(state.records?.selection.count == 1)
    let position = state.records?.position
    #expect(position == 4)
    state.click(at: mark, .doublePress)
    #expect(state.records?.selection.count == 0)
    #expect(state.records?.position == position)
    #expect(state.dialog == nil)
  }

  @Test("a record that does not look imported is asked about, and the cursor stays")
  func unlikely() {
    var records = (0..<9).map { Fixture.record($0) }
    records[2] = Fixture.record(2, externalID: nil, type: .userPunch)
    var state = Fixture.list(records)
    state.click(at: Position(column: 2, row: 5))
    state.click("Esc leave out")
    #expect(state.dialog == nil && state.records?.selection.count == 0)
    state.click(at: Position(column: 2, row: 5))
    state.wake()
    state.click("y select")
    #expect(state.records?.selection.count == 1)
    #expect(state.records?.position == 2)
  }

  @Test("the wheel moves by three rows, and does nothing where the arrows choose or type")
  func wheel() {
    var state = Self.list()
    state.click(at: Position(column: 0, row: 0), .wheelDown)
    #expect(state.records?.position == 3)
    state.click(at: Position(column: 0, row: 0), .wheelUp)
    #expect(state.records?.position == 0)
    state.press(.character("/"))
    state.click(at: Position(column: 0, row: 0), .wheelDown)
    #expect(state.records?.isTypingFilter == true)
    state.press(.escape, .character("f"))
    let before = state
    state.click(at: Position(column: 0, row: 0), .wheelDown)
    #expect(state.text == before.text)
  }

  @Test("a press on a key of the last row is the key")
  func hints() {
    var state = Self.list()
    state.click("s sort")
    #expect(state.records?.order.column == .employee)
    state.click("/ filter")
    #expect(state.records?.isTypingFilter == true)
    // A press in the list ends the typing, and leaves the filter.
    state.type("补录")
    state.click("08:55:12")
    #expect(state.records?.isTypingFilter == false)
    #expect(state.records?.filterField.text == "补录")
  }

  @Test("a sentence over the last row covers its keys, and a press takes it away")
  func notice() {
    var state = Self.list()
    state.press(.character("d"))
    #expect(state.notice != nil)
    for column in 0..<Fixture.wide.columns {
      var pressed = state
      pressed.click(at: Position(column: column, row: 39))
      #expect(pressed.dialog == nil && pressed.notice == nil)
    }
  }

  @Test(
    "no press in a question that is answered by a count is an Enter, and one leads out of it",
    arguments: [Scene.confirm, .undo], [Fixture.narrow, Fixture.standard, Fixture.wide])
  func question(scene: Scene, size: Size) {
    var state = scene.state(size, .english)
    var frame = Frame(size: size)
    state.view(into: &frame)
    let targets = (0..<size.rows).flatMap { row in
      (0..<size.columns).compactMap { frame.target(at: Position(column: $0, row: row)) }
    }
    #expect(targets.contains(.key(.escape)))
    #expect(!targets.contains(.key(.enter)))
    state.click(at: frame.position(of: "Esc", row: size.rows - 1))
    #expect(state.confirm == nil && state.undo == nil)
  }

  @Test("a press on what leads on leads out of a dialog that only tells")
  func closing() {
    var state = Scene.opened.state(Fixture.standard, .english)
    state.click("Enter: continue")
    #expect(state.dialog == nil)
    state = Self.list()
    state.press(.control("c"))
    state.click("Esc stay")
    #expect(state.dialog == nil)
    state.press(.control("c"))
    state.wake()
    #expect(state.click("y quit").contains { if case .quit = $0 { true } else { false } })
  }

  @Test("a press goes to a batch of the history, a press twice opens it")
  func history() {
    var state = Scene.history.state(Fixture.wide, .english)
    state.click("李强")
    #expect(state.history?.current?.number == 15)
    let effects = state.click("李强", .doublePress)
    #expect(effects == [.run(.readBatch(15), state.generation)])
  }

  @Test("in the panes a record and what is said under it stand for the record")
  func panes() {
    var state = Scene.outcome.state(Fixture.wide, .english)
    state.click("no row affected")
    #expect(state.outcome?.current?.verdict == .notDeleted(.platform("no row affected")))
    let last = state.outcome?.cursor.position
    #expect(last == 6)
    state.click(at: Position(column: 6, row: 3))
    #expect(state.outcome?.cursor.position == 0)
    state.click(at: Position(column: 6, row: 3), .doublePress)
    #expect(state.dialog != nil)
  }

  @Test("a press goes to a field of the form, and takes a choice")
  func form() {
    var state = Fixture.started(nil).0
    state.click("this month")
    guard let find = state.screen as? FindScreen else { return #expect(Bool(false)) }
    #expect(find.focus == .span)
    #expect(find.preset(today: state.context.today) == .thisMonth)
    #expect(find.from.text == "2026-11-01")
    state.click("[ ] include")
    #expect(state.text.contains("[x] include"))
    state.click("Job number")
    #expect(state.text.contains("(•) Job number"))
    state.click("2026-11-01")
    guard let find = state.screen as? FindScreen else { return #expect(Bool(false)) }
    #expect(find.focus == .from)
  }

  @Test("a press on a key is one in the steps of a first start too")
  func setup() {
    var state = SetupTests.state(.tenant)
    var frame = Frame(size: state.size)
    state.view(into: &frame)
    let position = frame.position(of: "F1 help")
    #expect(state.apply(.mouseUsed(MouseEvent(.press, at: position))) == [])
    #expect(state.help != nil)
  }

  @Test("in a window that shows nothing the mouse does nothing")
  func unseen() {
    var state = Self.list()
    _ = state.apply(.resized(Size(columns: 40, rows: 10)))
    let before = state
    for action in MouseEvent.Action.allCases {
      #expect(state.click(at: Position(column: 5, row: 5), action) == [])
    }
    #expect(state.text == before.text)
  }
}

extension AppState {
  /// Uses the mouse on a cell, and answers arrangements on the way.
  @discardableResult
  mutating func click(at position: Position, _ action: MouseEvent.Action = .press) -> [Effect] {
    let effects = apply(.mouseUsed(MouseEvent(action, at: position)))
    arrange(effects)
    return effects
  }

  /// Uses the mouse on the first cell of a text that is on the screen.
  @discardableResult
  mutating func click(_ text: String, _ action: MouseEvent.Action = .press) -> [Effect] {
    var frame = Frame(size: size)
    view(into: &frame)
    return click(at: frame.position(of: text), action)
  }
}

extension Frame {
  /// Where a text begins, in a row or in any; a mistake of the test where it is not shown.
  fileprivate func position(of text: String, row: Int? = nil) -> Position {
    for (index, line) in lines.enumerated() where row == nil || row == index {
      if let range = line.range(of: text) {
        return Position(column: SafeText(String(line[..<range.lowerBound])).columns, row: index)
      }
    }
    Issue.record("The screen does not show “\(text)”.")
    return Position(column: -1, row: -1)
  }
}
