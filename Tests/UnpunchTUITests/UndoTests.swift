import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Undoing a batch")
struct UndoTests {
  private static let batch = Fixture.batch(Array(repeating: .deleted(.reply), count: 3))

  private static func asked(
    _ plan: UndoPlan = Fixture.plan(batch), size: Size = Fixture.wide
  ) -> AppState {
    var state = Fixture.list((0..<30).map { Fixture.record($0) }, size: size)
    state.show(DeletionReport(batch: plan.batch))
    state.openUndo(plan)
    return state
  }

  @Test("u first asks what is there, and Esc stops that")
  func planning() throws {
    var state = Fixture.list([Fixture.record(0)])
    state.show(DeletionReport(batch: Self.batch))
    let effects = state.press(.character("u"))
    let generation = try #require(state.undo?.generation)
    #expect(effects == [.run(.planUndo(batch: 17), generation)])
    #expect(state.text.contains("Checking which records exist"))
    #expect(state.press(.character("3"), .enter).isEmpty)
    #expect(state.press(.escape) == [.cancel(generation)])
    #expect(state.text.contains("Nothing was re-imported."))
    #expect(
      state.apply(.answered(.undoPlanned(.success(Fixture.plan(Self.batch))), generation)).isEmpty)
    #expect(state.dialog == nil)
  }

  @Test("the question throws typed keys away, waits half a second, and says what is lost")
  func opens() throws {
    var state = Fixture.list([Fixture.record(0)])
    state.show(DeletionReport(batch: Self.batch))
    state.press(.character("u"))
    let generation = try #require(state.undo?.generation)
    let effects = state.apply(
      .answered(.undoPlanned(.success(Fixture.plan(Self.batch))), generation))
    let standing = try #require(state.undo?.asked?.standing)
    #expect(
      effects == [
        .discardTypedAhead, .wait(.questionDeadTime, generation),
        .wait(.rowsStood, standing.generation),
      ])
    #expect(state.press(.character("3"), .enter).isEmpty)
    #expect(state.undo?.asked?.typed == "")
    #expect(state.text.contains("Re-import 3 check-in records of batch 17?"))
    #expect(state.text.contains("New ids, no photos or device"))
    #expect(state.text.contains("New import keys:"))
  }

  @Test("typing the count and Enter imports the frozen plan, with the reason")
  func accepted() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.tab)
    state.type("HR-1205 e")
    state.press(.enter, .character("3"))
    #expect(
      state.press(.enter) == [
        .run(.undo(Fixture.plan(Self.batch), reason: "HR-1205 e"), generation),
        .wait(.workingSecond, generation),
      ])
  }

  @Test("what is said of keys while it imports goes with the import")
  func workedOut() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter, .enter)
    #expect(state.notice?.text == .deadKey(.underWay))
    let verdict = UndoVerdict.imported(RecordID("6709354699356972423"))
    let report = Fixture.undoReport(Self.batch, Array(repeating: verdict, count: 3))
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    #expect(state.notice == nil)
  }

  @Test(
    "nothing but the typed count and Enter imports",
    arguments: [
      [Key.enter], [.escape], [.character("q")], [.character("y"), .enter], [.character("u")],
      [.character("1"), .enter], [.character("3"), .character("0"), .enter],
      [.character("3"), .escape, .enter], [.tab, .character("3"), .enter],
      [.character("3"), .tab, .enter], [.character("e"), .enter], [.character("٣"), .enter],
    ])
  func otherKeys(keys: [Key]) {
    var state = Self.asked()
    var effects: [Effect] = []
    for key in keys { effects += state.apply(.keyPressed(key)) }
    #expect(!AppState.imports(effects))
  }

  @Test("a paste of the count is refused in words")
  func paste() {
    var state = Self.asked()
    #expect(state.apply(.textPasted("3\r")).isEmpty)
    #expect(!AppState.imports(state.press(.enter)))
    _ = state.apply(.textPasted("3"))
    #expect(state.text.contains("Pasted text does not confirm. Type 3."))
  }

  @Test("where not every row fits, the count is taken only after the last was shown")
  func scrolling() throws {
    let batch = Fixture.batch(Array(repeating: .deleted(.reply), count: 10))
    var state = Self.asked(Fixture.plan(batch, doubtful: [0], tooEarly: [9]), size: Fixture.narrow)
    state.type("8")
    #expect(!AppState.imports(state.press(.enter)))
    #expect(state.text.contains("Not every record has been shown"))
    for _ in 0..<20 { state.scrollSeeing(.down) }
    #expect(!AppState.imports(state.press(.enter)))
    state.type("8")
    #expect(AppState.imports(state.press(.enter)))
  }

  @Test("what cannot be imported is listed with the reason, and not counted")
  func obstacles() {
    let state = Self.asked(Fixture.plan(Self.batch, tooEarly: [1]))
    #expect(state.text.contains("Feishu accepts no check time before 2022-01-01"))
    #expect(state.text.contains("1 cannot be re-imported; the list says why."))
    #expect(state.undo?.asked?.expected == "2")
  }

  @Test("where nothing can be imported, no key imports")
  func nothingLeft() {
    var state = Self.asked(Fixture.plan(Self.batch, tooEarly: [0, 1, 2]))
    #expect(state.text.contains("Nothing to re-import."))
    #expect(!AppState.imports(state.press(.character("0"), .enter, .enter)))
    state.press(.escape)
    #expect(state.dialog == nil)
  }

  @Test("a record that may be there already is left out, unless e takes it in")
  func doubtful() throws {
    let plan = Fixture.plan(Self.batch, doubtful: [1])
    var state = Self.asked(plan)
    let generation = try #require(state.undo?.generation)
    #expect(state.text.contains("identical record 6709354699350000009: skipped"))
    state.press(.character("2"))
    var left = state
    #expect(
      left.press(.enter).first
        == .run(.undo(plan.withoutDoubtful, reason: ""), generation))
    state.press(.character("e"))
    #expect(state.undo?.asked?.typed == "")
    #expect(state.text.contains(": included"))
    state.press(.character("3"))
    #expect(state.press(.enter).first == .run(.undo(plan, reason: ""), generation))
  }

  @Test(
    "why there is nothing to ask about is said in words",
    arguments: [
      (UndoRefusal.nothingToImport, "This batch deleted nothing, or everything"),
      (.purged, "The copies of these records were purged"),
      (.notConcluded, "The outcome of this batch is not known yet"),
      (
        .otherTarget(PlatformTarget(host: "example.com", appID: "cli_other", tenantName: nil)),
        "cli_other at example.com"
      ),
      (.readingFailed(.notReached(.query, host: "feishu.cn", .refused)), "Nothing was re-imported"),
      (.journal(.noSuchBatch(17)), "The journal has no batch 17"),
    ])
  func refused(refusal: UndoRefusal, words: String) throws {
    var state = Fixture.list([Fixture.record(0)])
    state.show(DeletionReport(batch: Self.batch))
    state.press(.character("u"))
    let generation = try #require(state.undo?.generation)
    _ = state.apply(.answered(.undoPlanned(.failure(refusal)), generation))
    #expect(state.text.contains(words))
    #expect(state.press(.enter).isEmpty)
    #expect(state.dialog == nil)
  }

  @Test("while it imports, it says how far it is, and no key but Ctrl-C does anything")
  func working() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    _ = state.apply(.answered(.undoProgressed(.importing(done: 1, of: 3)), generation))
    #expect(state.text.contains("Re-importing … 1 of 3"))
    let before = state
    let keys: [Key] = [.enter, .escape, .character("q"), .character("3"), .tab, .function(1)]
    for key in keys { #expect(state.apply(.keyPressed(key)).isEmpty) }
    state.notice = nil
    expectNoDifference(state, before)
    #expect(state.press(.control("z")).isEmpty)
    #expect(state.text.contains("A re-import is running"))
  }

  @Test("Ctrl-C ends it after the record in flight, and quits; a second time it quits at once")
  func interrupted() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    _ = state.apply(.answered(.undoProgressed(.importing(done: 1, of: 3)), generation))
    #expect(state.press(.control("c")) == [.run(.endUndo(generation), Generation())])
    #expect(state.text.contains("Quits after this record"))
    var twice = state
    #expect(twice.press(.control("c")) == [.quit(.duringDeletion)])
    // Only waits are cancelled.
    #expect(
      state.apply(.answered(.undoProgressed(.waiting(.seconds(3))), generation)) == [
        .cancel(generation)
      ])
    let report = Fixture.undoReport(
      Self.batch,
      [
        .imported(nil), .imported(nil), .notImported(.refused(.neverSent(.cancelled))),
      ])
    #expect(
      state.apply(.answered(.undoFinished(.ended(report)), generation))
        == [.quit(.afterUndo(report.tally, batch: 17))])
  }

  @Test("the outcome counts what is imported, with the new id, and the batch knows it")
  func ended() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    let report = Fixture.undoReport(
      Self.batch,
      [
        .imported(RecordID("6709354699357000000")), .notImported(.refused(.notGiven)),
        .unknown(.noAnswer(.timeout)),
      ])
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    #expect(
      state.lines[1].contains(
        "Undo of batch 17 · requested 3 · re-imported 1 · not imported 1 · unknown 1"))
    #expect(state.text.contains("new record id 6709354699357000000"))
    state.press(.enter)
    #expect(state.text.contains("Times sent"))
    state.press(.escape, .character("q"))
    #expect(state.outcome?.tally.undone == 1)
    #expect(state.text.contains("re-imported as 6709354699357000000"))
    #expect(state.text.contains("it is unknown whether it was re-imported"))
  }

  @Test("the outcome has all its counts also where the window is narrow")
  func narrowCounts() throws {
    let batch = Fixture.batch(Array(repeating: .deleted(.reply), count: 10))
    var state = Self.asked(Fixture.plan(batch), size: Size(columns: 60, rows: 24))
    let generation = try #require(state.undo?.generation)
    let report = Fixture.undoReport(
      batch, Array(repeating: .notImported(.refused(.notGiven)), count: 10))
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    #expect(
      state.lines[1].contains("Batch 17 · requested 10 · re-imported 0 · not imported 10"))
  }

  @Test("m keeps the operator's word about an import of which nothing is known")
  func mark() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    let report = Fixture.undoReport(
      Self.batch, [.imported(nil), .imported(nil), .unknown(.noAnswer(.timeout))])
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    #expect(state.press(.character("m")).isEmpty)
    #expect(state.text.contains("The outcome of this record is known."))
    state.press(.end, .character("m"))
    #expect(state.text.contains("whether this record was re-imported"))
    let id = report.entries[2].id
    state.wake()
    #expect(
      state.press(.character("g"), .character("n")) == [
        .run(.mark(.notImported, id, of: 17), state.generation)
      ])
    let marked = report.batch.undone([2: .notImported(.byHand(at: Fixture.time(minute: 59)))])
    _ = state.apply(.answered(.marked(.success(marked)), state.generation))
    #expect(state.lines[1].hasSuffix("re-imported 2 · not imported 1"))
    #expect(state.text.contains("recorded by hand at 08:59:12: it is not there"))
  }

  @Test("an undo that could not begin says why, and can be tried again")
  func notStarted() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    _ = state.apply(.answered(.undoFinished(.notStarted(.cannotWrite(.diskFull))), generation))
    #expect(state.text.contains("The journal cannot be written: the disk is full."))
    #expect(AppState.imports(state.press(.character("3"), .enter)))
  }

  @Test("an import whose outcome could not be kept raises the dialog that cannot be overlooked")
  func notKept() throws {
    var state = Self.asked()
    let generation = try #require(state.undo?.generation)
    state.press(.character("3"), .enter)
    let report = Fixture.undoReport(
      Self.batch, [.imported(nil), .imported(nil), .imported(nil)],
      journalError: .cannotKeepOutcome(batch: 17, emergencyFile: nil, .diskFull))
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
    #expect(state.text.contains("Press w when you have written this down."))
  }

  @Test("from the history too, and not while the batch is being asked about")
  func fromHistory() throws {
    var state = Fixture.list([Fixture.record(0)])
    let batch = Fixture.batch([.unknown(.noData)])
    state.openFromHistory(batch)
    state.press(.character("u"))
    #expect(state.text.contains("still being asked about batch 17"))
    state.press(.character("q"), .character("u"))
    #expect(state.undo == nil)
    state.settle(batch)
    #expect(state.press(.character("u")) == [.run(.planUndo(batch: 17), state.generation)])
  }
}
