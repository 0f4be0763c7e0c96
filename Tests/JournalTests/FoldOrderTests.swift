import Attendance
import CustomDump
import Foundation
import TestSupport
import Testing

@testable import Journal

@Suite("What several events say of one record")
struct FoldOrderTests {
  private static let context = JournalContext.administrator

  /// Makes the events of one batch of two records, in the order given; each has its own time, whatever its place.
  private static func events(_ findings: [(kind: EventKind, at: Int64, header: String)]) throws
    -> [Event]
  {
    let intent = try intent([1, 2])
    let header = IntentHeader(
      platformHost: intent.target.host, appID: intent.target.appID, tenantName: nil,
      idKind: intent.idKind, includesFormer: false, ids: try intent.batch.ids)
    let item = UndoIntent.Item(recordID: try id(1), idempotentID: "key", equal: [])
    let before: [(kind: EventKind, at: Int64, header: String)] = [
      (.intent, 0, try EventJSON.text(of: header)),
      (.attempt, 1, try EventJSON.text(of: AttemptHeader(number: 1))),
      (
        .outcome, 2,
        try EventJSON.text(
          of: outcome(try intent.batch.ids, .unknown(.noAnswer(.timeout))))
      ),
      (.undoIntent, 3, try EventJSON.text(of: UndoIntentHeader(items: [item]))),
      (
        .undoAttempt, 4, try EventJSON.text(of: UndoAttemptHeader(recordID: try id(1), number: 1))
      ),
      (
        .undoAttempt, 5, try EventJSON.text(of: UndoAttemptHeader(recordID: try id(1), number: 2))
      ),
    ]
    var events: [Event] = []
    for (kind, at, header) in before + findings {
      events.append(
        Event(
          after: events.last.map { ($0.sequence, $0.entry) }, kind: kind, batch: 1,
          instant: JournalInstant(utcMilliseconds: at * 1000, monotonicNanoseconds: 0),
          context: context, header: header, payload: nil))
    }
    return events
  }

  private static func looks(at time: Int64) -> [Verdict] {
    let at = UnixTime(seconds: time)
    return [
      .deleted(.reply), .deleted(.absent(at: at)), .deleted(.byHand(at: at)),
      .notDeleted(.stillThere(at: at)), .notDeleted(.byHand(at: at)),
      .notDeleted(.deletedBy(batch: 7)), .notDeleted(.notGiven), .notDeleted(.platform("sealed")),
      .unknown(.noData), .unknown(.noAnswer(.programEnded)),
    ]
  }

  private static func imports(at time: Int64) throws -> [UndoOutcome] {
    let at = UnixTime(seconds: time)
    let verdicts: [UndoVerdict] = [
      .imported(try id(30)), .imported(try id(31)), .imported(nil),
      .notImported(.notThere(at: at)), .notImported(.byHand(at: at)),
      .notImported(.refused(.platform("scope"))), .unknown(.openAnswer),
    ]
    return try verdicts.flatMap { verdict in
      try (1...2).flatMap { attempt in
        [
          UndoOutcome(recordID: try id(1), verdict: verdict, attempt: attempt),
          UndoOutcome(
            recordID: try id(1), verdict: verdict, status: 200, code: .success, attempt: attempt),
        ]
      }
    }
  }

  @Test(
    "gives one state in every order in which they came in", arguments: 1...4 as ClosedRange<UInt64>)
  func orders(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      var findings: [(kind: EventKind, at: Int64, header: String)] = []
      for number in 0..<4 {
        let at = Int64.random(in: 10...14, using: &random)
        if number % 2 == 0 {
          let verdict = try #require(Self.looks(at: at).randomElement(using: &random))
          let entry = RecordVerdict(recordID: try id(1), verdict: verdict)
          findings.append(
            (.resolution, at, try EventJSON.text(of: ResolutionHeader(verdicts: [entry]))))
        } else {
          let outcome = try #require(try Self.imports(at: at).randomElement(using: &random))
          findings.append((.undoOutcome, at, try EventJSON.text(of: outcome)))
        }
      }
      var states: Set<JournalBatch> = []
      for order in Self.orders(of: findings.indices) {
        let batches = try EventFold.batches(try Self.events(order.map { findings[$0] }))
        states.insert(try #require(batches.first))
      }
      #expect(states.count == 1, "seed \(seed): \(findings)")
    }
  }

