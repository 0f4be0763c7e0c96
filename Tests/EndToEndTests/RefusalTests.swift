import Testing

@Suite("What keeps the records from being read", .serialized)
struct RefusalTests {
  /// A way to be turned away: how the double is set up, and what is said in both languages.
  struct Refusal: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var script = "{}"
    var environment: [String: String] = [:]
    let status: Int
    let english, chinese: String
  }

  static let refusals = [
    Refusal(
      testDescription: "wrong secret", environment: ["UNPUNCH_APP_SECRET": "not-the-secret"],
      status: 77, english: "The app id or the app secret is wrong. Compare both",
      chinese: "App ID 或 App Secret 有误。请与"),
    Refusal(
      testDescription: "missing scope",
      script: "{\"missing_scope\": {\"query\": \"attendance:task:readonly\"}}", status: 77,
      english: "The app lacks a scope: it needs attendance:task:readonly. Grant it",
      chinese: "应用缺少权限：需要 attendance:task:readonly。请在"),
    // Nothing listens on the port for TCP's multiplexer, which needs root to be taken.
    Refusal(
      testDescription: "unreachable host", environment: ["UNPUNCH_BASE_URL": "http://127.0.0.1:1"],
      status: 69,
      english: "127.0.0.1 refused the connection or cannot be reached. Check the network",
      chinese: "127.0.0.1 拒绝连接或无法到达。请检查网络"),
  ]

  @Test("is told by a query, with the exit code", arguments: refusals)
  func query(_ refusal: Refusal) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(refusal.script, in: home) { double, home in
        for (language, sentence) in [("en", refusal.english), ("zh-Hans", refusal.chinese)] {
          let ended = try await Unpunch.run(
            ["query", "--lang", language] + PlatformDouble.findAll,
            in: home.with(refusal.environment))
          #expect(ended.status == Int32(refusal.status))
          #expect(ended.error.contains(sentence))
          #expect(!(ended.output + ended.error).contains("secret-of-the-judge"))
        }
      }
    }
  }

  @Test("is told on the screen and once more after it", arguments: refusals)
  func screens(_ refusal: Refusal) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(refusal.script, in: home) { double, home in
        for (language, sentence) in [("en", refusal.english), ("zh-Hans", refusal.chinese)] {
          let home = home.with(refusal.environment).with(["UNPUNCH_LANG": language])
          try await Tmux.running(120, 40, in: home) { tmux in
            try await tmux.start(PlatformDouble.findAll)
            try await wait(for: sentence, on: tmux)
            try await tmux.press("q")
            #expect(try await tmux.end() == refusal.status)
            try await wait(for: sentence, on: tmux)
            try await tmux.expectRestored()
          }
        }
        let deletions = try double.deletions
        #expect(deletions.isEmpty)
      }
    }
  }

  /// A sentence may be broken into lines at any place.
  private func wait(for sentence: String, on tmux: Tmux) async throws {
    func bare(_ text: String) -> String { text.filter { !$0.isWhitespace && $0 != "│" } }
    try await tmux.wait(sentence) { bare($0).contains(bare(sentence)) }
  }
}
