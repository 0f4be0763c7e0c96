import Attendance
import FeishuAttendance
import Journal
import Terminal
import Testing
import Wording

@testable import UnpunchKit
@testable import UnpunchTUI

/// A screen whose picture in text is kept in `Frames`.
enum Scene: String, CaseIterable, CustomTestStringConvertible {
  case records, selection, filter, filterMistake, filterHelp, confirm, difference, outcome, unknown
  case find, namesMissing, details, help, unlikely, odd, manyCalls, quit, file, fileWaiting
  case settling, settled, mark, notKept, opening, opened, history, historyEmpty, undo, undone

  var testDescription: String { rawValue }

  /// The state that shows the screen.
  func state(_ size: Size, _ language: Language) -> AppState {
    state(size, Fixture.context(language))
  }

  /// The state that shows the screen, as far as a context lets it come to that.
  func state(_ size: Size, _ context: AppContext) -> AppState {
    var records = (0..<60).map { Fixture.record($0) }
    records[3].locationName = "Singapore office, floor 12, wing of the Equator"
    records[4].comment = ""
    records[5] = Fixture.record(5, externalID: nil, type: .userPunch)
    records[6].locationName = "line\nbreak \u{1B}[31m red"
    var state = Fixture.list(records, size: size, context: context)
    switch self {
    case .records, .selection, .filter, .filterMistake, .filterHelp, .find, .details, .help:
      showList(&state)
    case .namesMissing: state = namesMissing(size, context)
    case .unlikely, .odd, .manyCalls, .quit, .file, .fileWaiting: showQuestion(&state)
    case .confirm, .difference: showConfirmation(&state)
    case .outcome, .unknown, .settling, .settled, .mark, .notKept: showOutcome(&state)
    case .opening, .opened: state = opening(size, context)
    case .history, .historyEmpty: showHistory(&state)
    case .undo, .undone: showUndo(&state)
    }
    return state
  }

  /// A list whose names could not be asked for.
  private func namesMissing(_ size: Size, _ context: AppContext) -> AppState {
    let error = FeishuError.refused(
      Refusal(
        call: .results, status: 400, code: .scopeMissing, message: "", logID: "20261123",
        missingScopes: ["attendance:task:readonly"]))
    let records = (0..<60).map { Fixture.record($0) }
    return Fixture.list(
      SearchResult(query: Fixture.query, store: RecordStore(records), namesError: error),
      size: size, context: context)
  }

  private func showList(_ state: inout AppState) {
    if self == .selection {
      state.press(.character(" "), .character(" "), .character(" "), .down)
    } else if self == .filter {
      state.press(.character(" "), .character("/"))
      state.type("补录")
    } else if self == .filterMistake {
      state.press(.character(" "), .character("/"))
      state.type("foo:1 补录")
    } else if self == .filterHelp {
      state.press(.character("/"), .function(1))
    } else if self == .find {
      state.press(.character("f"))
    } else if self == .details {
      state.press(.enter)
    } else if self == .help {
      state.press(.character("?"))
    }
  }

  private func showQuestion(_ state: inout AppState) {
    if self == .unlikely {
      state.press(.character("a"))
    } else if self == .odd {
      var odd = Fixture.record(0)
      odd.oddities = [
        Oddity(field: "comment", value: "17"), Oddity(field: "location_name", value: nil),
      ]
      state = Fixture.list([odd], size: state.size, context: state.context)
      state.press(.character(" "))
    } else if self == .manyCalls {
      state = Fixture.started(nil, size: state.size, context: state.context).0
      _ = state.apply(.textPasted((0..<50_000).map { "e\($0)" }.joined(separator: ",")))
      state.press(.enter)
    } else if self == .quit {
      state.press(.character(" "), .character(" "), .control("c"))
    } else {
      state.press(.character("f"), .function(4))
      state.type("/srv/hr/2026-11.csv")
      if self == .fileWaiting { state.press(.enter) }
    }
  }

  private func showConfirmation(_ state: inout AppState) {
    guard self == .difference else {
      state.press(.character("a"))
      state.answerYes()
      state.openConfirmation()
      state.press(.character("1"))
      return
    }
    state.press(.character(" "), .character(" "))
    let effects = state.press(.character("d"))
    for case .run(.reread(let plan), let generation) in effects {
      var now = plan.items[0].record
      now.comment = "edited"
      _ = state.apply(.timerFired(.questionDeadTime, generation))
      _ = state.apply(
        .answered(
          .rereadFinished(
            .differs([
              .init(item: plan.items[0], change: .fields([.comment], now: now)),
              .init(item: plan.items[1], change: .gone),
            ])), generation))
      let earlier = Fixture.batch(number: 12, [.deleted(.reply)], from: 1)
      _ = state.apply(.answered(.earlierFound([plan.items[1].id: earlier]), generation))
    }
  }