  private static func orders(of indices: some Collection<Int>) -> [[Int]] {
    guard let first = indices.first else { return [[]] }
    return orders(of: Array(indices.dropFirst())).flatMap { rest in
      (0...rest.count).map { place in
        var order = rest
        order.insert(first, at: place)
        return order
      }
    }
  }

  @Test("counts by how sure it is, then by the time of what it says")
  func rules() throws {
    let (early, late) = (UnixTime(seconds: 20), UnixTime(seconds: 30))
    let rows: [(said: [(Int64, Verdict)], expected: Verdict)] = [
      // An emergency file of an earlier look is taken in late.
      (
        [(30, .deleted(.absent(at: late))), (20, .notDeleted(.stillThere(at: early)))],
        .deleted(.absent(at: late))
      ),
      // A stale replica, and the record shows again.
      (
        [(20, .deleted(.absent(at: early))), (30, .notDeleted(.stillThere(at: late)))],
        .notDeleted(.stillThere(at: late))
      ),
      // The platform's answer to the request itself counts before every look, an operator's too.
      ([(10, .deleted(.reply)), (30, .notDeleted(.byHand(at: late)))], .deleted(.reply)),
      ([(10, .notDeleted(.notGiven)), (30, .deleted(.absent(at: late)))], .notDeleted(.notGiven)),
      ([(10, .deleted(.reply)), (30, .notDeleted(.deletedBy(batch: 7)))], .deleted(.reply)),
      // Two looks, the platform's and an operator's: the later one.
      (
        [(30, .deleted(.byHand(at: late))), (20, .notDeleted(.stillThere(at: early)))],
        .deleted(.byHand(at: late))
      ),
      (
        [(20, .notDeleted(.byHand(at: early))), (30, .deleted(.absent(at: late)))],
        .deleted(.absent(at: late))
      ),
      // In the same second, what is gone was there before.
      (
        [(30, .notDeleted(.stillThere(at: late))), (30, .deleted(.absent(at: late)))],
        .deleted(.absent(at: late))
      ),
    ]
    for (said, expected) in rows {
      for said in [said, said.reversed()] {
        let batch = try EventFold.batches(
          try Self.events(
            try said.map { at, verdict in
              let entry = RecordVerdict(recordID: try id(1), verdict: verdict)
              return (
                .resolution, at, try EventJSON.text(of: ResolutionHeader(verdicts: [entry]))
              )
            })
        ).first
        #expect(batch?.verdicts.first?.verdict == expected)
        // Of the other record nothing was said.
        #expect(batch?.verdicts.last?.verdict == .unknown(.noAnswer(.timeout)))
      }
    }
  }

  @Test("leaves an import open after a later attempt, unless the record is there")
  func attempts() throws {
    let rows: [(UndoVerdict, Int, isKept: Bool)] = [
      (.notImported(.refused(.notGiven)), 1, false), (.notImported(.refused(.notGiven)), 2, true),
      (.imported(try id(9)), 1, true), (.unknown(.openAnswer), 1, false),
    ]
    for (verdict, attempt, isKept) in rows {
      let outcome = UndoOutcome(recordID: try id(1), verdict: verdict, attempt: attempt)
      let batch = try EventFold.batches(
        try Self.events([(.undoOutcome, 9, try EventJSON.text(of: outcome))])
      ).first
      #expect(
        batch?.undo[try id(1)]?.verdict
          == (isKept ? verdict : .unknown(.noAnswer(.programEnded))))
    }
  }

  @Test("is read as versions before wrote it: without attempts in the outcome of an undo")
  func old() throws {
    let header = #"{"recordID":"\#(try id(1).rawValue)","verdict":{"imported":{}}}"#
    let batch = try EventFold.batches(try Self.events([(.undoOutcome, 9, header)])).first
    #expect(batch?.undo[try id(1)]?.verdict == .imported(nil))
  }
}
