import Attendance
import FeishuAttendance
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("Records by their ids")
struct RecordIDsTests {
  private static let records = (0..<12).map { Fixture.record($0) }
  private static let ids = records.compactMap { $0.recordID?.rawValue }
  private static let lost = "6709354699356000001"

  /// A list with the dialog over it.
  private static func asked(
    _ context: AppContext = Fixture.context(), size: Size = Fixture.standard
  ) -> AppState {
    var state = Fixture.list([Fixture.record(40)], size: size, context: context)
    state.press(.character(" "), .function(4))
    return state
  }

  /// Answers what is asked for by ids with the records that are there.
  private static func answer(
    _ effects: [Effect], _ state: inout AppState, _ cause: MissingRecord.Cause = .notFound
  ) {
    for case .run(.gather(let hints, let query, let arrangement), let generation) in effects {
      let gathering = Gathering(
        records: hints.compactMap { hint in records.first { $0.recordID == hint.id } },
        names: Fixture.names,
        missing: hints.filter { hint in !records.contains { $0.recordID == hint.id } }
          .map { MissingRecord(id: $0.id, cause: cause) }, failure: nil)
      let list = RecordList(
        gathering.list(
          idKind: query.idKind, includesFormer: query.includesFormer, elseSpan: query.span),
        state.context)
      _ = state.apply(
        .answered(.searchFinished(list, arrangement.rows(of: list)), generation))
    }
  }

  @Test(
    "typed or pasted, they become a list of their own, which says what was not found",
    arguments: Language.allCases)
  func typed(language: Language) {
    var state = Self.asked(Fixture.context(language))
    let text = (Self.ids + [Self.lost, Self.ids[0]]).joined(
      separator: language == .english ? ", " : "、")
    _ = state.apply(.textPasted(text))
    let effects = state.press(.enter)
    let hints = (Self.ids + [Self.lost]).compactMap { RecordID($0).map { RecordHint($0) } }
    #expect(effects.contains(.run(.gather(hints, Fixture.query), state.generation)))
    #expect(state.dialog == nil)
    // What was selected in the list before is not selected here.
    #expect(state.records?.selection.count == 0)
    Self.answer(effects, &state)
    #expect(state.records?.rows.count == 12)
    let words = language == .english ? "Not found: \(Self.lost)." : "未找到：\(Self.lost)。"
    #expect(state.lines[2].contains(words))
    #expect(state.lines[1].contains(language == .english ? "13 ids" : "13 个 ID"))
    state.press(.character("a"))
    #expect(state.records?.selection.count == 10)
    state.openConfirmation()
    #expect(state.confirm?.plan.items.map(\.record) == Array(Self.records[0..<10]))
    state.press(.escape)
    // Read again, it is the same list.
    let again = state.press(.character("r"))
    #expect(
      again.contains(
        .run(
          .gather(
            hints, state.records?.query ?? Fixture.query,
            state.records?.finding?.arrangement ?? Arrangement()), state.generation)))
  }

  @Test("Esc and q go back to the list before, whose query the form has too")
  func back() {
    for key in [Key.escape, .character("q")] {
      var state = Self.asked()
      state.type(Self.ids[0])
      Self.answer(state.press(.enter), &state)
      state.press(.home)
      #expect(state.records?.rows.count == 1 && state.lines.last?.contains("q back") == true)
      state.press(.character("f"))
      #expect((state.screen as? FindScreen)?.query(state.context) == Fixture.query)
      state.press(.escape)
      // Ids that are asked for once more lead back as far.
      state.press(.function(4))
      state.type(Self.ids[1])
      Self.answer(state.press(.enter), &state)
      let effects = state.press(key)
      #expect(effects.contains(.run(.find(Fixture.query), state.generation)))
      #expect(state.records?.hints == nil && state.dialog == nil)
    }
  }

  @Test("what was wrong with a text is not said of another one")
  func changed() {
    var state = Self.asked()
    state.type("\(Self.ids[0]) 67x")
    state.press(.enter)
    #expect(state.text.contains("“67x”"))
    state.press(.left)
    #expect(state.text.contains("“67x”"))
    state.press(.control("u"))
    #expect(!state.text.contains("“67x”"))
  }

  @Test("what is no id is said, and nothing is read", arguments: Language.allCases)
  func mistaken(language: Language) {
    for isRestricted in [false, true] {
      var state = Self.asked(Fixture.context(language, isRestricted: isRestricted))
      #expect(state.press(.enter).isEmpty)
      #expect(state.notice?.text == .deadKey(.noIDs))
      state.type("\(Self.ids[0]) 67x")
      #expect(state.press(.enter).isEmpty)
      #expect(state.dialog is FileDialog)
      #expect(
        state.text.contains(
          language == .english ? "“67x” is not a valid record id." : "“67x”不是有效的记录 ID。"))
    }
    var state = Self.asked(Fixture.context(language, isRestricted: true))
    state.type("list.csv")
    #expect(state.press(.enter).isEmpty)
    #expect(state.text.contains("“list.csv”"))
  }

  @Test("what has no id in it is a file, which is read; its mistakes are said")
  func file() throws {
    var state = Self.asked()
    state.type("list.csv")
    #expect(state.press(.enter) == [.run(.readRecords(path: "list.csv"), state.generation)])
    let problem = FileProblem(path: "list.csv", reason: "it does not exist")
    _ = state.apply(.answered(.recordsRead(.failure(problem)), state.generation))
    #expect(state.text.contains("list.csv cannot be read: it does not exist"))
    state.press(.enter)
    let hints = try RecordHints(file: Array("record_id\n\(Self.ids[3])\n".utf8))
    let effects = state.apply(.answered(.recordsRead(.success(hints)), state.generation))
    Self.answer(effects, &state)
    #expect(state.records?.rows.count == 1 && state.dialog == nil)
  }

  @Test("restricted, the files of the one directory are named")
  func named() {
    let context = AppContext(
      language: .english, platform: .feishu, host: "feishu.cn", target: Fixture.context().target,
      zone: Fixture.zone, hostZone: nil, today: Fixture.context().today, isDemo: false,
      isReadOnly: false, isRestricted: true, journalProblem: nil,
      emergencies: Fixture.context().emergencies, offersFiles: true)
    var state = Fixture.list([Fixture.record(40)], size: Fixture.standard, context: context)
    for case .run(.listFiles, let generation) in state.press(.function(4)) {
      _ = state.apply(.answered(.filesListed(["a.csv", "b.txt"]), generation))
    }
    #expect(state.text.contains("Files: a.csv, b.txt"))
    #expect(state.text.contains("or the path of a file of ids:"))
  }

  @Test("where none is found, the list says which, and r reads again", arguments: Language.allCases)
  func noneFound(language: Language) {
    var state = Self.asked(Fixture.context(language))
    state.type(Self.lost)
    Self.answer(state.press(.enter), &state)
    #expect(
      state.text.contains(language == .english ? "Not found: \(Self.lost)." : "未找到：\(Self.lost)。"))
    #expect(state.records?.rows.isEmpty == true)
    var failed = Self.asked(Fixture.context(language))
    failed.type(Self.lost)
    let error = FeishuError.noAnswer(.query, host: "feishu.cn", .timeout)
    Self.answer(failed.press(.enter), &failed, .failed(error))
    #expect(failed.text.contains(language == .english ? "Not read: " : "未能读取："))
    #expect(failed.records?.list?.isComplete == false)
  }
}
