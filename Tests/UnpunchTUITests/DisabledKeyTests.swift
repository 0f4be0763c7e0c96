import Attendance
import Terminal
import Testing

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
        #expect(state.screen == before.screen && state.dialog == nil)
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
      if case .help(let help, _) = state.dialog {
        #expect(!help.rows.isEmpty)
      } else {
        #expect(state.notice?.text == .keysStandHere)
      }
    }
  }

  /// The keys of what is on the screen that are disabled, each with the reason.
  private static func refusals(in state: AppState) -> [(Key, Text)] {
    switch state.screen {
    case .records(let records):
      keys(of: RecordsCommand.bindings) { state.refusal(of: $0, in: records) }
    case .outcome(let outcome, _):
      keys(of: OutcomeCommand.bindings) { state.refusal(of: $0, in: outcome) }
    case .history(let history, _):
      keys(of: HistoryCommand.bindings) { state.refusal(of: $0, in: history) }
    case .undone(let undone, _):
      keys(of: UndoneCommand.bindings) { state.refusal(of: $0, in: undone) }
    case .find: []
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
