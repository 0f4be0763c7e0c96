import Foundation
import Testing

@Suite("unpunch doctor and init", .serialized)
struct DoctorTests {
  /// What `doctor` prints.
  private struct Diagnosis: Decodable {
    let part, state, text: String
    let cure: String?
  }

  private static let parts = [
    "settings", "terminal", "network", "token", "scopes", "clock", "journal",
  ]

  /// Runs the doctor against a platform, and gives what is not well: part and state.
  private func unwell(
    _ script: String = "{}", _ environment: [String: String] = [:], status: Int32,
    _ look: @escaping @Sendable (PlatformDouble, [String: String]) throws -> Void = { _, _ in }
  ) async throws -> [String: String] {
    try await Home.temporary { home in
      try await PlatformDouble.serving(script, in: home) { platform, home in
        let home = home.with(environment)
        let ended = try await Unpunch.run(["doctor", "--format", "json"], in: home)
        #expect(ended.status == status)
        #expect(ended.error.isEmpty)
        #expect(!ended.output.contains("a-secret-of-the-judge"))
        let found = try ended.decoded([Diagnosis].self)
        #expect(Set(found.map(\.part)) == Set(Self.parts))
        try look(platform, Dictionary(found.map { ($0.part, $0.text) }) { $1 })
        return Dictionary(
          uniqueKeysWithValues: found.filter { $0.state != "ok" }.map { ($0.part, $0.state) })
      }
    }
  }

  // Without a terminal nothing is said of one.
  private static let well = ["terminal": "not_checked"]

  @Test("finds nothing where all is well, and asks for nothing but a token and the scopes")
  func well() async throws {
    let found = try await unwell(status: 0) { platform, _ in
      let paths = try platform.requests.map(\.path)
      #expect(
        paths == [
          "/open-apis/auth/v3/tenant_access_token/internal", "/open-apis/application/v6/scopes",
        ])
    }
    #expect(found == Self.well)
  }

  @Test("tells a scope that is missing, with 77")
  func scope() async throws {
    let found = try await unwell(#"{"granted": ["attendance:task:readonly"]}"#, status: 77) {
      #expect($1["scopes"] == "the tenant has not granted attendance:task")
    }
    #expect(found == Self.well.merging(["scopes": "problem"]) { $1 })
    let readOnly = try await unwell(
      #"{"granted": ["attendance:task:readonly"]}"#, ["UNPUNCH_READ_ONLY": "true"], status: 0)
    #expect(readOnly == Self.well)
  }

  @Test("takes scopes that cannot be asked for as no reason to stop")
  func unknownScopes() async throws {
    let found = try await unwell(#"{"granted": "unknown"}"#, status: 0)
    #expect(found == Self.well.merging(["scopes": "advice", "clock": "not_checked"]) { $1 })
  }

  @Test("tells a clock that is wrong")
  func clock() async throws {
    let found = try await unwell(#"{"clock": 3600}"#, status: 0) {
      #expect($1["clock"]?.contains(" behind Feishu") == true)
    }
    #expect(found == Self.well.merging(["clock": "advice"]) { $1 })
  }

  @Test("tells a wrong secret from a platform that is not there")
  func credentials() async throws {
    let wrong = try await unwell("{}", ["UNPUNCH_APP_SECRET": "x"], status: 77)
    #expect(
      wrong
        == Self.well.merging([
          "token": "problem", "scopes": "not_checked", "clock": "not_checked",
        ]) { $1 })
    let away = try await unwell("{}", ["UNPUNCH_BASE_URL": "http://127.0.0.1:1"], status: 69)
    #expect(
      away
        == Self.well.merging([
          "network": "problem", "token": "not_checked", "scopes": "not_checked",
          "clock": "not_checked",
        ]) { $1 })
  }

  @Test("tells settings that are wrong or missing, and looks at what does not need them")
  func settings() async throws {
    let unchecked = ["network", "token", "scopes", "clock"].map { ($0, "not_checked") }
    let none = try await unwell("{}", ["UNPUNCH_APP_ID": ""], status: 78)
    #expect(
      none == Self.well.merging(unchecked + [("settings", "problem")]) { $1 })
    let wrong = try await unwell("{}", ["UNPUNCH_THEME": "pink"], status: 78) {
      #expect($1["settings"]?.contains("pink") == true)
    }
    #expect(
      wrong
        == Self.well.merging(
          unchecked + [("settings", "problem"), ("journal", "not_checked")]
        ) { $1 })
  }

  @Test("tells a file of authorities that cannot be used, and shows no password of an address")
  func authorities() async throws {
    let unchecked = ["network", "token", "scopes", "clock", "journal"].map { ($0, "not_checked") }
    let bad = Self.well.merging(unchecked + [("settings", "problem")]) { $1 }
    for (path, says) in [
      ("/nonexistent/ca.pem", "No such file"), ("/", "Is a directory"),
      ("/dev/null", "not a regular file"), ("/etc/passwd", "no certificate in PEM"),
    ] {
      let found = try await unwell("{}", ["UNPUNCH_CA_FILE": path], status: 78) {
        #expect($1["settings"]?.contains(path) == true && $1["settings"]?.contains(says) == true)
      }
      #expect(found == bad)
    }
    for name in ["UNPUNCH_PROXY", "UNPUNCH_BASE_URL"] {
      let found = try await unwell("{}", [name: "http://user:hunter2@host:1"], status: 78) {
        #expect($1["settings"]?.contains("proxy_user") == true)
        #expect($1["settings"]?.contains("hunter2") == false)
      }
      #expect(found == bad)
    }
  }

  @Test("tells a journal that cannot be opened, with 73, and one that is damaged, with 65")
  func journal() async throws {
    let none = try await unwell("{}", ["UNPUNCH_STATE_DIR": "/dev/null/x"], status: 73)
    #expect(none == Self.well.merging(["journal": "problem"]) { $1 })
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        let deleted = try await Unpunch.run(["delete", ids[0]] + DeleteTests.yes, in: home)
        #expect(deleted.status == 0)
        try await VerifyAndPurgeTests.forge(in: home)
        let ended = try await Unpunch.run(["doctor"], in: home)
        #expect(ended.status == 65)
        #expect(ended.output.contains("unpunch verify"))
      }
    }
  }

  @Test("in Chinese it is all Chinese")
  func chinese() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"granted": [], "clock": -100}"#, in: home) { _, home in
        let ended = try await Unpunch.run(["doctor", "--lang", "zh-Hans"], in: home)
        #expect(ended.status == 77)
        for words in ["设置", "终端", "网络", "凭证", "权限", "时钟", "日志", "快 ", "尚未授予", "请在开发者后台开通权限"] {
          #expect(ended.output.contains(words))
        }
      }
    }
  }

  @Test("on a terminal it says which one it is")
  func terminal() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { _, home in
        try await Tmux.running(100, 30, in: home) { tmux in
          try await tmux.start(["doctor"])
          try await tmux.wait(
            for: "screen-256color, 100×30, 256 colours", "No problems.")
          #expect(try await tmux.end() == 0)
        }
      }
    }
  }

  @Test("init asks nobody without a terminal, and overwrites nothing")
  func initRefuses() async throws {
    try await Home.temporary { home in
      let scripted = try await Unpunch.run(["init"], in: home)
      #expect(scripted.status == 64)
      #expect(try home.names(in: ".config/unpunch").isEmpty)
    }
  }
}
