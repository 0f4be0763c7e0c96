import Attendance
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("Selecting as many as may be")
struct SelectTenTests {
  private static let forty = (0..<40).map { Fixture.record($0) }

  /// The list of forty under a filter that leaves all, with the cursor in the middle of it.
  private static func filtered(_ language: Language = .english) -> AppState {
    var state = Fixture.list(forty, context: Fixture.context(language))
    for _ in 0..<20 { state.press(.down) }
    state.press(.character("/"))
    state.type("补录")
    state.press(.enter)
    return state
  }

  private static func selected(_ state: AppState) -> [FlowRecord] {
    state.records?.selection.items.map(\.record) ?? []
  }

  @Test("after a filter it begins at the first row that is shown")
  func first() {
    var state = Self.filtered()
    #expect(state.records?.position == 20)
    state.press(.character("a"))
    #expect(Self.selected(state) == Array(Self.forty[0..<10]))
    #expect(state.records?.position == 0 && state.notice == nil)
  }

  @Test("if the cursor was moved since, it begins there, and says what stands above")
  func moved() {
    for language in Language.allCases {
      var state = Self.filtered(language)
      state.press(.up)
      state.press(.character("a"))
      #expect(Self.selected(state) == Array(Self.forty[19..<29]))
      let words =
        language == .english ? "Not selected: 19 above the cursor." : "未选择：光标上方 19 条。"
      #expect(state.text.contains(words))
    }
    var state = Self.filtered()
    state.press(.character(" "), .character("a"))
    #expect(Self.selected(state) == Array(Self.forty[20..<30]))
    state = Self.filtered()
    state.click(at: Position(column: 20, row: 8))
    let clicked = state.records?.position ?? 0
    state.press(.character("a"))
    #expect(Self.selected(state).first == Self.forty[clicked])
  }

  @Test("without a filter it begins at the cursor, and says nothing of what is above")
  func unfiltered() {
    var state = Self.filtered()
    state.press(.escape, .character("a"))
    #expect(Self.selected(state) == Array(Self.forty[20..<30]))
    #expect(state.notice == nil)
  }

  @Test("after a deletion under a filter it goes on behind what was deleted")
  func nextTen() {
    var state = Self.filtered()
    state.press(.character("a"))
    let ids = Set(Self.forty[1..<10].compactMap(\.recordID))
    state.arrange(state.tell(.deleted(ids)))
    #expect(state.records?.current == Self.forty[10])
    state.press(.character("a"))
    // The one that was not deleted is still selected.
    #expect(Self.selected(state) == [Self.forty[0]] + Array(Self.forty[10..<19]))
    #expect(state.notice == nil)
  }

  @Test("what it passes over is said", arguments: Language.allCases)
  func passedOver(language: Language) {
    var records = (0..<6).map { Fixture.record($0) }
    records[1].recordID = nil
    records[3].oddities = [.sharedID]
    records[4].oddities = [.sharedID]
    var state = Fixture.list(records, context: Fixture.context(language))
    state.press(.home, .character("a"))
    #expect(Self.selected(state).map(\.recordID) == [0, 2, 5].map { records[$0].recordID })
    #expect(state.dialog == nil)
    let words =
      language == .english
      ? "Not selected: 1 without an id, 2 whose id another one has too."
      : "未选择：无 ID 1 条，与其他记录 ID 相同 2 条。"
    #expect(state.text.contains(words))
    state.press(.end, .character("a"))
    let nothing =
      language == .english
      ? "From here on there is no other record to select." : "从此处起没有其他可选的记录。"
    #expect(state.text.contains(nothing))
  }
}
