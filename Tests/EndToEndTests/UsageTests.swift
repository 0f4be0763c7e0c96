import Foundation
import Testing

@Suite("What is wrong before anything is sent", .serialized)
struct UsageTests {
  /// A mistake, and what is said of it in both languages.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let arguments: [String]
    var environment: [String: String] = [:]
    var settings: String?
    let status: Int32
    let english, chinese: String
  }

  static let app = ["UNPUNCH_APP_ID": "cli_x", "UNPUNCH_APP_SECRET": "x"]
  static let mistakes = [
    Mistake(
      testDescription: "no terminal", arguments: ["demo"], status: 64,
      english: "Over SSH ask for one with ssh -t", chinese: "请使用 ssh -t"),
    Mistake(
      testDescription: "no terminal, on a tenant", arguments: ["--employees", "e1"],
      environment: app, status: 64, english: "in a script use “unpunch query”",
      chinese: "在脚本中请使用 unpunch query"),
    Mistake(
      testDescription: "no terminal where no command can be given", arguments: ["--restricted"],
      environment: app, status: 64, english: "log in with ssh -t, and no command behind it",
      chinese: "请使用 ssh -t 登录，不要附带命令"),
    Mistake(
      testDescription: "no settings where none can be given",
      arguments: ["--restricted", "query", "--employees", "e1"], status: 78,
      english: "No app is set (app_id). Nothing was sent. Only whoever manages this host",
      chinese: "请转告管理员"),
    Mistake(
      testDescription: "a value that is none", arguments: ["undo", "abc"], status: 64,
      english: "The value 'abc' is invalid for '<batch>'. Nothing was sent;",
      chinese: "命令行有误（批次号应为数字，而不是“abc”）。未发送任何请求"),
    Mistake(
      testDescription: "unknown option", arguments: ["query", "--employes", "e1"], status: 64,
      english: "'--employes'. Did you mean '--employees'?", chinese: "可用选项见 unpunch --help"),
    Mistake(
      testDescription: "a date that is none",
      arguments: ["query", "--employees", "e1", "--from", "2026-13-01"], environment: app,
      status: 64, english: "“2026-13-01” is not a valid date for --from. Write it like 2026-11-16",
      chinese: "--from 的值“2026-13-01”不是有效日期。格式如 2026-11-16"),
    Mistake(
      testDescription: "the end before the beginning",
      arguments: ["query", "--employees", "e1", "--from", "2026-11-02", "--to", "2026-11-01"],
      environment: app, status: 64, english: "--to is before --from", chinese: "--to 早于 --from"),
    Mistake(
      testDescription: "no employees", arguments: ["query"], environment: app, status: 64,
      english: "Give --employees or --employees-file", chinese: "给出 --employees 或"),
    Mistake(
      testDescription: "an unknown setting", arguments: ["query", "--employees", "e1"],
      environment: app, settings: "language: en\nappid: cli_x\n", status: 78,
      english: "config.yaml:2: there is no setting “appid”", chinese: "config.yaml:2：没有“appid”"),
    Mistake(
      testDescription: "no YAML", arguments: ["query", "--employees", "e1"], environment: app,
      settings: "app_id: [cli_x\n", status: 78, english: "is not a valid settings file in YAML",
      chinese: "不是有效的 YAML 设置文件"),
    Mistake(
      testDescription: "the app id missing", arguments: ["query", "--employees", "e1"], status: 78,
      english: "Set app_id in the settings file or UNPUNCH_APP_ID", chinese: "请在设置文件中设置 app_id"),
    Mistake(
      testDescription: "an address without encryption",
      arguments: ["query", "--employees", "e1", "--base-url", "http://open.feishu.cn"],
      environment: app, status: 78, english: "http is for loopback addresses only",
      chinese: "http 仅限本机回环地址"),
  ]

  @Test("is told in both languages, with the exit code", arguments: mistakes)
  func told(_ mistake: Mistake) async throws {
    try await Home.temporary { home in
      if let settings = mistake.settings {
        try home.write(settings, to: ".config/unpunch/config.yaml")
      }
      let home = home.with(mistake.environment)
      for (language, sentence) in [("en", mistake.english), ("zh-Hans", mistake.chinese)] {
        let ended = try await Unpunch.run(
          mistake.arguments, in: home.with(["UNPUNCH_LANG": language]))
        #expect(ended.status == mistake.status)
        #expect(ended.error.contains(sentence))
        #expect(ended.output.isEmpty)
      }
    }
  }

  @Test("is Chinese in the help of every command, headings and all")
  func help() async throws {
    try await Home.temporary { home in
      let commands = [
        "demo", "query", "delete", "history", "undo", "settle", "verify", "purge", "doctor", "init",
        "sandbox",
      ]
      for words in [["--help"], ["help", "help"]] + commands.map({ [$0, "--help"] }) {
        let ended = try await Unpunch.run(words + ["--lang", "zh-Hans"], in: home)
        #expect(ended.status == 0)
        #expect(ended.output.hasPrefix("说明：") && ended.output.contains("\n用法：unpunch"))
        let english = #/OVERVIEW|USAGE|ARGUMENTS|OPTIONS|SUBCOMMANDS|values:|default|Show|See/#
        #expect(ended.output.firstMatch(of: english) == nil, "\(ended.output)")
      }
      let english = try await Unpunch.run(["--help"], in: home)
      #expect(english.output.hasPrefix("OVERVIEW: Finds"))
      let version = try await Unpunch.run(["--version", "--lang", "zh-Hans"], in: home)
      #expect(version.output == "0.1.0\n")
    }
  }

  @Test("is told of the settings file where its directory keeps from looking, and of no other name")
  func unreachableSettings() async throws {
    try await Home.temporary { home in
      let folder = home.path + "/.config/unpunch"
      for (make, words) in [
        ({ symlink("/nowhere", folder) }, "is a link to nothing"),
        ({ symlink("unpunch", folder) }, "too many of them"),
        ({ mknod(folder, S_IFREG | 0o600, 0) }, "Not a directory"),
        ({ mkdir(folder, 0) }, geteuid() == 0 ? "" : "Permission denied"),
      ] as [(() -> Int32, String)] where !words.isEmpty {
        try home.remove(".config/unpunch")
        #expect(make() == 0)
        let ended = try await Unpunch.run(["history"], in: home)
        #expect(ended.status == 78)
        #expect(ended.error.hasPrefix("\(folder)/config.yaml cannot be read: "), "\(ended)")
        #expect(ended.error.contains(words), "\(ended)")
      }
    }
  }

  @Test(
    "is told where the terminal cannot show a screen",
    arguments: [("en", "Set TERM, for example"), ("zh-Hans", "请设置 TERM")])
  func unknownTerminal(language: String, sentence: String) async throws {
    try await Home.temporary { home in
      try await Tmux.running(120, 40, in: home) { tmux in
        for name in ["no-such-terminal", "dumb"] {
          try await tmux.start(["demo", "--lang", language], environment: ["TERM": name])
          #expect(try await tmux.end() == 64)
          try await tmux.wait(for: sentence, name)
        }
        try await tmux.expectRestored()
      }
    }
  }

  @Test(
    "is told in a window that is too small, until it is large enough",
    arguments: [("en", "Too small", "records"), ("zh-Hans", "窗口太小", "条记录")])
  func tooSmall(language: String, sentence: String, list: String) async throws {
    try await Home.temporary { home in
      try await Tmux.running(50, 10, in: home) { tmux in
        try await tmux.start(["demo", "--lang", language])
        try await tmux.wait(for: sentence, "60×16")
        try await tmux.resize(80, 24)
        try await tmux.wait(for: list, "[ ]")
        try await tmux.resize(50, 10)
        try await tmux.wait(for: sentence)
        try await tmux.press("q")
        #expect(try await tmux.end() == 0)
        try await tmux.expectRestored()
      }
    }
  }
}
