import Attendance
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Questions listen half a second after they came on the screen")
struct QuestionTests {
  private static let tiny = Size(columns: 50, rows: 10)

  /// The questions that `y` says yes to, each as it comes up.
  private static func questions() -> [(String, AppState)] {
    var quit = Fixture.list((0..<9).map { Fixture.record($0) }, size: Fixture.standard)
    quit.press(.character(" "), .control("c"))
    let own = Fixture.record(0, externalID: nil, type: .userPunch)
    var unlikely = Fixture.list([own], size: Fixture.standard)
    unlikely.press(.character(" "))
    return [
      ("quit", quit), ("unlikely", unlikely),
      ("many calls", Scene.manyCalls.state(Fixture.standard, .english)),
    ]
  }

  /// Whether a key did what the question asks about.
  private static func isYes(_ effects: [Effect], _ state: AppState) -> Bool {
    effects.contains { effect in
      switch effect {
      case .quit(.asked), .run(.find, _): true
      default: false
      }
    } || state.records?.acceptsUnlikely == true
  }

  @Test("y before that says nothing, and says so; then it is yes")
  func yes() {
    for (name, question) in Self.questions() {
      var state = question
      var effects = state.press(.character("y"))
      #expect(!Self.isYes(effects, state) && state.dialog != nil, "\(name)")
      #expect(state.notice?.text == .deadKey(.notAwake), "\(name)")
      effects = state.answerYes()
      #expect(Self.isYes(effects, state) && state.dialog == nil, "\(name)")
    }
  }

  @Test("o selects what does not look imported just this once, and it is asked again for the next")
  func once() throws {
    let records = (0..<3).map { Fixture.record($0, externalID: nil, type: .userPunch) }
    for language in Language.allCases {
      var state = Fixture.list(
        records, size: Fixture.standard, context: Fixture.context(language))
      state.press(.character(" "))
      #expect(state.text.contains(language == .english ? "o just this once" : "o 仅此一次"))
      state.press(.character("o"))
      #expect(state.notice?.text == .deadKey(.notAwake))
      state.wake()
      state.press(.character("o"))
      #expect(state.dialog == nil)
      #expect(state.records?.selection.count == 1)
      state.press(.character(" "))
      #expect(state.dialog != nil)
      state.answerYes()
      state.press(.character(" "))
      #expect(state.dialog == nil)
      #expect(state.records?.selection.count == 3)
    }
    // It is no answer to another question.
    var quit = Self.questions()[0].1
    quit.wake()
    quit.press(.character("o"))
    #expect(quit.notice?.text == .key(.keysStandHere))
  }

  @Test("what was said once about such records holds for the next search too")
  func nextSearch() throws {
    var state = Self.questions()[1].1
    state.answerYes()
    state.press(.character("f"), .enter)
    #expect(state.records?.finding != nil)
    #expect(state.records?.acceptsUnlikely == true)
  }

  @Test("a window that shows nothing and the shell make it deaf anew")
  func covered() {
    for (name, question) in Self.questions() {
      for cover in [{ $0.press(.control("z")) }, { $0.apply(.resized(Self.tiny)) }]
        as [(inout AppState) -> [Effect]]
      {
        var state = question
        state.wake()
        _ = cover(&state)
        let effects = state.apply(.resized(Fixture.standard))
        #expect(
          effects.contains { if case .wait(.questionDeadTime, _) = $0 { true } else { false } })
        #expect(!Self.isYes(state.press(.character("y")), state), "\(name)")
        #expect(state.notice?.text == .deadKey(.notAwake), "\(name)")
        let again = state.answerYes()
        #expect(Self.isYes(again, state), "\(name)")
      }
    }
  }

  @Test("no is taken at once, every other key says that the keys stand there")
  func no() {
    for (name, question) in Self.questions() {
      for key in [Key.escape, .character("n"), .character("q")] {
        var state = question
        let effects = state.press(key)
        #expect(!Self.isYes(effects, state) && state.dialog == nil, "\(name)")
      }
      for key in [Key.enter, .character("x"), .function(1), .character("?"), .tab] {
        var state = question
        state.wake()
        let effects = state.press(key)
        #expect(!Self.isYes(effects, state) && state.dialog != nil, "\(name)")
        #expect(state.notice?.text == .key(.keysStandHere), "\(name)")
      }
    }
  }

  @Test("Enter that comes with the redraw after a window that showed nothing deletes nothing")
  func typedQuestion() throws {
    for isUndo in [false, true] {
      var state: AppState
      if isUndo {
        state = Fixture.list([Fixture.record(0)], size: Fixture.standard)
        let batch = Fixture.batch([.deleted(.reply)])
        state.show(.init(batch: batch))
        state.openUndo(Fixture.plan(batch))
      } else {
        state = Fixture.list([Fixture.record(0)], size: Fixture.standard)
        state.press(.character(" "))
        state.openConfirmation()
      }
      state.press(.character("1"))
      _ = state.apply(.resized(Self.tiny))
      _ = state.apply(.resized(Fixture.standard))
      var effects = state.press(.enter)
      #expect(!AppState.deletes(effects) && !AppState.imports(effects))
      #expect(state.notice?.text == .deadKey(.notAwake))
      state.wake()
      effects = state.press(.enter)
      #expect(AppState.deletes(effects) || AppState.imports(effects))
    }
  }

  @Test("what has changed can be left at once after a window that showed nothing")
  func differences() {
    var state = Scene.difference.state(Fixture.standard, .english)
    _ = state.apply(.resized(Self.tiny))
    _ = state.apply(.resized(Fixture.standard))
    state.wake()
    state.press(.escape)
    #expect(state.dialog == nil)
  }
}
