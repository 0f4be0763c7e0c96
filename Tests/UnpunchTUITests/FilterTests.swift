import Attendance
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Typing a filter")
struct FilterTests {
  private static let sixty = (0..<60).map { Fixture.record($0) }
  private static let sizes = [Fixture.narrow, Fixture.standard, Fixture.wide]

  /// The list while a filter is typed.
  private static func typing(
    _ text: String, _ size: Size = Fixture.standard, _ language: Language = .english
  ) -> AppState {
    var state = Fixture.list(sixty, size: size, context: Fixture.context(language))
    state.press(.character("/"))
    state.type(text)
    return state
  }

  @Test(
    "what means nothing is said under the field, to its end, and the field moves up for it",
    arguments: sizes, Language.allCases)
  func mistake(size: Size, language: Language) throws {
    let state = Self.typing("foo:1 补录", size, language)
    let mistake = RecordFilter.Mistake.unknownField("foo")
    let words = mistake.sentence(in: language)
    var frame = Frame(size: size)
    state.view(into: &frame)
    let sentence = SafeText(words).wrapped(to: size.columns - 2).map { " " + $0.plain }
    let field = frame.lines[size.rows - 1 - sentence.count]
    #expect(field.contains(language == .english ? "Filter: foo:1 补录" : "筛选： foo:1 补录"))
    #expect(Array(frame.lines.suffix(sentence.count)) == sentence)
    #expect(frame.style(at: Position(column: 1, row: size.rows - 1)).role == .warning)
    #expect(frame.cursor?.row == size.rows - 1 - sentence.count)
    // It hides nothing, and the header does not show it as if it held.
    #expect(state.records?.rows.count == 60)
    #expect(!frame.lines[1].contains("foo:1") && !frame.lines[1].contains("补录"))
  }

  @Test("without a mistake the field stands on the last row", arguments: sizes)
  func understood(size: Size) {
    let state = Self.typing("source:imp -place:x", size)
    #expect(state.lines.last?.hasPrefix(" Filter: source:imp -place:x") == true)
  }

