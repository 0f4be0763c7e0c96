import Attendance
import Foundation
import Journal
import Synchronization
import Testing
import UnpunchKit

@testable import unpunch

@Suite("Opening the journal")
struct JournalOpeningTests {
  /// The settings of a state directory of its own, gone when the test is.
  private func during(_ body: (Settings) async throws -> Void) async throws {
    try await TemporaryDirectory.during { path in
      var settings = Settings()
      settings.stateDirectory = path + "/state"
      settings.audit = .off
      try await body(settings)
    }
  }

  /// Keeps a batch of one record in a journal, as of some days ago.
  private func conclude(_ id: String, daysAgo: Int64, _ settings: Settings) async throws {
    let now = UnixTime(seconds: UnixTime.now.seconds - daysAgo * 86_400)
    let journal = try await Journal.open(
      inDirectory: settings.stateDirectory, as: Operator.context([:]),
      now: {
        JournalInstant(utcMilliseconds: now.seconds * 1000, monotonicNanoseconds: 0)
      })
    let record = FlowRecord(
      recordID: RecordID(id), userID: UserID(rawValue: "e1"), creatorID: UserID(rawValue: "e1"),
      locationName: "", checkTime: now, comment: "")
    let ticket = try await journal.commit(
      DeletionIntent(
        target: PlatformTarget(host: "open.feishu.cn", appID: "cli_a", tenantName: nil),
        idKind: .employeeID,
        includesFormer: false, reason: "HR-1", records: [record], names: [:]))
    try await journal.conclude(
      ticket,
      with: DeletionOutcome(
        verdicts: ticket.batch.ids.map { RecordVerdict(recordID: $0, verdict: .deleted(.reply)) }))
  }

  /// What is said of a journal that was opened.
  private func notices(_ journal: Journal, _ language: Language = .english) -> [String] {
    RunTeller.notices(journal.writeProblem, journal.emergencies, language)
  }

  @Test("drops nothing, whatever this machine's clock says")
  func dropsNothing() async throws {
    try await during { settings in
      for (id, daysAgo) in [("1", 1_200), ("2", 400)] as [(String, Int64)] {
        try await conclude(id, daysAgo: daysAgo, settings)
      }
      let (said, batches) = try await JournalOpening.during(settings, { _ in }) {
        (journal) async throws(JournalError) in (notices(journal), try await journal.batches())
      }
      #expect(said == [])
      #expect(batches.map(\.isPurged) == [false, false])
    }
  }

