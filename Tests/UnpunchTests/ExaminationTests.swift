import Attendance
import Foundation
import Testing

@testable import Terminal
@testable import unpunch

@Suite("What the doctor says")
struct ExaminationTests {
  private static func examination(
    _ language: Language = .english, isReadOnly: Bool = false
  ) -> Examination {
    var settings = Settings()
    settings.language = language
    settings.isReadOnly = isReadOnly
    return Examination(settings: settings, files: [])
  }

  @Test(
    "a missing scope is a problem, and who only reads does not miss that of changing",
    arguments: [
      (["attendance:task", "attendance:task:readonly"], false, []),
      (["attendance:task:readonly"], false, ["attendance:task"]),
      (["attendance:task:readonly"], true, []),
      (["attendance:task"], true, ["attendance:task:readonly"]),
      ([], false, ["attendance:task:readonly", "attendance:task"]),
    ])
  func scopes(granted: [String], isReadOnly: Bool, missing: [String]) {
    let diagnosis = Self.examination(isReadOnly: isReadOnly).scopes(Set(granted))
    #expect(diagnosis.state == (missing.isEmpty ? .good : .problem))
    #expect(diagnosis.status == (missing.isEmpty ? .done : .noPermission))
    #expect((diagnosis.cure == nil) == missing.isEmpty)
    if !missing.isEmpty {
      #expect(diagnosis.text.hasSuffix(missing.joined(separator: ", ")))
    }
  }

  @Test(
    "without settings the cure is init, in both languages; not over a file, nor where it is not there",
    arguments: [
      (Language.english, [], false, "Run “unpunch init”"),
      (.simplifiedChinese, [], false, "请运行 unpunch init"),
      (.english, ["/etc/unpunch/config.yaml"], false, nil), (.english, [], true, nil),
    ] as [(Language, [String], Bool, String?)])
  func noSettings(language: Language, files: [String], isRestricted: Bool, cure: String?) {
    var settings = Settings()
    settings.language = language
    settings.isRestricted = isRestricted
    let diagnoses = Examination(settings: settings, files: files).ofSettings()
    #expect(diagnoses.map(\.state) == [.problem])
    #expect(diagnoses.map(\.status) == [.settings])
    #expect(diagnoses.first?.cure?.prefix(cure?.count ?? 0).description == cure)
  }

  @Test(
    "a clock is told to be ahead or behind, in the units that people use",
    arguments: [
      (0, nil, nil), (30, nil, nil), (-30, nil, nil),
      (31, "31 seconds ahead of Feishu", "本机比飞书快 31 秒"),
      (3601, "is 1 hour ahead of Feishu", "本机比飞书快 1 小时"),
      (-28_800, "is 8 hours behind Feishu", "本机比飞书慢 8 小时"),
      (-7200 * 24, "is 2 days behind Feishu", "本机比飞书慢 2 天"),
      (-4000, "is 1 hour 7 minutes behind Feishu", "本机比飞书慢 1 小时 7 分钟"),
    ])
  func clock(seconds: Int, english: String?, chinese: String?) {
    let time = Date(timeIntervalSince1970: 1_795_000_000)
    let now = time.addingTimeInterval(Double(seconds))
    for (language, words) in [(Language.english, english), (.simplifiedChinese, chinese)] {
      let diagnosis = Self.examination(language).clock(time, at: now)
      #expect(diagnosis.state == (words == nil ? .good : .advice))
      if let words { #expect(diagnosis.text.contains(words)) }
    }
    #expect(Self.examination().clock(nil, at: now).state == .notChecked)
  }

  /// A terminal, and the states of what is said of it.
  private static let terminals: [(TerminalReport, [String])] = [
    (report(), []),
    (report(size: Size(columns: 60, rows: 16)), []),
    (report(size: nil), []),
    (report(size: Size(columns: 59, rows: 16)), ["60×16"]),
    (report(size: Size(columns: 60, rows: 15)), ["60×16"]),
    (report(locale: .fellBack(from: "zh_CN.UTF-8")), ["zh_CN.UTF-8"]),
    (report(locale: .notUTF8("GB18030")), ["GB18030"]),
    (report(showsChinese: false), ["LANG=C.UTF-8"]),
  ]

  private static func report(
    size: Size? = Size(columns: 80, rows: 24), locale: LocaleOutcome = .asSet,
    showsChinese: Bool = true
  ) -> TerminalReport {
    TerminalReport(
      name: "xterm-256color", size: size, colors: 256, locale: locale, showsChinese: showsChinese)
  }

  @Test(
    "a terminal is described, and what is wrong with it is advice", arguments: terminals.indices)
  func terminal(index: Int) {
    let (report, words) = Self.terminals[index]
    let diagnoses = Examination.terminal(report, Self.examination().settings)
    #expect(diagnoses.map(\.state) == [.good] + words.map { _ in .advice })
    #expect(diagnoses.first?.text.contains("xterm-256color") == true)
    for (diagnosis, word) in zip(diagnoses.dropFirst(), words) {
      #expect((diagnosis.text + (diagnosis.cure ?? "")).contains(word))
    }
  }

  @Test("the table has a line for each, what to do below it, and how many there are")
  func table() {
    let diagnoses: [Diagnosis] = [
      .good(.settings, "fine"), .advice(.journal, "two\nlines", cure: "mend\u{1B}[2J it"),
      .problem(.network, "away", .unavailable), .notChecked(.token, "why"),
    ]
    #expect(
      DiagnosisOutput.table(diagnoses, in: .english) == """
        ✓ Settings  fine
        ! Journal   two
                    lines
                    → mend␛[2J it
        ✗ Network   away
        – Token     why

        1 problem, 1 warning.

        """)
    #expect(
      DiagnosisOutput.table([.advice(.clock, "so")], in: .english).hasSuffix(
        "\nNo problems, 1 warning.\n"))
    #expect(
      DiagnosisOutput.table([.good(.clock, "同步")], in: .simplifiedChinese).hasPrefix("✓ 时钟  同步\n"))
    #expect(
      DiagnosisOutput.table([.good(.clock, "so")], in: .english).hasSuffix(
        DoctorText.allIsWell.words(in: .english) + "\n"))
  }
}