  private func showOutcome(_ state: inout AppState) {
    let silence = Verdict.unknown(.noAnswer(.connectionClosed))
    if self == .outcome {
      state.show(
        Fixture.report([
          .deleted(.reply), .deleted(.reply),
          .notDeleted(.platform(PlatformMessage.sealed.rawValue)),
          .deleted(.reply), .notDeleted(.notGiven), .deleted(.reply),
          .notDeleted(.platform("no row affected")),
        ]))
    } else if self == .notKept {
      state.show(
        Fixture.report(
          [.deleted(.reply), .notDeleted(.notGiven), silence],
          journalError: .cannotKeepOutcome(batch: 17, emergencyFile: nil, .diskFull)))
    } else {
      let cause = FeishuError.noAnswer(.delete, host: "feishu.cn", .connectionClosed)
      let report = Fixture.report(
        Array(repeating: silence, count: self == .unknown ? 2 : 3), cause: cause, status: nil,
        code: nil)
      state.show(report)
      if self == .settling { state.progress(.pausing(.seconds(4), round: 2)) }
      if self == .settled || self == .mark {
        state.settle(
          report.batch.resolved([
            0: .deleted(.absent(at: Fixture.time(minute: 59))),
            1: .notDeleted(.stillThere(at: Fixture.time(minute: 59))),
          ]))
      }
      if self == .mark {
        state.press(.end, .character("m"))
        state.wake()
      }
    }
  }

  private func opening(_ size: Size, _ context: AppContext) -> AppState {
    var (state, effects) = AppState.start(
      context, size: size, query: Fixture.query, idKind: .employeeID)
    guard case .run(.findOpen, let generation) = effects.first else { return state }
    let batches = [Fixture.batch(number: 17, nil, count: 3), Fixture.batch(number: 18, nil)]
    effects = state.apply(.answered(.openBatchesFound(.success(batches)), generation))
    if self == .opened {
      state.settle(
        batches[0].concluded().resolved([
          0: .deleted(.absent(at: Fixture.time(minute: 59))),
          1: .notDeleted(.stillThere(at: Fixture.time(minute: 59))),
        ]))
      state.settle(18, .inFlight(batch: 18, pid: 4711))
    } else {
      state.progress(.pausing(.seconds(4), round: 2))
    }
    return state
  }

  private func showHistory(_ state: inout AppState) {
    state.press(.character("h"))
    let deleted = Verdict.deleted(.reply)
    let batches = [
      Fixture.batch(number: 17, [deleted, deleted, .notDeleted(.notGiven)]),
      Fixture.batch(number: 16, [.unknown(.noData), deleted], reason: "考勤机时区错误，工单 HR-1198"),
      Fixture.batch(number: 15, [deleted, deleted], operatorName: "李强").undone([
        0: .imported(RecordID("1")), 1: .imported(nil),
      ]),
      Fixture.batch(number: 14, [deleted], isPurged: true),
    ]
    if let generation = state.history?.reading {
      _ = state.apply(
        .answered(
          .historyRead(
            .success(self == .history ? batches.map(HistoryEntry.init) : [])), generation))
    }
  }

  private func showUndo(_ state: inout AppState) {
    let batch = Fixture.batch(Array(repeating: .deleted(.reply), count: 4))
    state.show(DeletionReport(batch: batch))
    state.openUndo(Fixture.plan(batch, doubtful: [1], tooEarly: [3]))
    state.press(.tab)
    state.type("HR-1205")
    state.press(.tab, .character("2"))
    guard self == .undone, let generation = state.undo?.generation else { return }
    state.press(.enter)
    let report = Fixture.undoReport(
      batch,
      [
        .imported(RecordID("6709354699357000000")), .unknown(.noAnswer(.timeout)),
        .notImported(.refused(.platform("time is invalid"))), .notImported(.tooEarly),
      ])
    _ = state.apply(.answered(.undoFinished(.ended(report)), generation))
  }
}

extension AppState {
  /// Brings the screen of an outcome on, by the way that a deletion takes.
  mutating func show(_ report: DeletionReport) {
    press(.character(" "))
    openConfirmation()
    arrange(
      apply(
        .answered(.deletionFinished(.concluded(report)), confirm?.generation ?? generation)))
  }

  /// Reports how asking about the one batch has come on.
  mutating func progress(_ progress: SettlementProgress) {
    guard let generation = inquiries.running.values.first?.generation else { return }
    _ = apply(.answered(.inquiryProgressed(progress), generation))
  }

  /// Ends asking about a batch with what is known of it now.
  @discardableResult
  mutating func settle(_ batch: JournalBatch) -> [Effect] {
    guard let generation = inquiries.running[batch.number]?.generation else { return [] }
    var before = batch
    before.resolutions = [:]
    let effects = apply(
      .answered(.inquiryEnded(.success(SettlementResult(before: before, batch: batch))), generation)
    )
    arrange(effects)
    return effects
  }

  /// Ends asking about a batch with an error.
  @discardableResult
  mutating func settle(_ number: Int, _ error: JournalError) -> [Effect] {
    guard let generation = inquiries.running[number]?.generation else { return [] }
    return apply(.answered(.inquiryEnded(.failure(error)), generation))
  }

  /// Opens the question before an undo, lets its half second pass.
  mutating func openUndo(_ plan: UndoPlan) {
    for case .run(.planUndo, let generation) in press(.character("u")) {
      _ = apply(.answered(.undoPlanned(.success(plan)), generation))
      _ = apply(.timerFired(.questionDeadTime, generation))
      standRows()
    }
  }
}

extension JournalBatch {
  /// The batch with the outcome of one whose sender is gone.
  func concluded() -> JournalBatch {
    var batch = self
    batch.outcome = abandoned
    batch.concludedAt = at
    return batch
  }
}
