import Attendance
import CustomDump
import Foundation
import Journal
import Testing

@testable import UnpunchKit
@testable import unpunch

@Suite("What the commands print of batches")
struct BatchOutputTests {
  private static let settings = {
    var settings = Settings()
    settings.zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    return settings
  }()

  private static let at = UnixTime(seconds: 1_795_413_731)

  private static func id(_ number: Int) -> RecordID {
    guard let id = RecordID(String(6_709_354_699_356_940_000 + number)) else {
      preconditionFailure("These are digits.")
    }
    return id
  }

  private static func batch(_ verdicts: [Verdict]) throws -> JournalBatch {
    let records = verdicts.indices.map { index in
      FlowRecord(
        recordID: id(index), userID: UserID(rawValue: "e1043"),
        creatorID: UserID(rawValue: "e1000"), locationName: "北京", checkTime: at, comment: "")
    }
    var batch = JournalBatch(
      number: 17, at: UTCMilliseconds(at),
      context: JournalContext(
        operatorName: "zhaomin", uid: 1001, sshClient: nil, host: "jump-1", version: "0.1.0"),
      batch: try RecordBatch(verdicts.indices.map(id)),
      intent: DeletionIntent(
        target: PlatformTarget(host: "open.feishu.cn", appID: "cli_x", tenantName: nil),
        idKind: .employeeID,
        includesFormer: false, reason: "HR-1204", records: records,
        names: [UserID(rawValue: "e1043"): "赵敏"]))
    batch.outcome = DeletionOutcome(
      verdicts: zip(verdicts.indices, verdicts).map {
        RecordVerdict(recordID: id($0), verdict: $1)
      }, status: 200, code: .success, message: "success", logID: "log-1")
    return batch
  }

