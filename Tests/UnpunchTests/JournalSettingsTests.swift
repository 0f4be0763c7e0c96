import Attendance
import Testing

@testable import unpunch

@Suite("Settings of the journal")
struct JournalSettingsTests {
  private func resolve(_ user: String, _ environment: [String: String] = [:]) throws -> Settings {
    try SettingsResolver(
      system: SettingsFile(),
      user: SettingsFile(
        user, path: "/home/c.yaml", maySetLocks: false),
      environment: environment, options: [:], localeLanguage: .english, home: "/home/me"
    ).resolve()
  }

  @Test("are the system's log, thirty days and two years, where nothing else is set")
  func defaults() throws {
    let settings = try resolve("")
    #expect(settings.audit == .syslog)
    #expect(settings.retention == Retention(copiesSeconds: 2_592_000, historySeconds: 63_072_000))
  }

  @Test("are what a file and the environment say")
  func set() throws {
    let settings = try resolve(
      "audit: syslog\nretention:\n  records: 1d\n  history: 26w\n", ["UNPUNCH_AUDIT": "off"])
    #expect(settings.audit == .off)
    #expect(settings.retention == Retention(copiesSeconds: 86_400, historySeconds: 15_724_800))
    #expect(try resolve("retention:\n  records: 0\n").retention.copiesSeconds == 0)
  }

  @Test(
    "name batches by ranges",
    arguments: [([1], "1"), ([1, 2, 3, 5, 7, 8], "1–3, 5, 7–8")] as [([Int], String)])
  func ranges(_ numbers: [Int], _ text: String) {
    #expect(JournalText.ranges(numbers).joined(separator: ", ") == text)
  }
}
