import CustomDump
import Testing
import UnpunchKit

@Suite("Reading a typed date")
struct MomentReaderTests {
  private static let valid: [(text: String, first: String, last: String)] = [
    ("2026-11-16", "2026-11-16 00:00:00", "2026-11-16 23:59:59"),
    ("2026-11-16 08:30", "2026-11-16 08:30:00", "2026-11-16 08:30:59"),
    ("2026-11-16T08:30", "2026-11-16 08:30:00", "2026-11-16 08:30:59"),
    ("2026-11-16 08:30:15", "2026-11-16 08:30:15", "2026-11-16 08:30:15"),
    ("2026-11-16T00:00:00", "2026-11-16 00:00:00", "2026-11-16 00:00:00"),
    ("2026-11-16 23:59", "2026-11-16 23:59:00", "2026-11-16 23:59:59"),
    ("  2026-11-16\t", "2026-11-16 00:00:00", "2026-11-16 23:59:59"),
    ("\u{3000}2026-11-16 08:30 ", "2026-11-16 08:30:00", "2026-11-16 08:30:59"),
    ("2026-11-16\n", "2026-11-16 00:00:00", "2026-11-16 23:59:59"),
    ("２０２６-１１-１６", "2026-11-16 00:00:00", "2026-11-16 23:59:59"),
    ("2026－11－16　０８：30", "2026-11-16 08:30:00", "2026-11-16 08:30:59"),
    ("2024-02-29", "2024-02-29 00:00:00", "2024-02-29 23:59:59"),
    ("2000-02-29", "2000-02-29 00:00:00", "2000-02-29 23:59:59"),
    ("2026-12-31", "2026-12-31 00:00:00", "2026-12-31 23:59:59"),
  ]

  @Test("takes a date alone from its first second to its last, and a minute likewise")
  func ends() {
    for (text, first, last) in Self.valid {
      expectNoDifference(MomentReader.read(text, as: .first)?.text, first)
      expectNoDifference(MomentReader.read(text, as: .last)?.text, last)
    }
  }

  @Test(
    "takes nothing that is no date",
    arguments: [
      "", " ", "2026", "2026-11", "2026-11-", "20261116", "2026/11/16", "16.11.2026",
      "2026-1-16", "26-11-16", "02026-11-16", "+026-11-16", "-026-11-16",
      "2026-00-10", "2026-13-01", "2026-11-00", "2026-11-31", "2026-02-30", "2026-02-29",
      "1900-02-29", "2026-11-16 24:00", "2026-11-16 23:60", "2026-11-16 23:59:60",
      "2026-11-16 8:30", "2026-11-16 08", "2026-11-16 08:30:15.5", "2026-11-16 08:30:",
      "2026-11-16 08:30 PM", "2026-11-16t08:30", "2026-11-16 08:30 15",
      "2026-11-16+08:00", "2026-11-16T08:30+8", "2026-11-16T08:30+15:00", "2026-11-16 Z",
      "2026-11-16T08:30:00+08:00Z", "2026-11-16 08:30 +08:00", "٢٠٢٦-11-16",
      "2026-11-16\u{301}", "2026‐11‐16",
    ])
  func invalid(_ text: String) {
    #expect(MomentReader.read(text, as: .first) == nil)
    #expect(MomentReader.read(text, as: .last) == nil)
  }

  @Test(
    "takes the distance to UTC that this program prints behind a time",
    arguments: [
      ("2026-11-23T14:02:11+08:00", 8 * 3600), ("2026-10-25 02:30:00+01:00", 3600),
      ("2026-10-25 02:30-03:30", -12_600), ("2026-11-23T14:02:11Z", 0),
    ])
  func offsets(_ text: String, _ seconds: Int) {
    #expect(MomentReader.read(text, as: .first)?.utcOffset == seconds)
    #expect(MomentReader.read(text, as: .last)?.utcOffset == seconds)
    #expect(MomentReader.read(String(text.prefix(16)), as: .last)?.utcOffset == nil)
  }
}