  @Test("json has the promised keys, and nothing is left out where there is nothing")
  func json() throws {
    let batch = try Self.batch([
      .deleted(.reply), .notDeleted(.platform("auth no permission")), .unknown(.noCode),
    ])
    expectNoDifference(
      try MachineText.json([BatchOutput(batch, Self.settings)]),
      #"[{"asked":3,"at":"2026-11-23T14:02:11+08:00","batch":17,"deleted":1,"not_deleted":1,"#
        + #""operator":"zhaomin","reason":"HR-1204","records":["#
        + #"{"code":0,"how":"reply","log_id":"log-1","reason":null,"#
        + #""record_id":"6709354699356940000","verdict":"deleted"},"#
        + #"{"code":0,"how":"reply","log_id":"log-1","reason":"auth no permission","#
        + #""record_id":"6709354699356940001","verdict":"not_deleted"},"#
        + #"{"code":0,"how":null,"log_id":"log-1","reason":"the answer has no code","#
        + #""record_id":"6709354699356940002","verdict":"unknown"}],"#
        + #""skipped":0,"undone":0,"unknown":1}]"#)
  }

  @Test(
    "what is printed of batches names the same records when it is read",
    arguments: OutputFormat.allCases)
  func read(format: OutputFormat) throws {
    let batches = try [[Verdict.deleted(.reply), .unknown(.noCode)], [.notDeleted(.notGiven)]].map {
      BatchOutput(try Self.batch($0), Self.settings)
    }
    let text = try format.text(
      batches, columns: BatchOutput.columns, rows: batches.flatMap(\.rows)
    ) { BatchTable(settings: Self.settings).details(batches) }
    if format == .table {
      let unsent = BatchOutput(
        unsent: [.skipped(Self.id(0), batch: 3, Self.settings)], by: "zhaomin", reason: "",
        Self.settings)
      for language in Language.allCases {
        var settings = Self.settings
        settings.language = language
        let table = BatchTable(settings: settings)
        for text in [table.details(batches), table.list(batches), table.details([unsent])] {
          #expect(throws: ListMistake.printedTable) { try ListFile(Array(text.utf8), of: .records) }
        }
      }
    } else {
      let list = try RecordHintList(file: Array(text.utf8), name: "f")
      // The records of the second batch are among those of the first.
      #expect(list.hints.map(\.id) == [Self.id(0), Self.id(1)])
    }
  }

  @Test(
    "what is printed of records names them, their employees and times",
    arguments: OutputFormat.allCases)
  func readRecords(format: OutputFormat) throws {
    let records = (0..<3).map { index in
      FlowRecord(
        recordID: index == 2 ? nil : Self.id(index), userID: UserID(rawValue: "e104\(index)"),
        creatorID: UserID(rawValue: "e1000"), locationName: index == 0 ? "" : "A, \"B\"\n  C",
        checkTime: Self.at, comment: "x;y\tz")
    }
    let result = SearchResult(
      query: FlowQuery(
        employees: [], span: try #require(TimeSpan(first: Self.at, last: Self.at))),
      store: RecordStore.collecting(records).0, names: [UserID(rawValue: "e1040"): "赵  敏"])
    let outputs = records.map { RecordOutput($0, name: "赵, 敏", zone: Self.settings.zone) }
    let text = try format.text(
      outputs, columns: RecordOutput.columns, rows: outputs.map(\.fields)
    ) { RecordTable.lines(result, Self.settings) }
    let list = try RecordHintList(file: Array(text.utf8), name: "f")
    #expect(Set(list.hints.map(\.id)) == [Self.id(0), Self.id(1)])
    #expect(list.withoutID == 1)
    if format != .table {
      #expect(list.hints[0].checkTime == Self.at)
      #expect(list.hints[1].userID == UserID(rawValue: "e1041"))
    }
    let employees = try EmployeeList(file: Array(text.utf8), kind: .employeeID)
    #expect(Set(employees.ids.map(\.rawValue)) == ["e1040", "e1041", "e1042"])
  }

  @Test(
    "each verdict says how it is known",
    arguments: [
      (Verdict.deleted(.absent(at: at)), "deleted", "absent"),
      (.deleted(.byHand(at: at)), "deleted", "by_hand"),
      (.notDeleted(.neverSent(.refused)), "not_deleted", "not_sent"),
      (.notDeleted(.notGiven), "not_deleted", "reply"),
      (.notDeleted(.contradictory(["a", "b"])), "not_deleted", "reply"),
      (.notDeleted(.stillThere(at: at)), "not_deleted", "still_there"),
      (.notDeleted(.byHand(at: at)), "not_deleted", "by_hand"),
      (.unknown(.noAnswer(.timeout)), "unknown", ""),
    ])
  func how(verdict: Verdict, word: String, how: String) throws {
    for language in Language.allCases {
      var settings = Self.settings
      settings.language = language
      let output = BatchOutput(try Self.batch([verdict]), settings)
      let row = try #require(output.rows.first)
      #expect(row.count == BatchOutput.columns.count)
      #expect(row[11] == word && row[12] == how)
      #expect(!row[13].isEmpty)
    }
  }

  @Test(
    "a dry run counts what would be deleted, and is known again where its table is given as a list")
  func dryRun() {
    let record = FlowRecord(
      recordID: Self.id(0), userID: UserID(rawValue: "e1043"),
      creatorID: UserID(rawValue: "e1000"), locationName: "北京", checkTime: Self.at, comment: "")
    let missing = BatchOutput.Record.missing(
      .init(id: Self.id(1), cause: .notFound), Self.settings)
    for (records, english, chinese) in [
      (
        [.kept(record, Self.id(0), .dryRun, names: [:], Self.settings), missing],
        "Not sent · dry run: 1 would be deleted · 1 not found", "未发送 · 试运行：将删除 1 条 · 未找到 1 条"
      ),
      (
        [.skipped(Self.id(0), batch: 3, Self.settings)],
        "Not sent · dry run: 0 would be deleted · 1 skipped", "未发送 · 试运行：将删除 0 条 · 跳过 1 条"
      ),
    ] as [([BatchOutput.Record], String, String)] {
      let output = BatchOutput(
        unsent: records, isDryRun: true, by: "zhaomin", reason: "", Self.settings)
      for (language, head) in [(Language.english, english), (.simplifiedChinese, chinese)] {
        var settings = Self.settings
        settings.language = language
        let text = BatchTable(settings: settings).details([output])
        #expect(text.split(separator: "\n").dropFirst().first.map(String.init) == head)
        #expect(throws: ListMistake.printedTable) { try ListFile(Array(text.utf8), of: .records) }
      }
    }
  }

  @Test("what was not sent stands under no batch, and the counts add up")
  func unsent() throws {
    let output = BatchOutput(
      unsent: [
        .skipped(Self.id(0), batch: 3, Self.settings),
        .missing(.init(id: Self.id(1), cause: .notFound), Self.settings),
      ], by: "zhaomin", reason: "", Self.settings)
    #expect(output.batch == nil)
    #expect(output.tally.asked == 2)
    #expect(output.tally == Tally(notDone: 1, skipped: 1))
    #expect(try MachineText.json(output).contains(#""batch":null"#))
    #expect(output.rows.map { $0[0] } == ["", ""])
  }

  @Test(
    "every table says once which zone its times are of",
    arguments: [("en", "Time (", ")"), ("zh-Hans", "时间（", "）")])
  func zone(language: String, opening: String, closing: String) throws {
    var settings = Self.settings
    settings.language = try #require(Language(tag: language))
    let table = BatchTable(settings: settings)
    let batch = BatchOutput(try Self.batch([.deleted(.reply)]), settings)
    let list = table.list([batch])
    #expect(list.contains("\(opening)Asia/Shanghai\(closing)"))
    settings.zone = .utc
    let empty = SearchResult(
      query: FlowQuery(
        employees: [], span: try #require(TimeSpan(first: Self.at, last: Self.at))),
      store: RecordStore.collecting([]).0, names: [:])
    #expect(RecordTable.lines(empty, settings).hasPrefix("\(opening)UTC\(closing)  "))
    for text in [list, table.details([batch, batch])] {
      #expect(text.split(separator: "Asia/Shanghai").count == 2)
    }
    #expect(table.details([]).isEmpty)
  }

  @Test("a table has no control characters, and columns that fit the widest")
  func table() throws {
    let batch = BatchOutput(
      try Self.batch([.deleted(.reply), .notDeleted(.platform("\u{1B}[2Jx"))]), Self.settings)
    let text = BatchTable(settings: Self.settings).details([batch])
    expectNoDifference(
      text,
      """
      All times are in Asia/Shanghai.
      Batch 17 · 2026-11-23 14:02:11 · zhaomin · HR-1204 · requested 2 · deleted 1 · not deleted 1
        ✓ deleted      2026-11-23 14:02:11  赵敏 e1043  6709354699356940000
        ✗ not deleted  2026-11-23 14:02:11  赵敏 e1043  6709354699356940001  ␛[2Jx

      """)
  }

  @Test("what the platform's words mean stands behind them, in the brackets of the language")
  func brackets() throws {
    let batch = try Self.batch([.notDeleted(.platform("auth no permission"))])
    for (language, begins) in [
      (Language.english, "auth no permission (Feishu "),
      (.simplifiedChinese, "auth no permission（飞书"),
    ] {
      var settings = Self.settings
      settings.language = language
      let text = BatchTable(settings: settings).details([BatchOutput(batch, settings)])
      #expect(text.contains(begins), "\(text)")
      #expect(text.contains(language == .english ? ")\n" : "）\n"), "\(text)")
    }
  }
}
