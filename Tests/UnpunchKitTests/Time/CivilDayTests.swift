import Testing
import UnpunchKit

@Suite("Counting days")
struct CivilDayTests {
  /// The Gregorian rule, written a second time.
  private static func length(ofMonth month: Int, of year: Int) -> Int {
    let isLeap = year % 400 == 0 || year % 4 == 0 && year % 100 != 0
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  @Test("gives each day of eight hundred years the number after the one before, and takes it back")
  func everyDay() {
    var number = CivilDay.number(year: 1570, month: 1, day: 1)
    var mistakes: [String] = []
    for year in 1570..<2371 {
      for month in 1...12 {
        let length = Self.length(ofMonth: month, of: year)
        if CivilDay.count(inMonth: month, of: year) != length {
          mistakes.append("\(year)-\(month)")
        }
        for day in 1...length {
          let parts = CivilDay.parts(ofDayNumber: number)
          if CivilDay.number(year: year, month: month, day: day) != number
            || parts != (year, month, day)
          {
            mistakes.append("\(year)-\(month)-\(day)")
          }
          number += 1
        }
      }
    }
    #expect(mistakes == [])
    #expect(number - CivilDay.number(year: 1570, month: 1, day: 1) == 292_559)
  }

  @Test(
    "agrees with what is known of some days",
    arguments: [
      (1970, 1, 1, 0), (1969, 12, 31, -1), (2000, 2, 29, 11_016), (2000, 3, 1, 11_017),
      (1600, 1, 1, -135_140), (2026, 11, 23, 20_780), (9999, 12, 31, 2_932_896),
    ] as [(Int, Int, Int, Int64)])
  func knownDays(_ year: Int, _ month: Int, _ day: Int, _ number: Int64) {
    #expect(CivilDay.number(year: year, month: month, day: day) == number)
    #expect(CivilDay.parts(ofDayNumber: number) == (year, month, day))
  }
}
