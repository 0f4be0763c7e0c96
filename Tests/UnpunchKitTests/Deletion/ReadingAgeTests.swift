import Attendance
import CustomDump
import FeishuAttendance
import Journal
import Synchronization
import TestSupport
import Testing

@testable import UnpunchKit

@Suite("What is sent was read a moment ago")
struct ReadingAgeTests {
  private static let records = (0..<3).map { Fixture.record($0, user: $0) }
  private static let plan = Fixture.plan(records)
  private static let tooFast = TruthDouble.Fate.refused(
    .rateLimited, "request trigger frequency limit")

  /// A clock that goes on only where a test says so.
  private final class Clock: Sendable {
    private let time = Mutex(Duration.zero)

    var now: Duration { time.withLock { $0 } }

    func pass(_ duration: Duration) { time.withLock { $0 += max(duration, .zero) } }
  }

  /// A deletion whose platform, journal and waits take time.
  private struct Road {
    let platform: TruthDouble
    let clock = Clock()
    let waits = Recorder<Duration>()
    let progress = Recorder<DeletionProgress>()
    var service: AttendanceService
    /// What happens while it waits.
    var whileWaiting: @Sendable () -> Void = {}
    /// How long the journal takes to keep an event, by the number of the event.
    var journalTakes: @Sendable (Int) -> Duration = { _ in .zero }

    init(_ fates: [TruthDouble.Fate] = []) {
      platform = TruthDouble(holding: ReadingAgeTests.records) { $0.fates = fates }
      service = platform.service
    }

    func delete() async throws -> DeletionResult {
      let events = Counter()
      let journal = try await Journal.inMemory(as: Journal.context) {
        let number = events.add(1)
        clock.pass(journalTakes(number))
        return JournalInstant(utcMilliseconds: Int64(number), monotonicNanoseconds: UInt64(number))
      }
      let timing = WorkTiming(
        now: { DeletionRoad.now },
        pause: { duration in
          waits.record(duration)
          clock.pass(duration)
          whileWaiting()
        },
        limit: { _ in
          await untilCancelled()
          throw CancellationError()
        }, uptime: { clock.now })
      return await Deletion(
        service: service, journal: journal, target: DeletionRoad.target, timing: timing
      ).delete(ReadingAgeTests.plan, reason: "") { progress.record($0) }
    }

    /// Somebody changes a record.
    static func change(_ platform: TruthDouble) {
      platform.update { $0.held[Fixture.id(1)]?.comment = "changed" }
    }
  }

  private static let difference: DeletionReport.Halt = {
    var now = records[1]
    now.comment = "changed"
    return .differs([
      Rereading.Difference(item: plan.items[1], change: .fields([.comment], now: now))
    ])
  }()

  @Test("a record that is changed during a wait is not deleted, and neither are the others")
  func wait() async throws {
    var road = Road([Self.tooFast])
    let platform = road.platform
    road.whileWaiting = { Road.change(platform) }
    let report = try #require(try await road.delete().report)
    #expect(road.platform.truth.deletionRequests == 1)
    #expect(road.platform.truth.deleted == [])
    expectNoDifference(report.halt, Self.difference)
    #expect(report.outcome.code == .rateLimited)
    #expect(report.entries.allSatisfy { !$0.verdict.isDeleted && !$0.verdict.isUnknown })
    for language in Language.allCases {
      let sentence = try #require(report.halt?.sentence(platform: .feishu)?(in: language))
      #expect(sentence.contains("comment: “11 月补录” → “changed”"))
    }
  }

  @Test("a renewal of the token that takes long is followed by a reading")
  func slowToken() async throws {
    let road = Road([.refused(.tokenRefused, "Invalid access token for authorization.")])
    let calls = Counter()
    for seconds in [5, 6] {
      var road = Road([.refused(.tokenRefused, "Invalid access token for authorization.")])
      let (platform, clock) = (road.platform, road.clock)
      road.service.prepare = {
        guard calls.add(1) % 2 == 0 else { return }
        clock.pass(.seconds(seconds))
        Road.change(platform)
      }
      let report = try #require(try await road.delete().report)
      // What is not older than five seconds may be sent; the test's change is then deleted, as it would be by hand.
      #expect(platform.truth.deletionRequests == (seconds == 5 ? 2 : 1))
      #expect((report.halt == Self.difference) == (seconds == 6))
      #expect((report.outcome.code == .tokenRefused) == (seconds == 6))
    }
    let quick = try #require(try await road.delete().report)
    #expect(quick.entries.allSatisfy { $0.verdict.isDeleted })
    expectNoDifference(road.progress.values, [.rereading, .recording, .sending, .sending])
  }

