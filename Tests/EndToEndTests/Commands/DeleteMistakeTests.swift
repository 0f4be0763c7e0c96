import Testing

@Suite("What keeps unpunch delete from sending anything", .serialized)
struct DeleteMistakeTests {
  /// A mistake, the exit code, and what is said of it in both languages.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    var environment: [String: String] = [:]
    var input = ""
    let status: Int32
    let english, chinese: String
  }

  static let mistakes = [
    Mistake(
      testDescription: "no ids", arguments: ["--yes"], status: 64, english: "Which records?",
      chinese: "请指定要删除的记录"),
    Mistake(
      testDescription: "ids and a file", arguments: ["1", "--from-file", "-", "--yes"], status: 64,
      english: "not both", chinese: "只能给出一种"),
    Mistake(
      testDescription: "no terminal and no --yes", arguments: ["1"], status: 64,
      english: "give --yes", chinese: "再加上 --yes"),
    Mistake(
      testDescription: "an option that is none", arguments: ["1", "--yess"], status: 64,
      english: "--yess", chinese: "--yess"),
    Mistake(
      testDescription: "a number that is none", arguments: ["1", "--yes", "--expect", "-1"],
      status: 64, english: "cannot be below 0", chinese: "不能为负数"),
    Mistake(
      testDescription: "a file without a name", arguments: ["--from-file", "", "--yes"],
      status: 64, english: "--from-file names no file", chinese: "--from-file 的值为空"),
    Mistake(
      testDescription: "an option of the searches", arguments: ["1", "--yes", "--employees", "e1"],
      status: 64, english: "“unpunch delete” has no option --employees",
      chinese: "unpunch delete 没有 --employees 选项"),
    Mistake(
      testDescription: "two files", arguments: ["--from-file", "a", "--from-file", "b", "--yes"],
      status: 64, english: "--from-file is given more than once", chinese: "--from-file 给出了多次"),
    Mistake(
      testDescription: "an argument that is no id", arguments: ["12e3", "--yes"], status: 65,
      english: "“12e3” is not a valid record id", chinese: "“12e3”不是记录 ID"),
    Mistake(
      testDescription: "a line that is no id", arguments: ["--from-file", "-", "--yes"],
      input: "1\n\nx\n", status: 65, english: "-:3: “x” is not a valid record id",
      chinese: "-:3：“x”不是记录 ID"),
    Mistake(
      testDescription: "a line that is no record", arguments: ["--from-file", "-", "--yes"],
      input: "{\"record_id\":\"1\"}\n{\"record\":\"2\"}\n", status: 65,
      english: "-:2: this is not a record", chinese: "-:2：不是 unpunch query"),
    Mistake(
      testDescription: "an empty file", arguments: ["--from-file", "-", "--yes"], status: 65,
      english: "no record ids in -", chinese: "- 中没有记录 ID"),
    Mistake(
      testDescription: "no such file", arguments: ["--from-file", "/no/such", "--yes"], status: 65,
      english: "/no/such cannot be read", chinese: "无法读取 /no/such"),
    Mistake(
      testDescription: "another number than expected",
      arguments: ["1", "2", "2", "--expect", "3", "--yes"], status: 65,
      english: "there are 2 records", chinese: "实际有 2 条记录"),
    Mistake(
      testDescription: "read-only", arguments: ["1", "--yes", "--read-only"], status: 78,
      english: "The settings are read-only", chinese: "当前设置为只读"),
    Mistake(
      testDescription: "a file with --restricted",
      arguments: ["--from-file", "/etc/hostname", "--yes", "--restricted"], status: 64,
      english: "takes -, which", chinese: "只接受 -"),
    Mistake(
      testDescription: "a wrong secret", arguments: ["1", "--yes"],
      environment: ["UNPUNCH_APP_SECRET": "wrong"], status: 77, english: "none was sent",
      chinese: "未发送任何删除请求"),
    Mistake(
      testDescription: "nobody there", arguments: ["1", "--yes"],
      environment: ["UNPUNCH_BASE_URL": "http://127.0.0.1:1"], status: 69,
      english: "none was sent", chinese: "未发送任何删除请求"),
    Mistake(
      testDescription: "no journal", arguments: ["1", "--yes"],
      environment: ["UNPUNCH_STATE_DIR": "/proc/unpunch"], status: 73,
      english: "Nothing was sent", chinese: "未发送任何请求"),
    Mistake(
      testDescription: "no app", arguments: ["1", "--yes"], environment: ["UNPUNCH_APP_ID": ""],
      status: 78, english: "No app is set", chinese: "未设置应用"),
  ]

  @Test("is told in both languages, with the exit code", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let home = home.with(mistake.environment)
        for (language, sentence) in [("en", mistake.english), ("zh-Hans", mistake.chinese)] {
          let ended = try await Unpunch.run(
            ["delete"] + mistake.arguments, in: home.with(["UNPUNCH_LANG": language]),
            input: mistake.input)
          #expect(ended.status == mistake.status)
          #expect(ended.error.contains(sentence))
        }
        #expect(try platform.deletions.isEmpty)
      }
    }
  }

  @Test("the help names the commands and their options")
  func help() async throws {
    try await Home.temporary { home in
      let all = try await Unpunch.run(["--help"], in: home).output
      for command in ["delete", "history", "undo", "settle"] {
        #expect(all.contains("\n  \(command) "))
        let own = try await Unpunch.run([command, "--help"], in: home)
        #expect(own.status == 0)
        #expect(own.output.contains("--format"))
      }
      let delete = try await Unpunch.run(["delete", "--help", "--lang", "zh-Hans"], in: home).output
      for option in ["--from-file", "--dry-run", "--yes", "--expect", "--reason"] {
        #expect(delete.contains(option))
      }
      #expect(delete.contains("删除打卡流水"))
    }
  }
}
