import Foundation
import Testing

@Suite("Deleting, from the list to the outcome", .serialized)
struct DeletionTests {
  /// What a language says at the places that are looked for.
  struct Words: Sendable {
    let language: String
    let tenAreSelected, counts, deleted, notDeleted, meaning, back: String
  }

  static let english = Words(
    language: "en", tenAreSelected: "Ten are selected, the most",
    counts: "requested 10 · deleted 8 · not deleted 2", deleted: "Deleted 8",
    notDeleted: "Not deleted 2", meaning: "Sealed results cannot", back: "selected 1 of 10")
  static let chinese = Words(
    language: "zh-Hans", tenAreSelected: "已选满 10 条", counts: "提交 10 条 · 已删除 8 条 · 未删除 2 条",
    deleted: "已删除 8 条", notDeleted: "未删除 2 条", meaning: "已封账", back: "已选 1/10")

  /// The third is not deleted for a reason that the platform documents, the seventh for one of its own.
  private static let script = """
    {"fail": {"2": "the attendance result has been sealed and can not modify",
              "6": "审批中：the record is under approval"}}
    """

  @Test(
    "sends what was shown, once, and says what became of each",
    arguments: [(120, 40, english), (80, 24, english), (120, 40, chinese), (80, 24, chinese)])
  func wholeRoad(columns: Int, rows: Int, words: Words) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(Self.script, in: home) { double, home in
        let home = home.with(["UNPUNCH_LANG": words.language])
        try await Tmux.running(columns, rows, in: home) { tmux in
          try await tmux.selectTen()
          try await refuseTheEleventh(tmux, words)
          let shown = try await tmux.openConfirmation()
          #expect(shown.count == 10)
          #expect(try double.deletions.isEmpty)

          try await tmux.type("10")
          try await tmux.wait(for: "> 10")
          try await tmux.press("Enter")
          try await tmux.wait(for: words.counts)
          try expectOneDeletion(of: shown, double)
          try await expectOutcome(of: shown, tmux, words)

          try await tmux.press("q")
          let list = try await tmux.wait(for: words.back)
          // What stays selected stands below the list with its whole id: what was refused for good does not.
          for (index, id) in shown.enumerated() { #expect(list.contains(id) == (index == 6)) }
          #expect(try double.deletions.count == 1)
          try await tmux.press("q")
          try await tmux.answerQuit()
          #expect(try await tmux.end() == 0)
          try await tmux.expectRestored()
        }
      }
    }
  }

  private func refuseTheEleventh(_ tmux: Tmux, _ words: Words) async throws {
    try await tmux.press("G")
    try await tmux.press("Space")
    try await tmux.wait(for: words.tenAreSelected)
    try await tmux.press("g")
    try await tmux.wait(without: words.tenAreSelected)
    #expect(try await tmux.screen().contains(" 10  2026"))
  }

  private func expectOneDeletion(of ids: [String], _ double: PlatformDouble) throws {
    let deletions = try double.deletions
    #expect(deletions.count == 1)
    let request = try #require(deletions.first)
    #expect(request.method == "POST")
    #expect(request.query.isEmpty)
    #expect(request.headers["content-type"] == "application/json; charset=utf-8")
    #expect(request.headers["authorization"] == "Bearer t-judge-token")
    let body = try #require(
      try JSONSerialization.jsonObject(with: Data(request.body.utf8)) as? [String: [String]])
    #expect(body == ["record_ids": ids])
  }

  private func expectOutcome(of ids: [String], _ tmux: Tmux, _ words: Words) async throws {
    let screen = try await tmux.screen()
    #expect(screen.matches(of: #/✓ (2026-)?11-19/#).count == 8)
    #expect(screen.matches(of: #/✗ (2026-)?11-19/#).count == 2)
    let lines = screen.split(separator: "\n").map(String.init)
    for (id, reason) in [
      (ids[2], "the attendance result has been sealed"), (ids[6], "审批中：the record"),
    ] {
      let head = try #require(lines.firstIndex { $0.contains("✗") && $0.contains(id.suffix(8)) })
      #expect(lines[head + 1].contains(reason))
    }
    #expect(screen.contains(words.meaning))

    // The cursor is on the first deleted record, so that another one is looked at.
    let looks = try await tmux.looks()
    #expect(looks.look(of: "─ " + words.deleted)?.letter == .green)
    #expect(looks.look(of: "─ " + words.notDeleted)?.letter == .red)
    #expect(looks.look(of: "✗")?.letter == .red)
    try await tmux.press("G")
    try await tmux.wait(for: words.counts)
    #expect(try await tmux.looks().look(of: "✓")?.letter == .green)
  }
}
