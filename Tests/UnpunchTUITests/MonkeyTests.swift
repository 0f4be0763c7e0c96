import Attendance
import Journal
import Terminal
import Testing

@testable import UnpunchKit
@testable import UnpunchTUI

@Suite("Whatever is pressed, whenever answers come")
struct MonkeyTests {
  /// The same numbers for the same seed.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private static let keys: [Key] =
    "0123456789 adfghjkmrsuwxyAGSqte/?".unicodeScalars.map { .character($0) }
    + [
      .enter, .enter, .enter, .escape, .tab, .backspace, .up, .down, .pageUp, .pageDown, .home,
      .end,
      .function(1), .function(4), .function(5), .control("c"), .control("l"), .control("z"),
    ]

  @Test(
    "nothing is deleted or imported but by the typed count and Enter, and every screen can be drawn",
    arguments: Scene.allCases)
  func presses(scene: Scene) {
    for seed in 0..<4 {
      var numbers = Numbers(state: UInt64(seed) &* 977 &+ 13)
      var state = scene.state(
        Fixture.standard, seed.isMultiple(of: 2) ? .english : .simplifiedChinese)
      var waiting: [Effect] = []
      for step in 0..<200 {
        guard let action = Self.action(&waiting, &numbers) else { continue }
        let before = state
        let effects = state.apply(action)
        if AppState.deletes(effects) || AppState.imports(effects) {
          Self.expectYes(to: action, in: before)
        }
        waiting += effects
        // Drawing takes most of the time, and what was wrong in between is wrong later too.
        guard step.isMultiple(of: 5) else { continue }
        var frame = Frame(size: state.size)
        state.view(into: &frame)
      }
    }
  }

  /// A key, a press of the mouse, a paste, another size, or the answer to something that waits for one, in any order.
  private static func action(_ waiting: inout [Effect], _ numbers: inout Numbers) -> Action? {
    switch Int.random(in: 0..<22, using: &numbers) {
    case 0: return .textPasted("10\r")
    case 1:
      let sizes = [(40, 10), (60, 16), (80, 24), (120, 40)]
      guard let size = sizes.randomElement(using: &numbers) else { return nil }
      return .resized(Size(columns: size.0, rows: size.1))
    case 2..<9:
      guard !waiting.isEmpty else { return nil }
      let effect = waiting.remove(at: Int.random(in: 0..<waiting.count, using: &numbers))
      return answer(to: effect, isGood: Bool.random(using: &numbers))
    case 9, 10:
      return MouseEvent.Action.allCases.randomElement(using: &numbers).map { action in
        .mouseUsed(
          MouseEvent(
            action,
            at: Position(
              column: Int.random(in: 0..<125, using: &numbers),
              row: Int.random(in: 0..<42, using: &numbers))))
      }
    default:
      return keys.randomElement(using: &numbers).map { .keyPressed($0) }
    }
  }

  private static func expectYes(to action: Action, in state: AppState) {
    let question = state.confirm?.question ?? state.undo?.asked
    #expect(question?.typed == question?.expected)
    #expect(question?.attention.isAwake == true && question?.hasShownAll == true)
    #expect(question?.focus == .count)
    if case .keyPressed(.enter) = action { return }
    Issue.record("Something else than Enter deleted or imported.")
  }

