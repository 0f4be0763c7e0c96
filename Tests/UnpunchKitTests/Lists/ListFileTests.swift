import Attendance
import Testing
import UnpunchKit

@Suite("Reading the ids of a file")
struct ListFileTests {
  private static func ids(
    _ text: String, _ wanted: ListFile.Wanted = .records
  ) throws(ListMistake) -> [String] {
    try ListFile(Array(text.utf8), of: wanted).entries.map(\.id)
  }

  private static func mistake(
    _ bytes: [UInt8], _ wanted: ListFile.Wanted = .records
  ) -> ListMistake? {
    do throws(ListMistake) {
      let ids = try ListFile(bytes, of: wanted).entries.map(\.id)
      Issue.record("\(ids) were taken.")
      return nil
    } catch {
      return error
    }
  }

  private static let id = "6709354699356941123"

  @Test("what a spreadsheet or a chat puts around an id is taken off")
  func cleaned() throws {
    let id = Self.id
    for written in [
      "\(id)", "\"\(id)\"", "=\"\(id)\"", "'\(id)", "‘\(id)", "\t\(id)", "\"\t\(id)\"", "“\(id)”",
      "\u{200B}\(id)\u{200B}", "\u{AD}\(id)", "\(id)\u{FEFF}", "\u{A0}\(id)\u{A0}",
      "\u{200E}\(id)\u{200F}", "\u{202A}\(id)\u{202C}", "\u{2060}\(id)", "\u{3000}\(id)",
      "\"=\"\"\(id)\"\"\"", "\u{FEFF}\(id),", "\(id),\n,\n=\n\"\"\n=\"\"\n", "\(id)\u{C}",
    ] {
      #expect(try Self.ids(written) == [Self.id], "\(written.debugDescription)")
      #expect(
        try Self.ids("name,record_id\nx,\(written.prefix { $0 != "\n" && $0 != "\u{C}" })") == [
          Self.id
        ], "\(written.debugDescription)")
    }
  }

  @Test(
    "lines may end in any way, and blank ones do not matter",
    arguments: [
      "1\n2\n3", "1\r\n2\r\n3\r\n", "1\r2\r3\r", "\r\n\n1\r\r\n2\n\r3", "1,\n2,\n3,\n",
      "record_id\r1\r2\r3", "record_id\r\n1\r\n2\r\n3", "record_id,name\n1,a\r\n2,b\r3,c",
    ])
  func lineEnds(text: String) throws {
    #expect(try Self.ids(text) == ["1", "2", "3"])
  }

  @Test(
    "the column that a heading names is meant, whatever separates the columns",
    arguments: [
      "record_id,user_id\n1,e1\n2,e2", "name;记录 ID\n赵;1\n李;2", "姓名\t记录ID\n赵\t1\n李\t2",
      "\u{FEFF}\"Record ID\",\"x\"\n\"1\",\"a, b\"\n\"2\",\"c \"\"d\"\"\ne\"",
      "sep=;\nrecord_id;x\n1;\n2;", "ＲＥＣＯＲＤ＿ＩＤ,x\n1,\n2,\n", "记录 ID（record_id）,x\n1,a\n2,b",
      "record_id,x\n1,a\nrecord_id,x\n2,b\n", "record_id,x\n1,a\n\u{FEFF}record_id,x\n2,b\n",
      "id\n1\n2", "x,record_id\n,1\n,2\n,\n",
    ])
  func headings(text: String) throws {
    #expect(try Self.ids(text) == ["1", "2"])
  }

  @Test("of employees the column of the id kind is meant, and a heading says what kind it is")
  func employees() throws {
    let both = "姓名,用户 ID,工号\n赵,e1,001\n李,e2,002\n"
    #expect(try Self.ids(both, .employees(.employeeID)) == ["e1", "e2"])
    #expect(try Self.ids(both, .employees(.employeeNumber)) == ["001", "002"])
    let one = Array("姓名,工号\n赵,001\n".utf8)
    #expect(try ListFile(one, of: .employees(.employeeID)).idKind == .employeeNumber)
    #expect(try EmployeeList(file: one, kind: .employeeID).idKind == .employeeNumber)
    #expect(try ListFile(Array(both.utf8), of: .employees(.employeeID)).idKind == nil)
    for heading in ["user_id", "用户ID", "用户 ID", "employee_id", "员工 ID", "employee_no", "工号"] {
      #expect(try Self.ids("\(heading)\ne1", .employees(.employeeID)) == ["e1"])
    }
  }

  @Test("rows without an id are counted, and a file without any is refused")
  func withoutID() throws {
    let file = try ListFile(Array("record_id,x\n1,a\n,b\n=,c\nd\n".utf8), of: .records)
    #expect(file.entries.map(\.id) == ["1", "d"])
    #expect(file.withoutID == 2)
    for text in [
      "", " \n", "\u{FEFF}", "record_id", "record_id,x\n,a\n", "=", "\"\"", "[]",
    ] {
      #expect(Self.mistake(Array(text.utf8)) == .nothing, "\(text.debugDescription)")
    }
  }

  @Test("several columns without a heading are refused, and the first two lines are shown")
  func severalColumns() {
    for (text, first, second) in [
      ("e1,赵敏,仓库\ne2,李强,仓库\n", "e1,赵敏,仓库", "e2,李强,仓库"),
      ("e1\t赵\ne2\t李", "e1\t赵", "e2\t李"), ("e1;x\ne2;y", "e1;x", "e2;y"),
      ("e1 赵\ne2 李", "e1 赵", "e2 李"),
      ("人员,部门\ne1,仓库\n", "人员,部门", "e1,仓库"),
    ] {
      #expect(
        Self.mistake(Array(text.utf8), .employees(.employeeID))
          == .severalColumns(first, second, .employees(.employeeID)))
    }
    #expect(Self.mistake(Array("1,2\n3,4".utf8)) == .severalColumns("1,2", "3,4", .records))
    #expect(throws: Never.self) { try Self.ids("1, 2, 3") }
    for language in Language.allCases {
      let reason = ListMistake.severalColumns("a,b", "c,d", .records).reason(in: language)
      #expect(reason.contains("“a,b”") && reason.contains("“c,d”") && reason.contains("record_id"))
    }
  }

  @Test(
    "a heading that does not say which column is meant is refused",
    arguments: [
      ("user_id,name\ne1,x", ListMistake.noSuchColumn(.records, ["user_id", "name"])),
      ("record_id,记录 ID\n1,2", .headingTwice("record_id", "记录 ID")),
      ("record_id,record_id\n1,2", .headingTwice("record_id", "record_id")),
      ("record_id,name\n1,a,b\n", .tooManyCells(line: 2)),
      ("record_id,x\n1,\"a\n2,b\n", .openQuote(line: 2)),
      ("record_id,x\n1,\"a\"b\n", .behindQuote(line: 2)),
      ("1\n\"2\n3", .openQuote(line: 2)),
      ("6,709,354,699,356,941", .notAnID(line: 1, "6,709,354,699,356,941")),
      (
        "record_id,check_time\n1,\n2,2026-11-20 08:00\n",
        .notACheckTime(line: 3, "2026-11-20 08:00")
      ),
      ("record_id,check_time\n1,1.79E+09\n", .notACheckTime(line: 2, "1.79E+09")),
    ])
  func unclear(text: String, mistake: ListMistake) {
    #expect(Self.mistake(Array(text.utf8)) == mistake)
  }

  @Test("JSON is read in arrays, a value a line, laid out, and one behind the other")
  func json() throws {
    for text in [
      #"[{"record_id":"1"},{"record_id":2}]"#, "{\"record_id\":\"1\"}\n{\"record_id\":\"2\"}\n",
      "[\n  {\n    \"record_id\": \"1\"\n  },\n  {\"record_id\": \"2\"}\n]\n",
      #"[{"record_id":"1"}]"# + "\n" + #"[{"record_id":"2"}]"#, #"["1","2"]"#, "[1,2]",
      "{\"record_id\":\"1\"}\n2\n", "1\n{\"record_id\":\"2\"}\n", "\u{FEFF}[1, 2,]",
      "{\"record_id\":\"1\"}\n\u{FEFF}{\"record_id\":\"2\"}",
      #"[{"batch":17,"records":[{"record_id":"1"},{"record_id":"2"}]}]"#,
      #"{"batch":17,"records":[{"record_id":"1"}]}"# + "\n"
        + #"{"batch":null,"records":[{"record_id":"2"}]}"#,
    ] {
      #expect(try Self.ids(text) == ["1", "2"], "\(text)")
    }
    #expect(
      try Self.ids(
        #"[{"record_id":"1","new_record_id":"7"},{"record_id":"2","new_record_id":null}]"#)
        == ["7", "2"])
    for text in [
      #"[{"user_id":"e1"},{"user_id":"e2"}]"#, #"["e1","e2"]"#, "{\"user_id\":\"e1\"}\n\"e2\"",
      #"{"base_url":"http://127.0.0.1:1","employees":["e1","e2"]}"#,
    ] {
      #expect(try Self.ids(text, .employees(.employeeID)) == ["e1", "e2"], "\(text)")
    }
    let file = try ListFile(Array(#"[{"record_id":null},{"record_id":"1"}]"#.utf8), of: .records)
    #expect(file.withoutID == 1)
  }

  @Test(
    "JSON that is cut off, or has no id where one must be, is refused with its line",
    arguments: [
      ("[{\"record_id\":\"1\"},\n{\"record_id\":\"2", ListMistake.noJSON(line: 2)),
      ("[1,2", .noJSON(line: 1)), ("{\"record_id\":\"1\"", .noJSON(line: 1)),
      ("[{\"record_id\":\"1\"},\n{\"user_id\":\"2\"}]", .noIDInObject(line: 2)),
      ("[{\"record_id\":true}]", .noIDInObject(line: 1)), ("[01]", .noJSON(line: 1)),
      ("[{\"record_id\":\"1\",\"record_id\":\"2\"}]", .noIDInObject(line: 1)),
      ("1\n{\"record_id\":\"2\",\"check_time\":\"soon\"}", .notACheckTime(line: 2, "soon")),
      ("{\"record_id\":\"2\",\"check_time\":1.5}", .notACheckTime(line: 1, "1.5")),
      ("{\"record_id\":\"2\",\"check_time\":true}", .unreadableField(line: 1, "check_time")),
      ("{\"record_id\":\"2\",\"user_id\":[\"e1\"]}", .unreadableField(line: 1, "user_id")),
      (
        "{\"record_id\":\"2\",\"user_id\":\"a\",\"user_id\":\"b\"}",
        .unreadableField(line: 1, "user_id")
      ),
    ])
  func brokenJSON(text: String, mistake: ListMistake) {
    #expect(Self.mistake(Array(text.utf8)) == mistake)
  }

  // MARK: - Encodings

  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? bytes : bytes.reversed()
    }
  }

  @Test(
    "UTF-16 is read where it has its mark, and named where it has not", arguments: [true, false])
  func utf16(isBigEndian: Bool) throws {
    let mark: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
    let bytes = Self.utf16("姓名\t工号\r\n赵敏😀\t001\r\n", isBigEndian: isBigEndian)
    #expect(
      try ListFile(mark + bytes, of: .employees(.employeeNumber)).entries.map(\.id) == ["001"])
    #expect(Self.mistake(mark + bytes + [0]) == .brokenUTF16)
    #expect(
      Self.mistake(mark + Self.utf16("1", isBigEndian: isBigEndian) + [0xD8, 0xD8]) == .brokenUTF16)
    #expect(
      Self.mistake(Self.utf16("record_id\r\n1\r\n", isBigEndian: isBigEndian)) == .utf16WithoutMark)
    #expect(Self.mistake(bytes, .employees(.employeeID)) != nil)
  }

  @Test("what is no UTF-8 is called what it is")
  func encodings() {
    // 工号 and 赵敏 in GBK.
    let gbk: [UInt8] =
      [0xB9, 0xA4, 0xBA, 0xC5, 0x0A] + Array("001,".utf8) + [0xD5, 0xD4, 0xC3, 0xF4, 0x0A]
    #expect(Self.mistake(gbk) == .looksLikeGBK)
    #expect(
      ListMistake.looksLikeGBK.reason(in: .english).hasPrefix("not UTF-8, looks like GBK: save it"))
    // José in Latin-1, and a broken character.
    #expect(Self.mistake(Array("1\nJos".utf8) + [0xE9, 0x0A]) == .notUTF8(line: 2))
    #expect(Self.mistake([0x31, 0x0A, 0x0A, 0xE8, 0xA1]) == .notUTF8(line: 3))
    #expect(Self.mistake(Array("1\r\n2\r\n".utf8) + [0x33, 0]) == .binary(line: 3))
    #expect(Self.mistake([UInt8](repeating: 0, count: 5000)) == .binary(line: 1))
    #expect(Self.mistake([0xFF, 0xFE, 0, 0, 0x31, 0, 0, 0]) == .utf32)
    #expect(Self.mistake([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 6, 0]) == .workbook)
  }

  @Test("every mistake is one sentence's reason in both languages")
  func sentences() {
    let all: [ListMistake] = [
      .tooLarge(mebibytes: 128), .terminal, .looksLikeGBK, .notUTF8(line: 1), .utf16WithoutMark,
      .brokenUTF16, .utf32, .workbook, .binary(line: 1), .severalColumns("a", "b", .records),
      .noSuchColumn(.records, ["a"]), .headingTwice("a", "b"), .tooManyCells(line: 1),
      .printedTable, .openQuote(line: 1), .behindQuote(line: 1), .noJSON(line: 1),
      .noIDInObject(line: 1),
      .notAnID(line: 1, "x"), .notACheckTime(line: 1, "x"), .unreadableField(line: 1, "x"),
      .nothing,
    ]
    for mistake in all {
      let words = Language.allCases.map { mistake.reason(in: $0) }
      #expect(words[0] != words[1] && words.allSatisfy { !$0.isEmpty && !$0.hasSuffix(".") })
    }
  }

  @Test("ids in the middle of which something cannot be seen, or that were rounded, say so")
  func flaws() {
    #expect(IDWord.flaw(of: "67\u{200B}09") == .unseen("\u{200B}"))
    #expect(IDWord.flaw(of: "67\u{FEFF}09") == .unseen("\u{FEFF}"))
    #expect(IDWord.flaw(of: "e\u{FFFD}") == .unseen("\u{FFFD}"))
    for word in [
      "6.70935E+18", "6.70935469935694E+18", "7E+18", "6,7E+18", "6.70935e+18", "6.7E18", "6,7e18",
      "6,70935E+18",
    ] {
      #expect(IDWord.flaw(of: word) == .scientific)
      #expect(EmployeeList(word.replacing(",", with: ".")).rejected.count == 1)
      #expect(Self.mistake(Array("1\n\(word)\n".utf8), isTaken: word) == word)
    }
    for word in ["1e5", "7E18", "E+1", "abcE+18", "6.7", "1.2.3.4"] {
      #expect(IDWord.flaw(of: word) == nil)
    }
    #expect(RecordID("6709354699356940000")?.looksRounded == true)
    #expect(RecordID("6709354699356941000")?.looksRounded == false)
    #expect(RecordID("670935469935694")?.looksRounded == false)
    #expect(RecordID("6709354699356940")?.looksRounded == true)
    #expect(RecordID(typed: "１０")?.rawValue == "10")
    #expect(RecordID(typed: "1٣") == nil)
  }

  /// The word of a list of records that is refused; of one that is read as an entry, that entry.
  private static func mistake(_ bytes: [UInt8], isTaken word: String) -> String? {
    do throws(ListMistake) {
      return try ListFile(bytes, of: .records).entries.last?.id
    } catch {
      if case .notAnID(2, let found) = error { return found }
      return nil
    }
  }

  @Test(
    "a space that is not the usual one parts no id: inside of it is refused, at its ends taken off",
    arguments: ["\u{A0}", "\u{202F}", "\u{2007}", "\u{2009}", "\u{1680}", "\u{205F}"])
  func spaces(space: String) throws {
    let word = "6709\(space)354"
    #expect(try Self.ids("1\n\(word)") == ["1", word])
    #expect(RecordID(typed: word) == nil)
    #expect(IDWord.flaw(of: word) == space.unicodeScalars.first.map { .unseen($0) })
    #expect(EmployeeList(word).ids.isEmpty && EmployeeList(word).rejected == [word])
    #expect(try Self.ids("\(space)1\(space),\(space)2 \(space)\n3\(space)") == ["1", "2", "3"])
    let groups = ["6", "709", "354", "699", "356"].joined(separator: space)
    #expect(IDWord.flaw(of: groups) == .grouped)
    #expect(try Self.ids(groups) == [groups])
  }

  @Test("thousands that are parted by points and apostrophes are told as by commas")
  func groups() {
    for separator in [",", ".", "'", "’"] {
      let word = ["6", "709", "354", "699", "356"].joined(separator: separator)
      #expect(IDWord.flaw(of: word) == .grouped)
      #expect(IDWord.flaw(of: word + separator) == nil)
    }
  }

  @Test("a table of batches for people is called what it is, with what to print instead")
  func printedTable() {
    for text in [
      "Batch  Time (Asia/Shanghai)  Asked  Deleted  Not deleted  Unknown  Undone  Operator  Reason\n"
        + "1      2026-11-20 08:58:12   3      3        0            0        0       zhaomin\n",
      "批次  时间 (Asia/Shanghai)  请求  已删除  未删除  未知  已撤销  操作人  原因\n1     2026-11-20 08:58:12   3\n",
      "Batch 17 · 2026-11-20 08:58:12 · zhaomin · requested 1 · deleted 1 · not deleted 0\n"
        + "  ✓ deleted  2026-11-20 08:58:12  赵敏 e1043  6709354699356942000\n",
      "Not sent · requested 1 · deleted 0 · not deleted 1\n"
        + "  · would be deleted  2026-11-20 08:58:12  赵敏 e1043  6709354699356942000\n",
      "未发送 · 请求 1\n  – 跳过  —  —  6709354699356942000\n",
    ] {
      #expect(Self.mistake(Array(text.utf8)) == .printedTable, "\(text)")
      #expect(Self.mistake(Array(text.utf8), .employees(.employeeID)) == .printedTable, "\(text)")
    }
    #expect(ListMistake.printedTable.reason(in: .english).contains("--format json"))
  }

  @Test(
    "a file of people that begins like one of those tables is read by its heading, or as a list")
  func noPrintedTable() throws {
    for text in [
      "Batch name,record_id\nA,6709354699356942000\n", "批次 名称;记录 ID\nA;6709354699356942000\n",
      "Batch 17 · a,record_id\n,6709354699356942000\n",
    ] {
      #expect(try Self.ids(text) == ["6709354699356942000"], "\(text)")
    }
    for text in ["e1001\n  ? e1002\n", "Batch 17\n", "Batch Time\n", "Not sent\n"] {
      #expect(try !Self.ids(text, .employees(.employeeID)).isEmpty, "\(text)")
    }
  }

  @Test("a space or a line break in an id is called what it is")
  func usualSpaces() {
    for (word, english, chinese) in [
      ("e1 e2", ", there is a space in it; delete it", "其中有空格；请删除"),
      ("e1\te2", ", there is a tab or a line break in it", "其中有制表符或换行"),
      ("e1\ne2", ", there is a tab or a line break in it", "其中有制表符或换行"),
      ("e1\u{A0}e2", "that is not the usual one (U+00A0)", "特殊空格（U+00A0）"),
    ] {
      let mistake = ListMistake.notAnID(line: 1, word)
      #expect(mistake.reason(in: .english).contains(english))
      #expect(mistake.reason(in: .simplifiedChinese).contains(chinese))
    }
  }

  @Test("an employee's id in a file is taken whole or not at all")
  func employeeFlaws() {
    for (text, word) in [
      ("user_id\na;b\n", "a;b"), ("user_id\n\"a b\"\n", "a b"), ("user_id\n=A1\n", "=A1"),
      ("e1\ne\u{200B}2\n", "e\u{200B}2"), ("e1\n6.7E+18", "6.7E+18"),
    ] {
      let line = 2
      #expect(throws: ListMistake.notAnID(line: line, word)) {
        try EmployeeList(file: Array(text.utf8), kind: .employeeID)
      }
    }
  }
}
