import ArgumentParser
import Attendance
import CustomDump
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import unpunch

@Suite("Options and output of the commands")
struct CommandTests {
  private static func settings() -> Settings {
    var settings = Settings()
    settings.zone = TimeZone(identifier: "Asia/Shanghai") ?? .gmt
    return settings
  }

  private static let today = CivilTime(year: 2026, month: 11, day: 23)

  private static func query(_ arguments: [String]) throws -> FlowQuery? {
    try FindOptions.parse(arguments).query(Self.settings(), today: today)
  }

  @Test("a date alone means its beginning with --from and its end with --to")
  func dates() throws {
    let query = try #require(
      try Self.query(["--employees", "e1,e2", "--from", "2026-11-16", "--to", "2026-11-22"]))
    let zone = Self.settings().zone
    #expect(CivilTime(query.span.first, in: zone).text == "2026-11-16 00:00:00")
    #expect(CivilTime(query.span.last, in: zone).text == "2026-11-22 23:59:59")
    #expect(query.employees.map(\.rawValue) == ["e1", "e2"])
  }

  @Test("delete reads again by the kind of id that is given to it, or before it")
  func kindOfDelete() throws {
    let options = ["--id-kind", "employee_no", "--include-former"]
    for arguments in [["delete", "1"] + options, options + ["delete", "1"]] {
      let delete = try #require(try Unpunch.parseAsRoot(arguments) as? DeleteCommand)
      #expect(delete.reading.idKind == .employeeNumber)
      #expect(delete.reading.includeFormer)
    }
  }

  @Test("where there is no terminal to ask on, no command names an option that it does not have")
  func optionsWithoutTerminal() {
    let sentences: [(any ParsableCommand.Type, any BilingualText)] = [
      (DeleteCommand.self, BatchMistake.yesMissing),
      (DeleteCommand.self, OptionMistake.yesForManyCalls),
      (QueryCommand.self, OptionMistake.yesForManyCalls),
      (UndoCommand.self, BatchMistake.yesMissingForUndo),
      (PurgeCommand.self, JournalText.yesMissing),
      (Unpunch.self, OptionMistake.noTerminalForManyCalls),
    ]
    for (command, text) in sentences {
      let help = Unpunch.helpMessage(for: command)
      for words in [text.words.english, text.words.chinese] {
        for option in words.matches(of: /--[a-z-]+/).map({ String($0.output) }) {
          #expect(help.contains(option), "\(option) of \(command)")
        }
      }
    }
  }

  @Test("without dates it is last week, with one of them the other follows")
  func missingDates() throws {
    let zone = Self.settings().zone
    func span(_ arguments: [String]) throws -> [String] {
      let query = try #require(try Self.query(["--employees", "e1"] + arguments))
      return [query.span.first, query.span.last].map { CivilTime($0, in: zone).text }
    }
    #expect(try span([]) == ["2026-11-16 00:00:00", "2026-11-22 23:59:59"])
    #expect(
      try span(["--from", "2026-11-20"]) == ["2026-11-20 00:00:00", "2026-11-23 23:59:59"])
    #expect(try span(["--to", "2026-11-20"]) == ["2026-11-20 00:00:00", "2026-11-20 23:59:59"])
  }

  @Test(
    "a year that cannot be meant is refused with the likely one, before anything is sent",
    arguments: [
      ["--from", "0206-11-17"], ["--to", "2062-11-17"], ["--from", "2015-12-31"],
      ["--from", "2026-01-01", "--to", "2028-01-01"],
    ])
  func years(arguments: [String]) {
    #expect {
      try Self.query(["--employees", "e1"] + arguments)
    } throws: { error in
      guard let failure = error as? CommandFailure else { return false }
      return failure.status == .usage && failure.sentence.contains("Nothing was sent")
    }
  }

  @Test("of an hour that comes twice both passes are asked for, or the one that is named")
  func doubledHour() throws {
    var settings = Self.settings()
    settings.zone = try #require(TimeZone(identifier: "Europe/Berlin"))
    func length(_ from: String, _ to: String) throws -> Int64 {
      let options = ["--employees", "e1", "--from", from, "--to", to]
      let query = try #require(try FindOptions.parse(options).query(settings, today: Self.today))
      return query.span.last.seconds - query.span.first.seconds + 1
    }
    #expect(try length("2026-10-25 02:00", "2026-10-25 02:59") == 7200)
    #expect(try length("2026-10-25T02:00+01:00", "2026-10-25 02:59") == 3600)
    #expect(try length("2026-10-25T02:00", "2026-10-25T02:59:59+02:00") == 3600)
    #expect(try length("2026-10-25", "2026-10-25") == 25 * 3600)
    #expect(try length("2026-03-29", "2026-03-29") == 23 * 3600)
    for (from, to, says) in [
      ("2026-03-29 02:10", "2026-03-29 02:50", "does not exist in Europe/Berlin"),
      ("2026-03-29 02:50", "2026-03-29 02:10", "--to is before --from"),
    ] {
      let failure = #expect(throws: CommandFailure.self) { try length(from, to) }
      #expect(failure?.sentence.contains(says) == true)
      #expect(failure?.status == .usage)
    }
  }

  @Test("nothing named opens the form; days without people are refused")
  func nothing() throws {
    #expect(try Self.query([]) == nil)
    #expect(throws: (any Error).self) { try Self.query(["--from", "2026-11-20"]) }
  }

  @Test(
    "what cannot be right is refused as usage",
    arguments: [
      ["--from", "2026-02-30"], ["--to", "yesterday"], ["--id-kind", "open_id"],
      ["--source", "x"], ["--bogus"], ["--employees", ""],
      ["--employees", "a", "--employees-file", "f"],
    ])
  func usage(arguments: [String]) {
    do {
      try FindOptions.parse(arguments).check()
      Issue.record("\(arguments) was taken.")
    } catch let failure as CommandFailure {
      #expect(failure.status == .usage)
    } catch {
      #expect(FindOptions.exitCode(for: error) == .validationFailure)
    }
  }

  @Test("an end before the beginning is refused")
  func backwards() {
    #expect(throws: (any Error).self) {
      try Self.query(["--employees", "e1", "--from", "2026-11-20", "--to", "2026-11-19"])
    }
  }

  @Test(
    "the language is found before the options are parsed",
    arguments: [
      (["demo", "--lang", "zh-Hans"], [:], Language.simplifiedChinese),
      (["--lang=en"], ["LANG": "zh_CN.UTF-8"], .english),
      ([], ["UNPUNCH_LANG": "zh-Hans", "LANG": "en_US.UTF-8"], .simplifiedChinese),
      ([], ["LC_ALL": "", "LC_MESSAGES": "zh_TW", "LANG": "C"], .simplifiedChinese),
      ([], ["LC_ALL": "C", "LANG": "zh_CN.UTF-8"], .english),
      (["--lang", "tlh"], ["LANG": "zh_CN"], .simplifiedChinese),
      ([], [:], .english),
    ])
  func language(arguments: [String], environment: [String: String], expected: Language) {
    #expect(ChosenLanguage.find(arguments: arguments, environment: environment) == expected)
  }

  @Test("json keeps every digit of an id, and names the promised keys")
  func json() throws {
    let record = FlowRecord(
      recordID: RecordID("6709354699356941123"), userID: UserID(rawValue: "e1043"),
      creatorID: UserID(rawValue: "e1000"), locationName: "北京 😀",
      checkTime: UnixTime(seconds: 1_794_873_600), comment: "a\"b\u{1B}", type: .imported)
    let text = try MachineText.json(
      RecordOutput(record, name: "赵敏", zone: Self.settings().zone))
    expectNoDifference(
      text,
      #"{"bssid":null,"check_time":"1794873600","comment":"a\"b\u001b","creator_id":"e1000","#
        + #""external_id":null,"idempotent_id":null,"is_field":null,"is_wifi":null,"#
        + #""location_name":"北京 😀","name":"赵敏","#
        + #""record_id":"6709354699356941123","source":"perhaps_imported","ssid":null,"#
        + #""time":"2026-11-17T08:00:00+08:00","type":7,"user_id":"e1043"}"#)
  }

  @Test("json is UTF-8 as it came, but for what is not seen, and is read back as it was")
  func roundTrip() throws {
    let seen = ["北京 A 座", "e\u{301}", "👩", "\\\"/", "赵敏"]
    let unseen = [
      "\u{7F}", "\u{9B}2J", "\u{85}", "\u{2028}", "\u{202E}", "\u{2066}", "\u{200B}", "\u{FEFF}",
      "\u{A0}",
      "\u{3000}", "\u{E0041}", "\u{E000}", "\u{1B}[2J", "\n", "\u{AD}", "\u{3164}", "\u{10FFFF}",
    ]
    for text in seen + unseen {
      let json = try MachineText.json([text])
      #expect(try JSONDecoder().decode([String].self, from: Data(json.utf8)) == [text])
      #expect(!json.unicodeScalars.contains { $0.isUnseen }, "\(json)")
    }
    #expect(try MachineText.json(seen) == #"["北京 A 座","e\#u{301}","👩","\\\"/","赵敏"]"#)
    #expect(try MachineText.json("a\u{202E}\u{E0041}") == #""a\u202e\udb40\udc41""#)
  }

  @Test("a mark in front of anything but csv is refused")
  func mark() throws {
    for format in ["table", "json", "ndjson"] {
      let failure = #expect(throws: CommandFailure.self) {
        try OutputOptions.parse(["--bom", "--format", format]).check()
      }
      #expect(failure?.status == .usage)
    }
    try OutputOptions.parse(["--bom", "--format", "csv"]).check()
  }

  @Test("ids may stand in one argument with the comma of Chinese enumerations between them")
  func enumeration() throws {
    let list = try RecordHintList(arguments: ["6709354699356941123、6709354699356941124"])
    #expect(list.hints.map(\.id.rawValue) == ["6709354699356941123", "6709354699356941124"])
  }

  @Test("a field of csv with a comma, a quote or a line break is quoted")
  func csv() {
    #expect(MachineText.csv(["a", "b,c", "d\"e", "f\ng", ""]) == "a,\"b,c\",\"d\"\"e\",\"f\ng\",")
  }

  @Test("every sentence of the commands stands in both languages and is not the same")
  func texts() {
    let texts: [any BilingualText] = [
      HelpText.abstract, HelpText.discussion, CommandText.noTerminal,
      SettingsMistake.appIDMissing, SettingsMistake.appSecretMissing, CommandText.badOption("o"),
      OptionMistake.endBeforeBeginning, SettingsMistake.secretReadable("p"),
      CommandText.unknownTerminal("t"), CommandText.endedUnknown,
    ]
    for text in texts {
      #expect(!text.words(in: .english).isEmpty)
      #expect(text.words(in: .english) != text.words(in: .simplifiedChinese))
    }
  }
}
