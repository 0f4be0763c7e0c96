import Attendance
import CustomDump
import Foundation
import GRDB
import Journal
import Testing

@Suite("Copies of records that are past their time")
struct CopyRetentionTests {
  @Test("go with names and reasons, while the rest of the batch and the chain stay whole")
  func dropped() async throws {
    let failing = try FailingJournal()
    let clock = DayClock()
    let journal = try await failing.open { clock.now() }
    try await journal.conclude(try intent([1, 2], reason: "SECRET-1"))
    clock.go(to: 10)
    try await journal.conclude(try intent([3], reason: "SECRET-2"))
    try await journal.undo(try id(3), of: 2, reason: "SECRET-3")
    clock.go(to: 40)

    let limit = DayClock.start(of: 10)
    let before = try failing.directory.events()
    let would = try await journal.purgeable(copiesBefore: limit, historyBefore: nil)
    #expect(would.copies == [1])
    #expect(would.history == [] && would.events == 0 && would.kept == [])
    #expect(try failing.directory.events() == before)

    let purge = try await journal.purge(copiesBefore: limit, historyBefore: nil)
    expectNoDifference(purge, would)
    let batches = try await journal.batches()
    #expect(batches.map(\.isPurged) == [false, true])
    #expect(batches.map(\.reason) == ["SECRET-2", ""])
    #expect(batches.map(\.outcome?.verdicts.count) == [1, 2])
    let found = try await Journal.verify(inDirectory: failing.directory.state)
    #expect(found.isWhole, "\(found.faults)")
    #expect(try failing.directory.kinds().last == "purged")
    #expect(
      failing.announced.last
        == "purged batch=2 sequence=10 head=\(found.head ?? "") operator=\"赵敏 SHA256:Zt1f\" "
        + "copies_of_batches=1")

    // And the second time there is nothing to do, and nothing is said.
    #expect(try await journal.purge(copiesBefore: limit, historyBefore: nil).isEmpty)
    #expect(try failing.directory.kinds().count == 10)
    clock.go(to: 41)
    let rest = try await journal.purge(copiesBefore: DayClock.start(of: 41), historyBefore: nil)
    #expect(rest.copies == [2])
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
    #expect(try failing.directory.found(["SECRET-", "dev-3", "补录", "北京总部"]) == [])
  }

  @Test("are in no file any more, however they were stored and moved")
  func erased() async throws {
    let failing = try FailingJournal()
    let clock = DayClock()
    let journal = try await failing.open { clock.now() }
    for number in 1...60 {
      clock.go(to: Int64(number))
      let size = number * 37 % 10 + 1
      let words = String(repeating: "SECRET-\(number)-", count: number * number % 300 + 1)
      try await journal.conclude(
        try intent(Array(number * 100..<number * 100 + size), reason: words))
    }
    for day in [7, 20, 33, 61] {
      let purge = try await journal.purge(
        copiesBefore: DayClock.start(of: Int64(day)), historyBefore: nil)
      #expect(purge.isErased)
      let secrets = (1...60).map { "SECRET-\($0)-" }
      #expect(try failing.directory.found(secrets) == Array(secrets.dropFirst(day - 1)))
    }
    #expect(try await Journal.verify(inDirectory: failing.directory.state).isWhole)
    #expect(try await journal.batches().allSatisfy(\.isPurged))
  }

  @Test("stay as long as something is to be asked of the batch")
  func open() async throws {
    let failing = try FailingJournal()
    let clock = DayClock()
    let journal = try await failing.open { clock.now() }
    try await journal.conclude(try intent([1]), .unknown(.noData))
    let ticket = try await journal.commit(try intent([2]))
    try await journal.conclude(try intent([3]))
    let limit = DayClock.start(of: 30)
    let purge = try await journal.purge(copiesBefore: limit, historyBefore: limit)
    #expect(purge.copies == [3])
    #expect(purge.kept == [1, 2])
    #expect(purge.history == [])
    _ = try await journal.resolve(
      [RecordVerdict(recordID: try id(1), verdict: .deleted(.byHand(at: limit)))],
      of: try await journal.claim(1))
    try await journal.conclude(ticket, with: outcome(ticket.batch.ids))
    #expect(try await journal.purge(copiesBefore: limit, historyBefore: nil).copies == [1, 2])
  }

  @Test("are said to be left in the log, while another process reads")
  func readMeanwhile() async throws {
    let failing = try FailingJournal()
    let journal = try await failing.open()
    try await journal.conclude(try intent([1]))
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    let other = try DatabaseQueue(path: failing.directory.file, configuration: configuration)
    try await other.writeWithoutTransaction { database in
      try database.execute(sql: "BEGIN; SELECT count(*) FROM event")
    }
    let purge = try await journal.purge(
      copiesBefore: UnixTime(seconds: 2_000_000_000), historyBefore: nil)
    #expect(!purge.isErased)
    try await other.writeWithoutTransaction { try $0.execute(sql: "COMMIT") }
  }
}

extension TemporaryDirectory {
  /// Which of some words stand in any file of the state directory.
  func found(_ words: [String]) throws -> [String] {
    let bytes = try FileManager.default.contentsOfDirectory(atPath: state).map {
      try Data(contentsOf: URL(fileURLWithPath: state + "/" + $0))
    }
    return words.filter { word in bytes.contains { $0.range(of: Data(word.utf8)) != nil } }
  }

  @Test("stay where this machine's clock was behind when the batch was confirmed")
  func clockBehind() async throws {
    let failing = try FailingJournal()
    let clock = DayClock()
    let journal = try await failing.open { clock.now() }
    let plain = try intent([1])
    try await journal.conclude(
      DeletionIntent(
        target: PlatformTarget(host: plain.target.host, appID: plain.target.appID, tenantName: nil),
        idKind: plain.idKind, includesFormer: false, reason: "", records: plain.records,
        names: [:], platformTime: DayClock.start(of: 400)))
    let limit = DayClock.start(of: 370)
    let none = try await journal.purgeable(copiesBefore: limit, historyBefore: limit)
    #expect(none.isEmpty && none.kept == [])
    let later = DayClock.start(of: 401)
    #expect(try await journal.purgeable(copiesBefore: later, historyBefore: nil).copies == [1])
  }
}