  @Test("a token that comes to its end before it is used is renewed, and the age looked at again")
  func lapsedToken() async throws {
    for seconds in [5, 6] {
      var road = Road()
      let (platform, clock, delete) = (road.platform, road.clock, road.service.delete)
      let (tokens, sends) = (Counter(), Counter())
      road.service.prepare = {
        guard tokens.add(1) == 2 else { return }
        clock.pass(.seconds(seconds))
        Road.change(platform)
      }
      road.service.delete = { batch in
        sends.add(1) == 1 ? .withoutTokenAtHand : await delete(batch)
      }
      let report = try #require(try await road.delete().report)
      #expect(report.attempts == 2)
      #expect(platform.truth.deletionRequests == (seconds == 5 ? 1 : 0))
      #expect((report.halt == Self.difference) == (seconds == 6))
      if seconds == 6 {
        #expect(
          report.entries.allSatisfy { $0.verdict == .notDeleted(.neverSent(.recordsChanged)) })
      }
    }
  }

  @Test(
    "where the token always comes to its end before it is used, nothing is sent, and that is said")
  func tokenAlwaysLapses() async throws {
    var road = Road()
    road.service.delete = { _ in .withoutTokenAtHand }
    let report = try #require(try await road.delete().report)
    #expect(report.attempts == 4)
    #expect(report.entries.allSatisfy { $0.verdict == .notDeleted(.neverSent(.noToken)) })
    #expect(report.halt == .tokenLapsed && report.cause?.wasSent == false)
  }

  @Test("a refusal before the token came to its end stays what is told, whatever ends it then")
  func refusedBeforeLapse() async throws {
    for (lapses, halt) in [(4, .tokenLapsed), (1, Self.difference)]
      as [(Int, DeletionReport.Halt)]
    {
      var road = Road([Self.tooFast])
      let (platform, clock, delete) = (road.platform, road.clock, road.service.delete)
      let (tokens, sends) = (Counter(), Counter())
      road.service.prepare = {
        guard lapses == 1, tokens.add(1) == 3 else { return }
        clock.pass(.seconds(6))
        Road.change(platform)
      }
      road.service.delete = { batch in
        (2..<(2 + lapses)).contains(sends.add(1)) ? .withoutTokenAtHand : await delete(batch)
      }
      let report = try #require(try await road.delete().report)
      #expect(platform.truth.deletionRequests == 1)
      #expect(report.attempts == 2 + (lapses == 4 ? 3 : 1))
      #expect(report.halt == halt && report.outcome.code == .rateLimited)
      for language in Language.allCases {
        #expect(report.halt?.sentence(platform: .feishu)?(in: language).isEmpty == false)
      }
    }
  }

  @Test("a journal or a token that takes long before the first attempt is followed by a reading")
  func slowStart() async throws {
    for isJournal in [true, false] {
      var road = Road()
      let (platform, clock) = (road.platform, road.clock)
      if isJournal {
        road.journalTakes = { number in
          if number == 2 { Road.change(platform) }
          return number == 2 ? .seconds(6) : .zero
        }
      } else {
        road.service.prepare = {
          clock.pass(.seconds(6))
          Road.change(platform)
        }
      }
      let report = try #require(try await road.delete().report)
      #expect(platform.truth.deletionRequests == 0)
      expectNoDifference(report.halt, Self.difference)
      #expect(
        report.entries.allSatisfy { $0.verdict == .notDeleted(.neverSent(.recordsChanged)) })
    }
  }

  @Test("where nothing was changed meanwhile, it is sent")
  func same() async throws {
    var road = Road()
    road.journalTakes = { _ in .seconds(6) }
    let report = try #require(try await road.delete().report)
    #expect(report.entries.allSatisfy { $0.verdict.isDeleted })
    expectNoDifference(road.progress.values, [.rereading, .recording, .rereading, .sending])
  }

  @Test("where each reading is old by the time it is done, nothing is sent")
  func tooSlow() async throws {
    var road = Road()
    let (clock, records) = (road.clock, road.service.records)
    road.service.records = { window throws(FeishuError) in
      let reading = try await records(window)
      // Only the first record is listed, and the questions for the others take long.
      return FlowReading(records: Array(reading.records.prefix(1)), logID: nil)
    }
    let record = road.service.record
    road.service.record = { id, kind throws(FeishuError) in
      clock.pass(.seconds(6))
      return try await record(id, kind)
    }
    let report = try #require(try await road.delete().report)
    #expect(road.platform.truth.deletionRequests == 0)
    #expect(report.halt == .tooSlow)
    #expect(report.entries.allSatisfy { $0.verdict == .notDeleted(.neverSent(.readingTooOld)) })
  }

  @Test("a reading that fails after a wait leaves the refusal as the outcome")
  func unreadable() async throws {
    var road = Road([Self.tooFast])
    let platform = road.platform
    road.whileWaiting = { platform.update { $0.failingQueries = 9 } }
    let report = try #require(try await road.delete().report)
    #expect(report.halt == .unreadable(Fixture.silence()))
    #expect(report.outcome.code == .rateLimited)
    #expect(road.platform.truth.deletionRequests == 1)
  }

  @Test("all waits of a batch take ten minutes at most, and a longer one is not begun")
  func longWaits() async throws {
    for (asked, waited, requests) in [
      ([600, 1], [600], 2), ([601], [], 1), ([86_400], [], 1), ([300, 300, 1], [300, 300], 3),
      ([299, 300, 1], [299, 300, 1], 4),
    ] {
      let answers = Mutex(asked.map { WriteAttempt.rateLimited(.seconds($0)) })
      var road = Road()
      let (delete, sent) = (road.service.delete, Counter())
      road.service.delete = { batch in
        _ = sent.add(1)
        let answer = answers.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        if let answer { return answer }
        return await delete(batch)
      }
      let report = try #require(try await road.delete().report)
      #expect(road.waits.values == waited.map { .seconds($0) })
      #expect(sent.add(0) == requests)
      let isRefused = requests <= asked.count
      #expect((report.outcome.code == .rateLimited) == isRefused)
      if isRefused { #expect(report.halt == .waitTooLong(.seconds(asked.last ?? 0))) }
    }
  }

  @Test(
    "whatever waits there are, no record is deleted that changed more than five seconds before",
    arguments: 0..<200)
  func property(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    let fates: [TruthDouble.Fate] = (0..<Int.random(in: 0...5, using: &random)).map { _ in
      Bool.random(using: &random)
        ? Self.tooFast : .refused(.tokenRefused, "Invalid access token for authorization.")
    }
    var road = Road(fates)
    let (platform, clock) = (road.platform, road.clock)
    let chance = Mutex(random)
    let changedAt = Mutex<Duration?>(nil)
    // At each step time may go by, and somebody may change a record.
    let step: @Sendable (ClosedRange<Int>) -> Void = { seconds in
      let (time, changes) = chance.withLock {
        (Int.random(in: seconds, using: &$0), Int.random(in: 0..<6, using: &$0) == 0)
      }
      if changes, platform.truth.held[Fixture.id(1)]?.comment != "changed" {
        Road.change(platform)
        changedAt.withLock { $0 = clock.now }
      }
      clock.pass(.seconds(time))
    }
    road.whileWaiting = { step(0...0) }
    road.journalTakes = { _ in
      step(0...7)
      return .zero
    }
    road.service.prepare = { step(0...7) }
    let (records, delete) = (road.service.records, road.service.delete)
    road.service.records = { window throws(FeishuError) in
      step(0...3)
      return try await records(window)
    }
    let isWrong = Mutex(false)
    road.service.delete = { batch in
      if chance.withLock({ Int.random(in: 0..<4, using: &$0) == 0 }) { return .withoutTokenAtHand }
      if let at = changedAt.withLock({ $0 }), clock.now - at > .seconds(5) {
        isWrong.withLock { $0 = true }
      }
      return await delete(batch)
    }
    _ = try await road.delete()
    #expect(!isWrong.withLock { $0 })
  }
}
