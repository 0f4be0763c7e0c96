import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("What differs between the selection and the confirmation")
struct DifferencesTests {
  private static let place: ExactText =
    "Singapore office, floor 12, wing of the Equator, gate next to the garden"

  /// Ten records, of which every other one is gone, and the others have three new fields.
  private static func state(_ size: Size, _ language: Language = .english) -> AppState {
    var state = Fixture.list(
      (0..<20).map { Fixture.record($0) }, size: size, context: Fixture.context(language))
    for _ in 0..<10 { state.press(.character(" ")) }
    for case .run(.reread(let plan), let generation) in state.press(.character("d")) {
      let differences = plan.items.enumerated().map { place, item in
        var now = item.record
        now.comment = "edited \(place)"
        now.locationName = Self.place
        return Rereading.Difference(
          item: item,
          change: place.isMultiple(of: 2)
            ? .gone : .fields([.comment, .locationName, .checkTime], now: now))
      }
      _ = state.apply(.timerFired(.questionDeadTime, generation))
      _ = state.apply(.answered(.rereadFinished(.differs(differences)), generation))
    }
    return state
  }

  /// The lines inside of the dialog, without the edges and the two lines at its end.
  private static func inside(_ state: AppState) -> [String] {
    // Left of the dialog there is nothing that is wide.
    let left = (state.size.columns - min(112, state.size.columns - 2)) / 2
    let lines = state.lines.map { $0.dropFirst(left) }.filter { $0.hasPrefix("│ ") }
    return lines.dropLast(2).map { String($0.dropFirst(2).prefix { $0 != "│" }) }
  }

  @Test(
    "all of it can be scrolled to, at every size",
    arguments: [(60, 16), (61, 17), (80, 24), (100, 30), (120, 30)], Language.allCases)
  func all(size: (Int, Int), language: Language) {
    let size = Size(columns: size.0, rows: size.1)
    var state = Self.state(size, language)
    let tall = Self.inside(Self.state(Size(columns: size.columns, rows: 200), language))
    var seen = Self.inside(state)
    #expect(state.text.contains("↓ ") && !state.text.contains("↑ "))
    for _ in 0..<200 where seen.count < tall.count {
      state.press(.down)
      seen.append(Self.inside(state).last ?? "")
    }
    expectNoDifference(seen, tall)
    #expect(state.text.contains("↑ ") && !state.text.contains("↓ "))
    #expect(state.lines.contains { $0.contains("r ") && $0.contains("Esc ") })
  }

  @Test("it scrolls as the other texts do, by keys and by the wheel")
  func keys() {
    let first = Self.state(Fixture.narrow)
    for (there, back) in [
      (Key.down, Key.up), (.character("j"), .character("k")), (.pageDown, .pageUp),
      (.control("f"), .control("b")), (.control("d"), .control("u")), (.end, .home),
      (.character("G"), .character("g")),
    ] {
      var state = first
      #expect(state.press(there).isEmpty)
      #expect(Self.inside(state) != Self.inside(first), "\(there)")
      #expect(state.confirm != nil)
      state.press(back)
      expectNoDifference(state.lines, first.lines)
    }
    var state = first
    let middle = Position(column: 30, row: 8)
    _ = state.apply(.mouseUsed(MouseEvent(.wheelDown, at: middle)))
    var moved = first
    moved.press(.down, .down, .down)
    expectNoDifference(state.lines, moved.lines)
    _ = state.apply(.mouseUsed(MouseEvent(.wheelUp, at: middle)))
    expectNoDifference(state.lines, first.lines)
  }

  @Test("where all of it is seen that is said, and a window that grows leaves no row empty")
  func whole() {
    var state = Self.state(Size(columns: 200, rows: 60))
    state.press(.down)
    #expect(state.notice?.text == .deadKey(.allIsShown))
    var narrow = Self.state(Fixture.narrow)
    narrow.press(.end)
    _ = narrow.apply(.resized(Fixture.wide))
    var fresh = Self.state(Fixture.wide)
    fresh.press(.end)
    expectNoDifference(narrow.lines, fresh.lines)
  }

  @Test("what a field was and is now is told to its end", arguments: [60, 80, 120])
  func whole(columns: Int) {
    let state = Self.state(Size(columns: columns, rows: 120))
    let text = Self.inside(state).joined(separator: " ")
    #expect(text.contains("garden"))
    #expect(!text.contains("Equat…") && !text.contains("gar…"))
  }

  @Test("fields are called and written as in the details", arguments: Language.allCases)
  func words(language: Language) {
    var state = Fixture.list(
      [Fixture.record(0)], size: Fixture.wide, context: Fixture.context(language))
    state.press(.character(" "))
    for case .run(.reread(let plan), let generation) in state.press(.character("d")) {
      let now = FlowRecord(
        recordID: plan.items[0].id, userID: plan.items[0].record.userID,
        creatorID: plan.items[0].record.creatorID, locationName: "",
        checkTime: Fixture.time(minute: 1), comment: "", type: .makeUp)
      let change = Rereading.Change.fields([.checkTime, .type, .locationName], now: now)
      _ = state.apply(
        .answered(
          .rereadFinished(.differs([.init(item: plan.items[0], change: change)])), generation))
    }
    let isEnglish = language == .english
    #expect(
      state.text.contains(
        isEnglish
          ? "Check time: was 2026-11-20 08:58:12, is now 2026-11-20 08:01:12"
          : "打卡时间：原为 2026-11-20 08:58:12，现为 2026-11-20 08:01:12"))
    #expect(state.text.contains(isEnglish ? "(make-up by the user)" : "（用户补卡）"))
    #expect(
      state.text.contains(
        isEnglish ? "Place: was 北京总部 A 座, is now —" : "地点：原为 北京总部 A 座，现为 —"))
  }

  @Test("its help names the keys that scroll")
  func help() {
    var state = Self.state(Fixture.wide)
    state.press(.function(1))
    #expect(state.text.contains("PgDn") && state.text.contains("Home"))
  }
}
