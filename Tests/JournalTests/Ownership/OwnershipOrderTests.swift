import Attendance
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Journal

/// Three batches that hold the same record, and what two processes and the emergency files they left tell of them.
@Suite("What several processes say of one record")
struct OwnershipOrderTests {
  private static let context = JournalContext.administrator

  private static func instant(_ at: Int64) -> JournalInstant {
    JournalInstant(utcMilliseconds: at * 1000, monotonicNanoseconds: UInt64(at))
  }

  private static func verdicts(_ at: Int64) -> [Verdict] {
    let time = UnixTime(seconds: at)
    return [
      .deleted(.reply), .deleted(.absent(at: time)), .deleted(.byHand(at: time)),
      .notDeleted(.stillThere(at: time)), .notDeleted(.byHand(at: time)),
      .notDeleted(.platform("sealed")), .unknown(.noData),
    ]
  }

  private static func imports(_ at: Int64) throws -> [UndoVerdict] {
    [
      .imported(try id(30)), .imported(nil), .notImported(.notThere(at: UnixTime(seconds: at))),
      .notImported(.refused(.notGiven)), .unknown(.openAnswer),
    ]
  }

  /// A finding of one of the batches, at a time of its own.
  private static func finding(at: Int64, _ random: inout SplitMix64) throws -> Finding {
    let batch = Int.random(in: 1...3, using: &random)
    let verdict = try #require(verdicts(at).randomElement(using: &random))
    let kind: EventKind
    let header: String
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      kind = .outcome
      header = try EventJSON.text(of: outcome([try id(1)], verdict))
    case 1:
      kind = .undoOutcome
      let told = try #require(try imports(at).randomElement(using: &random))
      header = try EventJSON.text(
        of: UndoOutcome(recordID: try id(1), verdict: told, attempt: 1))
    default:
      kind = .resolution
      let isOthers = Int.random(in: 0..<5, using: &random) == 0
      let owner = Verdict.notDeleted(.deletedBy(batch: Int.random(in: 1...3, using: &random)))
      header = try EventJSON.text(
        of: ResolutionHeader(verdicts: [
          RecordVerdict(recordID: try id(1), verdict: isOthers ? owner : verdict)
        ]))
    }
    return Finding(
      kind: kind, batch: batch, lock: "lock-\(batch)", instant: instant(at), context: context,
      header: header)
  }

  /// Opens the batches: sent, and none with an outcome.
  private static func open(in log: EventLog) throws {
    let intent = try intent([1])
    for batch in 1...3 {
      let header = IntentHeader(
        platformHost: intent.target.host, appID: intent.target.appID, tenantName: nil,
        idKind: intent.idKind, includesFormer: false, ids: try intent.batch.ids,
        lock: "lock-\(batch)")
      try log.append(
        .intent, batch: batch, at: instant(0), by: context, header: header,
        payload: try EventJSON.bytes(
          of: IntentPayload(records: intent.records, names: NamesByID(intent.names), reason: "")))
      try log.append(
        .attempt, batch: batch, at: instant(1), by: context, header: AttemptHeader(number: 1))
    }
  }

  /// Concludes a batch as one does who finds its sender gone.
  private static func guess(_ batch: Int, in log: EventLog) throws {
    guard let known = try EventFold.batches(try log.events(ofBatch: batch)).first,
      known.outcome == nil
    else { return }
    try log.append(
      .outcome, batch: batch, at: instant(2), by: context, header: known.abandoned)
  }

  /// Keeps a finding at once or from an emergency file; what is found later needs a batch that was concluded.
  private static func keep(_ finding: Finding, keys: [String], in log: EventLog) throws {
    if finding.kind != .outcome { try guess(finding.batch, in: log) }
    if finding.kind == .undoOutcome,
      try EventFold.batches(try log.events(ofBatch: finding.batch)).first?.undo.isEmpty ?? true
    {
      try undo(finding.batch, key: keys[finding.batch - 1], in: log)
    }
    _ = try EmergencyFiles.append(finding, to: log)
  }

  private static func undo(_ batch: Int, key: String, in log: EventLog) throws {
    let item = UndoIntent.Item(recordID: try id(1), idempotentID: key, equal: [])
    try log.append(
      .undoIntent, batch: batch, at: instant(3), by: context,
      header: UndoIntentHeader(items: [item]))
    try log.append(
      .undoAttempt, batch: batch, at: instant(4), by: context,
      header: UndoAttemptHeader(recordID: try id(1), number: 1))
  }

  @Test(
    "gives one state in every order, in which at most one batch has it and it is brought back once",
    arguments: 1...6 as ClosedRange<UInt64>)
  func orders(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = JournalStore(try JournalDatabase.inMemory())
    try store.writeAtOpening(Self.open)
    var owned = 0
    for _ in 0..<25 {
      let keys = ["a", "b", "c"].map { Bool.random(using: &random) ? $0 : "same" }
      // A batch has one outcome; its lock keeps two from being told.
      var concluded: Set<Int> = []
      let findings = try (10..<14).map { try Self.finding(at: Int64($0), &random) }
        .filter { $0.kind != .outcome || concluded.insert($0.batch).inserted }
      var states: Set<[JournalBatch]> = []
      for order in orders(of: findings.indices) {
        states.insert(
          try store.writeAtOpening { log in
            var state: [JournalBatch] = []
            try log.database.inSavepoint {
              for index in order { try Self.keep(findings[index], keys: keys, in: log) }
              state = RecordOwnership.settled(try EventFold.batches(try log.events()))
              return .rollback
            }
            return state
          })
      }
      let place = "seed \(seed): \(findings.map { "\($0.batch) \($0.kind) \($0.header)" })"
      #expect(states.count == 1, "\(place)")
      for state in states {
        let owners = state.count { $0.verdicts.contains(where: \.verdict.isDeleted) }
        #expect(owners <= 1, "\(place)")
        #expect(state.map(\.undone).reduce(0, +) <= owners, "\(place)")
        owned += owners
      }
    }
    #expect(owned > 5)
  }

  @Test(
    "gives it to at most one batch, whether a look came in at once or late, and asking ends",
    arguments: 1...6 as ClosedRange<UInt64>)
  func asked(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let store = JournalStore(try JournalDatabase.inMemory())
    try store.writeAtOpening(Self.open)
    var yielded = 0
    for _ in 0..<60 {
      var concluded: Set<Int> = []
      let findings = try (10..<16).map { try Self.finding(at: Int64($0), &random) }
        .filter { $0.kind != .outcome || concluded.insert($0.batch).inserted }
      let isAsked = findings.map { _ in Bool.random(using: &random) }
      let rounds = (0..<3).map { _ in (1...3).shuffled(using: &random) }
      let place = "seed \(seed): \(zip(findings, isAsked).map { "\($0.batch) \($0.header) \($1)" })"
      try store.writeAtOpening { log in
        try log.database.inSavepoint {
          for (finding, isAsked) in zip(findings, isAsked) {
            guard isAsked, let look = try Self.look(of: finding) else {
              try Self.keep(finding, keys: ["a", "b", "same"], in: log)
              try Self.expectOneOwner(in: log, place)
              continue
            }
            let hasLater = try Self.batches(in: log).contains {
              $0.number > finding.batch && $0.verdicts.contains(where: \.verdict.isUnknown)
            }
            try Self.ask(finding.batch, look, at: finding.instant, in: log)
            try Self.expectOneOwner(in: log, place)
            guard hasLater, case .deleted(.absent) = look else { continue }
            // That one's question comes first.
            let isTaken = try Self.batches(in: log).contains {
              $0.verdicts.map(\.verdict) == [look]
            }
            #expect(!isTaken, "\(place)")
            yielded += 1
          }
          for number in rounds.joined() {
            let batch = try #require(try log.batch(number))
            let open = OpenQuestions(batch)
            guard open.isAbandoned || !open.unknown.isEmpty || !open.late.isEmpty else { continue }
            let look = Verdict.deleted(.absent(at: UnixTime(seconds: 400)))
            try Self.ask(number, look, at: Self.instant(400), in: log)
            try Self.expectOneOwner(in: log, place)
          }
          for batch in try Self.batches(in: log) {
            let open = OpenQuestions(batch)
            #expect(!open.isAbandoned && open.unknown.isEmpty && open.late.isEmpty, "\(place)")
          }
          return .rollback
        }
      }
    }
    #expect(yielded > 0)
  }

  private static func batches(in log: EventLog) throws -> [JournalBatch] {
    RecordOwnership.settled(try EventFold.batches(try log.events()))
  }

  private static func expectOneOwner(in log: EventLog, _ place: String) throws {
    let batches = try batches(in: log)
    let owners = batches.count { $0.verdicts.contains(where: \.verdict.isDeleted) }
    #expect(owners <= 1, "\(place)")
    #expect(batches.map(\.undone).reduce(0, +) <= owners, "\(place)")
  }

  /// What a finding tells of a look at the record; nil where it tells something else.
  private static func look(of finding: Finding) throws -> Verdict? {
    guard finding.kind == .resolution else { return nil }
    let header = try EventJSON.value(ResolutionHeader.self, from: finding.header)
    switch header.verdicts.first?.verdict {
    case .deleted(.absent(let at)): return .deleted(.absent(at: at))
    case .notDeleted(.stillThere(let at)): return .notDeleted(.stillThere(at: at))
    case .deleted, .notDeleted, .unknown, nil: return nil
    }
  }

  /// Keeps a look as the settling does: what of it is news, by what the other batches tell then.
  private static func ask(
    _ batch: Int, _ look: Verdict, at instant: JournalInstant, in log: EventLog
  ) throws {
    try guess(batch, in: log)
    let news = try log.news([RecordVerdict(recordID: try id(1), verdict: look)], of: batch)
    guard !news.isEmpty else { return }
    try log.append(
      .resolution, batch: batch, at: instant, by: context, header: ResolutionHeader(verdicts: news))
  }

  private func orders(of indices: some Collection<Int>) -> [[Int]] {
    guard let first = indices.first else { return [[]] }
    return orders(of: Array(indices.dropFirst())).flatMap { rest in
      (0...rest.count).map { place in
        var order = rest
        order.insert(first, at: place)
        return order
      }
    }
  }
}