  @Test("ends with 73 and the path where the file was emptied, in both languages")
  func emptied() async throws {
    try await during { settings in
      try await conclude("1", daysAgo: 1, settings)
      let file = settings.stateDirectory + "/journal.sqlite"
      for suffix in ["-wal", "-shm"] { unlink(file + suffix) }
      #expect(truncate(file, 0) == 0)
      for language in Language.allCases {
        let error = await #expect(throws: JournalError.self) {
          try await JournalOpening.during(settings, { _ in }) { _ in }
        }
        #expect(error.map(ExitStatus.init) == .journal)
        #expect(error?.sentence(in: language).contains(file) == true)
      }
      #expect(FileManager.default.contents(atPath: file) == Data())
    }
  }

  @Test("leaves one file, which is whole")
  func atRest() async throws {
    try await during { settings in
      let batches = try await JournalOpening.during(settings, { _ in }) {
        (journal) async throws(JournalError) in try await journal.batches()
      }
      #expect(batches == [])
      try await conclude("1", daysAgo: 0, settings)
      await #expect(throws: JournalError.noSuchBatch(1)) {
        try await JournalOpening.during(settings, { _ in }) {
          (_) async throws(JournalError) in throw .noSuchBatch(1)
        }
      }
      _ = try await Journal.verify(inDirectory: settings.stateDirectory)
      let files = try FileManager.default.contentsOfDirectory(atPath: settings.stateDirectory)
      #expect(files == ["journal.sqlite"])
    }
  }

  /// What a retirement at the end of a run says, and what is left.
  private func retire(
    _ settings: Settings, platformTime: UnixTime?, now: UnixTime = .now
  ) async throws -> (said: [String], batches: [JournalBatch]) {
    try await JournalOpening.during(settings, { _ in }) {
      (journal) async throws(JournalError) in
      let said = Mutex<[String]>([])
      await Retirement(settings, journal).run(platformTime: platformTime, now: now) { news in
        guard case .retirement(let news, let time) = news else { return }
        said.withLock {
          $0.append(PurgeOutput(settings: settings, now: time).lines(news).joined(separator: "\n"))
        }
      }
      return (said.withLock { $0 }, try await journal.batches())
    }
  }

  @Test("drops what is past its retention where the platform's clock agrees, and says what")
  func retirement() async throws {
    try await during { settings in
      for (id, daysAgo) in [("1", 800), ("2", 40), ("3", 20)] as [(String, Int64)] {
        try await conclude(id, daysAgo: daysAgo, settings)
      }
      let (said, batches) = try await retire(
        settings, platformTime: UnixTime.now.advanced(bySeconds: -599))
      #expect(said.count == 2)
      #expect(
        said.first?.hasPrefix("This is past its time, and is dropped now:\n  the copies") == true)
      #expect(said.first?.contains("of batch 2, older than 30 days (before ") == true)
      #expect(said.first?.contains("batch 1 as a whole, 2 events, older than 730 days") == true)
      #expect(
        said.last == "Dropped: the copies of 1 batch, and 1 whole batch (2 events).")
      #expect(batches.map(\.number) == [3, 2])
      #expect(batches.map(\.isPurged) == [false, true])
      #expect(try await Journal.verify(inDirectory: settings.stateDirectory).isWhole)
      let again = try await retire(settings, platformTime: .now)
      #expect(again.said == [])
    }
  }

  @Test(
    "drops nothing where the platform's clock is another one, or was not told",
    arguments: [400 * 86_400, 1_200 * 86_400, -400 * 86_400, 601] as [Int64])
  func clocks(ahead: Int64) async throws {
    try await during { settings in
      for (id, daysAgo) in [("1", 800), ("2", 40)] as [(String, Int64)] {
        try await conclude(id, daysAgo: daysAgo, settings)
      }
      let now = UnixTime.now.advanced(bySeconds: max(ahead, 601))
      let platform = now.advanced(bySeconds: -ahead)
      for language in Language.allCases {
        var settings = settings
        settings.language = language
        let (said, batches) = try await retire(settings, platformTime: platform, now: now)
        #expect(said.count == 1)
        #expect(batches.map(\.isPurged) == [false, false])
        let untold = try await retire(settings, platformTime: nil, now: now)
        #expect(untold.said == [])
        #expect(untold.batches.count == 2)
        settings.isReadOnly = true
        #expect(try await retire(settings, platformTime: now, now: now).said == [])
      }
    }
  }

  @Test("fails with 73 where the journal must not be used")
  func refused() async throws {
    try await during { settings in
      try await conclude("1", daysAgo: 0, settings)
      #expect(chmod(settings.stateDirectory, 0o755) == 0)
      let error = await #expect(throws: JournalError.self) {
        _ = try await JournalOpening.open(settings) { _ in }
      }
      #expect(error.map(ExitStatus.init) == .journal)
      #expect(
        error?.sentence(in: .english).hasSuffix("chmod 700 \(settings.stateDirectory)") == true)
    }
  }

  @Test("says what could not be taken in, and opens all the same", arguments: Language.allCases)
  func emergency(_ language: Language) async throws {
    try await during { settings in
      try await conclude("1", daysAgo: 0, settings)
      let file = settings.stateDirectory + "/emergency-1-1-a.json"
      try Data("{".utf8).write(to: URL(fileURLWithPath: file))
      #expect(chmod(file, 0o600) == 0)
      let journal = try await JournalOpening.open(settings) { _ in }
      #expect(notices(journal, language).count == 1)
      #expect(notices(journal, language).first?.contains(file) == true)
      #expect(journal.writeProblem == nil)
    }
  }

  @Test("tells in both languages what a purge would drop")
  func output() async throws {
    try await during { settings in
      for (id, daysAgo) in [("1", 800), ("2", 800), ("3", 40)] as [(String, Int64)] {
        try await conclude(id, daysAgo: daysAgo, settings)
      }
      var settings = settings
      settings.zone = .gmt
      let journal = try await JournalOpening.open(settings) { _ in }
      let now = UnixTime.now
      let would = try await journal.purgeable(settings.retention, at: now)
      let output = PurgeOutput(settings: settings, now: now)
      func time(daysAgo: Int64) -> String {
        CivilTime(now.advanced(bySeconds: -daysAgo * 86_400), in: .gmt).text
      }
      #expect(
        output.text(.wouldDrop, would) == """
          This would be dropped, and does not come back:
            the copies of records, names and reasons of batch 3, older than 30 days (before \(time(daysAgo: 30))): they cannot be undone then
            batches 1–2 as a whole, 4 events, older than 730 days (before \(time(daysAgo: 730)))

          """)
      var chinese = settings
      chinese.language = .simplifiedChinese
      #expect(
        PurgeOutput(settings: chinese, now: now).text(.dropped, would) == """
          已清除：
            批次 3 的记录副本、姓名和原因，早于 30 天前（\(time(daysAgo: 30)) 之前）：此后无法撤销
            批次 1–2 的全部历史，共 4 个事件，早于 730 天前（\(time(daysAgo: 730)) 之前）

          """)
      _ = try await journal.purge(settings.retention, at: .now)
      let nothing = try await journal.purgeable(settings.retention, at: .now)
      #expect(
        output.nothing(nothing)
          == "Nothing is past its time: copies are kept for 30 days, the history for 730 days.\n")
    }
  }
}