  private static func answer(to effect: Effect, isGood: Bool) -> Action? {
    let batch = Fixture.batch([.deleted(.reply), .unknown(.noData)])
    switch effect {
    case .run(.find(let query, let arrangement), let generation):
      let records = (0..<(isGood ? 60 : 0)).map { Fixture.record($0) }
      let list = RecordList(
        SearchResult(query: query, store: RecordStore(records), names: [:], gaps: []),
        Fixture.context())
      return .answered(.searchFinished(list, arrangement.rows(of: list)), generation)
    case .run(.arrange(let list, _), let generation):
      return .answered(.arranged(ArrangedRows(rows: Array(list.store.rows))), generation)
    case .run(.gather(let hints, let query, let arrangement), let generation):
      let records = (0..<(isGood ? 20 : 0)).map { Fixture.record($0) }
      let gathering = Gathering(
        records: records, names: [:],
        missing: hints.map { MissingRecord(id: $0.id, cause: .notFound) }, failure: nil)
      let list = RecordList(
        gathering.list(idKind: .employeeID, includesFormer: false, elseSpan: query.span),
        Fixture.context())
      return .answered(.searchFinished(list, arrangement.rows(of: list)), generation)
    case .run(.readRecords(let path), let generation):
      return .answered(
        .recordsRead(
          isGood
            ? Result { () throws(ListMistake) in try RecordHints("1 2") }
              .mapError { _ in FileProblem(path: path, reason: "no") }
            : .failure(FileProblem(path: path, reason: "no"))), generation)
    case .run(.listFiles, let generation):
      return .answered(.filesListed(isGood ? ["a.csv"] : []), generation)
    case .run(.readEmployees(let path, _), let generation):
      return .answered(
        .employeesRead(
          isGood ? .success(EmployeeList("e1")) : .failure(FileProblem(path: path, reason: "no"))),
        generation)
    case .run(.reread(let plan), let generation):
      let gone = Rereading.Difference(item: plan.items[0], change: .gone)
      return .answered(.rereadFinished(isGood ? .same : .differs([gone])), generation)
    case .run(.delete(let plan, _), let generation):
      let verdicts = plan.items.map { _ in isGood ? Verdict.deleted(.reply) : .unknown(.noData) }
      return .answered(
        .deletionFinished(
          .concluded(DeletionReport(batch: Fixture.batch(number: 20, verdicts)))), generation)
    case .run(.findOpen, let generation):
      return .answered(
        .openBatchesFound(
          isGood ? .success([batch]) : .failure(.cannotRead(.damaged))), generation)
    case .run(.settle(let number), let generation):
      let known = Fixture.batch(number: number, [.unknown(.noData)])
      let gone = known.resolved([0: .deleted(.absent(at: Fixture.time(minute: 1)))])
      return isGood
        ? .answered(
          .inquiryEnded(.success(SettlementResult(before: known, batch: gone))), generation)
        : .answered(.inquiryEnded(.failure(.inFlight(batch: number, pid: 1))), generation)
    case .run(.mark(_, _, let number), let generation):
      return .answered(
        .marked(isGood ? .success(batch) : .failure(.changedMeanwhile(number))), generation)
    case .run(.findEarlier(let ids), let generation):
      return .answered(.earlierFound(isGood ? [ids[0]: batch] : [:]), generation)
    case .run(.linkEarlier, let generation):
      return .answered(.earlierFound([:]), generation)
    case .run(.readHistory, let generation):
      return .answered(
        .historyRead(isGood ? .success([HistoryEntry(batch)]) : .success([])), generation)
    case .run(.readBatch(let number), let generation):
      return .answered(
        .batchRead(isGood ? .success(batch) : .failure(.noSuchBatch(number))), generation)
    case .run(.refresh(let number, _), let generation):
      let content: JournalNews.Content =
        number == nil ? .history([HistoryEntry(batch)]) : .batch(batch)
      return .answered(
        .refreshed(
          isGood ? .success(JournalNews(content, sequence: 7)) : .failure(.cannotRead(.damaged))),
        generation)
    case .run(.planUndo, let generation):
      let plan = Fixture.plan(batch, doubtful: [0], tooEarly: [1])
      return .answered(
        .undoPlanned(isGood ? .success(plan) : .failure(.nothingToImport)), generation)
    case .run(.undo(let plan, _), let generation):
      return .answered(
        .undoFinished(
          isGood
            ? .ended(Fixture.undoReport(plan.batch, [.imported(nil), .unknown(.noData)]))
            : .notStarted(.changedMeanwhile(plan.batch.number))), generation)
    case .wait(let timer, let generation):
      return .timerFired(timer, generation)
    case .copy(let ids, let areNew):
      return .copied(ids, areNew: areNew, isSent: isGood)
    case .watchIdleness:
      return .leftAlone(.once)
    case .run(.endReading, _), .run(.endUndo, _), .cancel, .discardTypedAhead, .redraw, .suspend,
      .quit:
      return nil
    }
  }
}
