import Attendance
import CustomDump
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Copying ids")
struct CopyTests {
  private static let y = Key.character("y")

  private static func record(withoutID index: Int) -> FlowRecord {
    let record = Fixture.record(index)
    return FlowRecord(
      recordID: nil, userID: record.userID, creatorID: record.creatorID,
      locationName: record.locationName, checkTime: record.checkTime, comment: record.comment,
      type: record.type)
  }

  private static func list(_ language: Language = .english) -> AppState {
    Fixture.list((0..<30).map { Fixture.record($0) }, context: Fixture.context(language))
  }

  private static func ids(_ indices: Int...) -> [RecordID] {
    indices.compactMap { Fixture.record($0).recordID }
  }

  @Test("y takes the record under the cursor, or all that are selected, also those that are hidden")
  func records() {
    var state = Self.list()
    state.press(.down)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(1))])
    state.press(.down, .down, .character(" "), .home, .character(" "))
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(3, 0))])
    state.press(.character("/"))
    state.type("nothing has this")
    state.press(.enter)
    #expect(state.records?.rows.isEmpty == true)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(3, 0))])
  }

  @Test("where there is no id, y says so")
  func nothing() {
    var empty = Fixture.list([])
    #expect(empty.press(Self.y).isEmpty)
    #expect(empty.notice?.text == .records(.noRecordHere(isFiltered: false, isUnread: false)))
    var state = Fixture.list([Self.record(withoutID: 0), Fixture.record(1)])
    #expect(state.press(Self.y).isEmpty)
    #expect(state.notice?.text == .noIDToCopy)
    state.press(.enter)
    #expect(state.text.contains("Any key closes this."))
    #expect(state.press(Self.y).isEmpty)
    #expect(state.dialog == nil)
  }

  @Test("in a text y is a letter, and in a question it is yes")
  func otherMeanings() {
    var state = Self.list()
    state.press(.character("/"))
    #expect(!state.press(Self.y).contains { $0.isCopy })
    #expect(state.records?.filterField.text == "y")
    state.press(.escape, .character(" "), .character("q"))
    expectNoDifference(state.answerYes(), [.quit(.asked)])

    var unlikely = Fixture.list([Fixture.record(0, externalID: nil, type: .userPunch)])
    unlikely.press(.character(" "))
    #expect(unlikely.answerYes().isEmpty)
    #expect(unlikely.records?.selection.count == 1)
  }

  @Test("in an outcome y takes the pane of the cursor, and in the details the one record")
  func outcome() {
    var state = Self.list()
    state.show(
      Fixture.report([.deleted(.reply), .notDeleted(.notGiven), .deleted(.reply)]))
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(0, 2))])
    state.press(.end)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(1))])
    state.press(.home, .enter)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(0))])
    #expect(state.text.contains("y copies the id. Any other key closes this."))
    state.press(.character("x"))
    #expect(state.dialog == nil)
  }

  @Test(
    "the last row names y where there is room, and pushes nothing else out",
    arguments: Language.allCases)
  func hint(language: Language) throws {
    let y = language == .english ? "y copy" : "y 复制"
    for scene in [Scene.records, .selection, .outcome, .unknown, .undone] {
      var shown = 0
      for columns in 60...200 {
        let state = scene.state(Size(columns: columns, rows: 24), language)
        let hints = try #require(state.lines.last)
        guard hints.contains(y) else { continue }
        shown += 1
        #expect(hints.contains(language == .english ? "h history" : "h 历史"))
        if scene == .outcome {
          #expect(hints.contains(language == .english ? "2 of 3 not deleted" : "3 条中的 2 条"))
        }
      }
      #expect(shown > 60, "\(scene)")
    }
  }

  @Test(
    "of what was imported again y takes the new ids, of the rest the ids that they have",
    arguments: Language.allCases)
  func undone(language: Language) {
    var state = Scene.undone.state(Fixture.wide, language)
    let new = ["6709354699357000000"].compactMap { RecordID($0) }
    let isEnglish = language == .english
    expectNoDifference(state.press(Self.y), [.copy(new, areNew: true)])
    _ = state.apply(.copied(new, areNew: true, isSent: true))
    #expect(state.text.contains(isEnglish ? "Sent the new id 67093546" : "已将新记录 ID 67093546"))
    state.press(.enter)
    expectNoDifference(state.press(Self.y), [.copy(new, areNew: true)])
    #expect(state.text.contains(isEnglish ? "y copies the new id." : "y 复制新 ID"))
    state.press(.escape, .down)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(2, 3))])
    state.press(.enter)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(2))])
    state.press(.escape, .end)
    expectNoDifference(state.press(Self.y), [.copy(Self.ids(1))])
  }

  @Test("where the platform gave no new ids, y says so, and the details have none to copy")
  func unknownNewID() {
    var state = Self.list()
    let batch = Fixture.batch([.deleted(.reply)])
    state.show(DeletionReport(batch: batch))
    state.openUndo(Fixture.plan(batch))
    state.press(.character("1"))
    for case .run(.undo, let generation) in state.press(.enter) {
      _ = state.apply(
        .answered(.undoFinished(.ended(Fixture.undoReport(batch, [.imported(nil)]))), generation))
    }
    #expect(state.press(Self.y).isEmpty)
    #expect(state.notice?.text == .undo(.noNewIDs))
    state.press(.enter)
    #expect(state.text.contains("Any key closes this."))
  }

  @Test("the details say what y does also where they scroll and there is room")
  func scrolledDetails() {
    var state = Fixture.list([Fixture.record(0)], size: Size(columns: 100, rows: 16))
    state.show(Fixture.report([.deleted(.reply)]))
    state.press(.enter)
    #expect(state.text.contains(" more   y copies the id. Any other key closes this."))
    _ = state.apply(.resized(Fixture.narrow))
    state.press(.down)
    #expect(state.text.contains(" below   Any other key closes this."))
  }

  @Test("it changes nothing, so it is offered to read and to a restricted login too")
  func restricted() {
    for (isReadOnly, isRestricted) in [(true, false), (false, true), (true, true)] {
      let context = Fixture.context(isReadOnly: isReadOnly, isRestricted: isRestricted)
      var state = Fixture.list([Fixture.record(0)], context: context)
      expectNoDifference(state.press(Self.y), [.copy(Self.ids(0))])
    }
  }

  @Test("what was sent is told, and no more is promised", arguments: Language.allCases)
  func told(language: Language) {
    for size in [Fixture.narrow, Fixture.standard] {
      var state = Self.list(language)
      _ = state.apply(.resized(size))
      let isEnglish = language == .english
      _ = state.apply(.copied(Self.ids(0), isSent: true))
      #expect(state.text.contains(isEnglish ? "Sent the id 6709354699356942000" : "已将记录 ID 6709"))
      #expect(state.text.contains(isEnglish ? "Shift" : "选取"))
      _ = state.apply(.copied(Self.ids(0, 1, 2), isSent: true))
      #expect(state.text.contains(isEnglish ? "Sent 3 ids" : "已将 3 个记录 ID"))
      _ = state.apply(.copied(Self.ids(0), isSent: false))
      #expect(state.text.contains(isEnglish ? "Nothing was copied" : "未复制"))
      #expect(state.notice?.role == .warning)
    }
  }

  @MainActor
  @Test("the loop hands the terminal the ids one a line, once, and tells what came of it")
  func loop() async {
    var state = Self.list()
    state.press(.character(" "), .character(" "))
    let display = Copier()
    let (events, typed) = AsyncStream.makeStream(of: [TerminalEvent].self)
    display.seen = { frame in
      if frame.lines.contains(where: { $0.contains("Sent 2 ids") }) { typed.finish() }
    }
    typed.yield([.key(Self.y)])
    let loop = Loop(state, on: display) { _, _, _ in }
    let (ending, last) = await loop.run([], events: events)
    #expect(ending == .terminalLost)
    #expect(display.copied == ["6709354699356942000\n6709354699356941999"])
    #expect(last.notice?.text == .idsSent(Self.ids(0, 1)))
  }
}

/// A terminal that keeps what was copied.
@MainActor
private final class Copier: Display {
  var copied: [String] = []
  var seen: (Frame) -> Void = { _ in }

  func draw(_ frame: Frame) { seen(frame) }
  func redraw(_ frame: Frame) {}
  func discardTypedAhead() -> Bool { false }
  func suspend() {}

  func copy(_ text: String) -> Bool {
    copied.append(text)
    return true
  }
}

extension Effect {
  fileprivate var isCopy: Bool {
    if case .copy = self { true } else { false }
  }
}
