import Attendance
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Keys that cannot do anything now")
struct DisabledKeyTests {
  /// States in which keys are disabled, of every screen that disables any.
  static func states(_ language: Language) -> [AppState] {
    var states = [Fixture.list([], context: Fixture.context(language))]
    states.append(Fixture.started(Fixture.query, context: Fixture.context(language)).0)
    for isReadOnly in [false, true] {
      let context = Fixture.context(language, isReadOnly: isReadOnly)
      states.append(Fixture.list([Fixture.record(0)], context: context))
      for verdicts in [[Verdict.deleted(.reply)], [.notDeleted(.notGiven)], [.unknown(.noData)]] {
        var state = Fixture.list([Fixture.record(0)], context: context)
        state.openFromHistory(Fixture.batch(verdicts))
        states.append(state)
      }
    }
    states += [Scene.historyEmpty, .history, .undone, .settling, .settled].map {
      $0.state(Fixture.wide, language)
    }
    return states
  }

  @Test("each says why, on the screen, in both languages", arguments: Language.allCases)
  func why(language: Language) {
    var count = 0
    for state in Self.states(language) where state.dialog == nil {
      for (key, refusal) in Self.refusals(in: state) {
        count += 1
        var state = state
        let before = state
        state.press(key)
        #expect(state.screen.isEqual(to: before.screen) && state.dialog == nil)
        #expect(state.notice?.text == refusal)
        let words = state.context.words(refusal).wrapped(to: state.size.columns - 2)
        #expect(words.first.map { state.text.contains($0.plain) } == true)
      }
    }
    #expect(count > 20)
  }

  @Test(
    "F1 gives the keys of every screen and dialog, or says where they stand",
    arguments: Scene.allCases)
  func help(scene: Scene) {
    guard scene != .help else { return }
    for language in Language.allCases {
      var state = scene.state(Fixture.standard, language)
      state.press(.function(1))
      if let help = state.help {
        #expect(!help.help.rows.isEmpty)
      } else {
        #expect(state.notice?.text == .key(.keysStandHere))
      }
    }
  }

  /// Dialogs and fields with a key that does nothing there now, and what is said when it is pressed.
  private static func dead(_ language: Language) -> [(AppState, Key, Text)] {
    let x = Key.character("x")
    var asleep = Fixture.list(
      (0..<3).map { Fixture.record($0) }, context: Fixture.context(language))
    asleep.press(.character(" "), .character(" "))
    var asked = asleep
    asleep.press(.character("d"))
    asked.openConfirmation()
    var working = asked
    working.press(.character("2"), .enter)

    let undo = Scene.undo.state(Fixture.wide, language)
    let batch = Fixture.batch([.deleted(.reply)])
    var shown = Fixture.list([Fixture.record(0)], context: Fixture.context(language))
    shown.show(DeletionReport(batch: batch))
    var planning = shown
    var early = shown
    for case .run(.planUndo, let generation) in early.press(.character("u")) {
      _ = early.apply(.answered(.undoPlanned(.success(Fixture.plan(batch))), generation))
    }
    planning.press(.character("u"))
    shown.openUndo(Fixture.plan(batch))
    var importing = shown
    importing.press(.character("1"), .enter)

    let mark = Scene.mark.state(Fixture.wide, language)
    var marking = mark
    marking.press(.character("g"))
    var form = Fixture.started(nil, context: Fixture.context(language)).0
    var file = form
    file.press(.function(4))
    form.press(.tab)
    var span = form
    span.press(.tab, .tab, .tab)
    var unlikely = Scene.records.state(Fixture.wide, language)
    unlikely.press(.character("a"))
    return [
      (asleep, .character("2"), .deadKey(.notAwake)), (asked, .down, .deadKey(.allIsShown)),
      (asked, x, .confirm(.typeTheCount(2, .deletion))), (working, x, .deadKey(.underWay)),
      (Scene.difference.state(Fixture.wide, language), .tab, .key(.keysStandHere)),
      (planning, x, .key(.keysStandHere)), (early, .character("1"), .deadKey(.notAwake)),
      (shown, .character("e"), .deadKey(.nothingDoubtful)), (undo, .up, .deadKey(.allIsShown)),
      (shown, x, .confirm(.typeTheCount(1, .undo))), (importing, x, .deadKey(.underWay)),
      (mark, x, .key(.keysStandHere)), (marking, .character("g"), .deadKey(.underWay)),
      (form, x, .deadKey(.chooseHere)), (span, x, .deadKey(.chooseHere)),
      (file, .enter, .deadKey(.noPath)), (unlikely, x, .key(.keysStandHere)),
      (Scene.notKept.state(Fixture.wide, language), x, .key(.keysStandHere)),
      (Scene.opening.state(Fixture.wide, language), x, .key(.keysStandHere)),
      (Scene.opened.state(Fixture.wide, language), x, .key(.keysStandHere)),
    ]
  }

  @Test("in dialogs and in the form each says why too", arguments: Language.allCases)
  func dialogs(language: Language) {
    for (before, key, text) in Self.dead(language) {
      var state = before
      #expect(state.press(key).isEmpty)
      #expect(state.screen.isEqual(to: before.screen))
      #expect((state.over == nil) == (before.over == nil))
      let words = state.context.words(text).wrapped(to: 70)
      #expect(words.first.map { state.text.contains($0.plain) } == true, "\(text)")
    }
  }

  /// The keys of what is on the screen that are disabled, each with the reason.
  private static func refusals(in state: AppState) -> [(Key, Text)] {
    let stage = state.stage
    return switch state.screen {
    case let screen as RecordsScreen:
      keys(of: RecordsCommand.bindings) { screen.refusal(of: $0, stage.context) }
    case let screen as OutcomeScreen:
      keys(of: OutcomeCommand.bindings) { screen.refusal(of: $0, stage) }
    case let screen as HistoryScreen:
      keys(of: HistoryCommand.bindings) { screen.refusal(of: $0, stage) }
    case let screen as UndoOutcomeScreen:
      keys(of: UndoOutcomeCommand.bindings) { screen.refusal(of: $0, stage.context) }
    default: []
    }
  }

  private static func keys<Command>(
    of bindings: [KeyBinding<Command>], _ refusal: (Command) -> Text?
  ) -> [(Key, Text)] {
    bindings.flatMap { binding in
      refusal(binding.command).map { text in binding.keys.map { ($0, text) } } ?? []
    }
  }
}
