import Sandbox
import Testing

@Suite("Counting days")
struct SandboxDayTests {
  @Test(
    "reads a date and writes it again",
    arguments: [
      ("1970-01-01", -28_800), ("2000-02-29", 951_753_600), ("2026-11-23", 1_795_363_200),
      ("1969-12-31", -115_200),
    ])
  func reads(text: String, start: Int) throws {
    let day = try #require(SandboxDay(text))
    #expect(day.startUnixSeconds == start)
    #expect(day.description == text)
    #expect(SandboxDay(unixSeconds: start) == day)
    #expect(SandboxDay(unixSeconds: start + 86_399) == day)
  }

  @Test(
    "refuses what is no date",
    arguments: [
      "", "2026-11-31", "2026-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "26-11-23",
      "2026/11/23", "2026-11-23 ", "+026-11-23", "٢٠٢٦-11-23",
    ])
  func refuses(text: String) {
    #expect(SandboxDay(text) == nil)
  }

  @Test("counts through 400 years, a date a day")
  func counts() throws {
    var day = try #require(SandboxDay("2000-01-01"))
    let start = day
    let end = try #require(SandboxDay("2400-01-01"))
    var count = 0
    var wrong: [SandboxDay] = []
    while day < end {
      if SandboxDay(day.description) != day {
        wrong.append(day)
      }
      day = day.adding(1)
      count += 1
    }
    #expect(wrong.isEmpty)
    #expect(count == 146_097)
    #expect(end.adding(-count) == start)
  }
}