  @Test("the list gives up its rows while there is a mistake, and the tray none", arguments: 0...10)
  func room(selected: Int) throws {
    for size in [Fixture.narrow, Fixture.standard] {
      var state = Fixture.list(Self.sixty, size: size)
      for _ in 0..<selected { state.press(.character(" ")) }
      state.press(.character("/"))
      let before = RecordsLayout(try #require(state.records), size: size)
      state.press(.character("-"))
      let with = RecordsLayout(try #require(state.records), size: size)
      let rows = with.mistakeLines.count
      #expect(rows > 0 && with.listHeight == before.listHeight - rows)
      #expect(with.trayRow == before.trayRow - rows)
      #expect(with.trayColumns == before.trayColumns)
      state.press(.character("x"))
      #expect(RecordsLayout(try #require(state.records), size: size) == before)
      // It is not taken, and the sentence stays.
      state.press(.backspace, .enter)
      #expect(RecordsLayout(try #require(state.records), size: size) == with)
      state.press(.escape)
      #expect(RecordsLayout(try #require(state.records), size: size) == before)
    }
  }

  @Test("the cursor stays in sight, also before the rows are arranged anew")
  func inSight() throws {
    for isPasted in [false, true] {
      var state = Fixture.list(Self.sixty, size: Fixture.narrow)
      state.press(.pageDown, .up, .character("/"))
      _ = isPasted ? state.apply(.textPasted("x:")) : state.apply(.keyPressed(.character("-")))
      let records = try #require(state.records)
      let layout = RecordsLayout(records, size: Fixture.narrow)
      #expect(!layout.mistakeLines.isEmpty)
      #expect(records.position - records.top < layout.listHeight)
      let id = try #require(records.current?.recordID).rawValue
      #expect(state.text.contains(id.suffix(6)))
    }
  }

  @Test(
    "Enter and the arrows take none that is not understood: what is wrong stays, and all is shown",
    arguments: [Key.enter, .down, .up], Language.allCases)
  func notTaken(key: Key, language: Language) {
    var state = Self.typing("补录 source:x", Fixture.narrow, language)
    state.press(key, .character("a"), .backspace)
    #expect(state.records?.isTypingFilter == true)
    #expect(state.records?.selection.count == 0)
    #expect(state.text.contains(language == .english ? "No source “x”" : "没有来源“x”"))
    #expect(state.records?.filter.isEmpty == true)
    #expect(state.records?.rows.count == 60)
    #expect(!state.lines[1].contains("补录"))
    for _ in 0..<8 { state.press(.backspace) }
    state.press(key)
    #expect(state.records?.isTypingFilter == false)
    #expect(state.lines[1].contains("补录"))
  }

  @Test("a click does not leave one that is not understood either, and says so")
  func clicked() {
    var state = Self.typing("foo:")
    for column in [1, 20] {
      state.click(at: Position(column: column, row: 5))
      #expect(state.records?.isTypingFilter == true)
      #expect(state.records?.position == 0 && state.records?.selection.count == 0)
      #expect(state.notice?.text == .records(.filterMistake(.unknownField("foo"))))
    }
  }

  @Test("the header shows a filter only as long as the rows below are what it leaves")
  func header() {
    var state = Self.typing("11")
    for case .run(.arrange, let generation) in state.apply(.keyPressed(.enter)) {
      Issue.record("Enter arranged anew: \(generation)")
    }
    #expect(state.lines[1].contains("filter: 11"))
    var effects = state.apply(.keyPressed(.escape))
    #expect(state.records?.isArranging == true)
    #expect(state.lines[1].contains("filter: 11"))
    state.arrange(effects)
    #expect(!state.lines[1].contains("filter"))
    effects = state.apply(.keyPressed(.character("/"))) + state.apply(.keyPressed(.character("z")))
    #expect(!state.lines[1].contains("filter"))
    state.arrange(effects)
    #expect(state.lines[1].contains("filter: z"))
    #expect(state.text.contains("No record matches the filter."))
  }

  @Test("a filter that is understood, or cleared, is left without a word")
  func silent() {
    for text in ["", "11", "source:imp dup:"] {
      var state = Self.typing(text)
      state.press(.enter)
      #expect(state.notice == nil)
    }
    var state = Self.typing("foo:")
    state.press(.escape)
    #expect(state.notice == nil)
    #expect(state.records?.typedMistake == nil)
  }

  @Test(
    "every sentence is told to its end on every screen, and leaves the list its rows",
    arguments: sizes)
  func told(size: Size) throws {
    let typed = [
      "abc:1", "批次:1", "source:xyzxyzxyzxyz", "dup:extraneous", "comment:", "2026-13-01",
      ">=2026-11-20x09", "2026-11-18..2026-11-16", "-name:", "2106-01-01",
    ]
    for text in typed {
      let mistakes = RecordFilter(text).mistakes
      #expect(mistakes.count == 1, "\(text)")
      for language in Language.allCases {
        var state = Fixture.list(Self.sixty, size: size, context: Fixture.context(language))
        for _ in 0..<10 { state.press(.character(" ")) }
        state.press(.character("/"))
        _ = state.apply(.textPasted(text))
        let words = try #require(mistakes.first).sentence(in: language)
        let end = try #require(SafeText(words).wrapped(to: size.columns - 2).last)
        #expect(state.lines.last == " " + end.plain)
        #expect(RecordsLayout(try #require(state.records), size: size).listHeight >= 3)
      }
    }
  }

  @Test("the examples are filters, and as many are shown as there is room for")
  func examples() {
    for language in Language.allCases {
      let hints = (0...RecordsText.filterExamples.count + 1).map {
        Text.records(.filterHint($0)).words(in: language, platform: .feishu)
      }
      let counts = language == .english ? [0, 1, 3, 5] : [0, 2, 4, 5]
      for (columns, count) in zip([60, 80, 120, 160], counts) {
        let state = Self.typing("", Size(columns: columns, rows: 24), language)
        #expect(state.lines.last?.hasSuffix(hints[count]) == true, "\(columns)")
      }
    }
    for example in RecordsText.filterExamples {
      for text in [example.english, example.chinese] {
        #expect(RecordFilter(text).mistakes == [] && !RecordFilter(text).isEmpty)
      }
    }
  }

  @Test("F1 gives its whole language, an example for each field", arguments: Language.allCases)
  func help(language: Language) {
    var state = Self.typing("li", Size(columns: 120, rows: 60), language)
    state.press(.function(1))
    for example in FilterHelp.examples {
      let term = example.term(in: language)
      #expect(state.text.contains(term))
      #expect(state.text.contains(example.text.words(in: language)))
      #expect(RecordFilter(term).mistakes == [] && !RecordFilter(term).isEmpty, "\(term)")
    }
    for field in RecordFilter.Field.allCases {
      #expect(state.text.contains(field.name(in: language) + ":"))
    }
    #expect(state.text.contains("22:00..06:00") && state.text.contains("Ctrl-W"))
    // It lies over the filter, which goes on as it was.
    state.press(.escape)
    #expect(state.help == nil && state.records?.isTypingFilter == true)
    #expect(state.records?.filterField.text == "li")
  }

  @Test("a question mark is typed there, and the list has its own help again after Enter")
  func questionMark() {
    var state = Self.typing("?")
    #expect(state.help == nil && state.records?.filterField.text == "?")
    state.press(.enter, .function(1))
    #expect(state.text.contains("Keys: records"))
  }
}
