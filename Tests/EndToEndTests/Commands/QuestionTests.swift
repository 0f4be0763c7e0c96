import Testing

@Suite("On a terminal unpunch delete and undo ask for the count", .serialized)
struct QuestionTests {
  @Test(
    "the typed count deletes and imports, and nothing else does", arguments: ["en", "zh-Hans"])
  func count(language: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        try home.write(try await platform.listed(in: home), to: "records")
        let delete = ["delete", "--from-file", "records", "--lang", language]
        let undo = ["undo", "1", "--lang", language]
        let isEnglish = language == "en"
        try await Tmux.running(120, 40, in: home) { tmux in
          for answer in ["", "23", "y", "024"] {
            try await tmux.ask(delete, isEnglish ? "Type 24" : "输入 24", answer)
            #expect(try await tmux.end() == 1)
            try await tmux.wait(for: isEnglish ? "Nothing was sent" : "未发送任何请求")
            try await tmux.clear()
          }
          #expect(try platform.deletions.isEmpty)

          try await tmux.ask(delete, isEnglish ? "Type 24" : "输入 24", nil)
          let question = try await tmux.screen()
          #expect(question.contains("评审公司") && question.contains("cli_judge0123456789"))
          #expect(question.contains(isEnglish ? "14 more" : "另有 14 条"))
          #expect(question.contains("Asia/Shanghai"))
          #expect(question.contains(isEnglish ? "Feishu recomputes" : "飞书将重新计算"))
          try await tmux.answer("24")
          #expect(try await tmux.end() == 0)
          #expect(try platform.deletions.count == 3)
          try await tmux.wait(for: isEnglish ? "deleted 24" : "已删除 24 条")
          try await tmux.clear()

          try await tmux.ask(undo, isEnglish ? "Type 10" : "输入 10", "9")
          #expect(try await tmux.end() == 1)
          try await tmux.clear()
          try await tmux.ask(undo, isEnglish ? "Type 10" : "输入 10", "10")
          #expect(try await tmux.end() == 0)
          try await tmux.wait(for: isEnglish ? "re-imported 10" : "已重新导入 10 条")
          try await tmux.expectRestored()
        }
      }
    }
  }

  @Test(
    "a narrow terminal breaks no word of it, and no sentence of two languages is cut",
    arguments: [("en", "Type 24 and press Enter to delete;"), ("zh-Hans", "输入 24 并按 Enter 删除")])
  func narrow(language: String, question: String) async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        try home.write(try await platform.listed(in: home), to: "records")
        try await Tmux.running(60, 40, in: home) { tmux in
          let delete = ["delete", "--from-file", "records", "--lang", language]
          try await tmux.ask(delete, question, nil)
          let screen = try await tmux.screen()
          // At 60 columns it ran over the end of the line.
          #expect(screen.contains("cli_judge0123456789"))
          if language == "en" {
            for word in ["attendance", "imports", "photos", "anything"] {
              #expect(screen.contains(word))
            }
          }
          try await tmux.answer("24")
          #expect(try await tmux.end() == 0)
          #expect(try platform.deletions.count == 3)
        }
      }
    }
  }

  @Test("Ctrl-C and the end of the input at the question send nothing")
  func noAnswer() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(in: home) { platform, home in
        let ids = try await platform.ids(in: home)
        try await Tmux.running(100, 30, in: home) { tmux in
          for (key, status) in [("C-c", 130), ("C-d", 1)] {
            try await tmux.ask(["delete", ids[0], ids[1]], "Type 2 ", nil)
            try await tmux.press(key)
            #expect(try await tmux.end() == status)
            try await tmux.wait(for: "Nothing was sent")
            try await tmux.clear()
          }
          #expect(try platform.deletions.isEmpty)
          try await tmux.expectRestored()
        }
      }
    }
  }

  @Test("a bar shows how far it is, in columns that fit, and is gone at the end")
  func bar() async throws {
    try await Home.temporary { home in
      try await PlatformDouble.serving(#"{"deletion": "slow"}"#, in: home) { platform, home in
        try home.write(try await platform.listed(in: home), to: "records")
        try await Tmux.running(80, 60, in: home) { tmux in
          try await tmux.start(
            ["delete", "--from-file", "records", "--yes", "--lang", "zh-Hans"])
          try await tmux.wait(for: "[####------] 10/24", "已删除 10 条", "第 2/3 批", "正在等待应答")
          #expect(try await tmux.end() == 0)
          let screen = try await tmux.wait(for: "提交 24 条 · 已删除 24 条")
          #expect(!screen.contains("[#") && !screen.contains("…"))
        }
      }
    }
  }
}
