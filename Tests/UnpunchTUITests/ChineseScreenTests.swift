import Attendance
import Foundation
import Terminal
import Testing
import UnpunchKit
import Wording

@testable import UnpunchTUI

@Suite("Screens in Chinese")
struct ChineseScreenTests {
  /// What is not ours to translate: data of the records, and the platform's own words.
  private static let foreign = [
    "Singapore office, floor 12, wing of the Equator", "Singapore office, floor 12,",
    "Singapore office, floor 12", "Singapore office", "Alice Carter", "no row affected",
    PlatformMessage.sealed.rawValue,
    "time is invalid", "the attendance result", "has been sealed and", "has been sealed",
  ]

  /// Three or more English words one after the other, as no key name or id is.
  private static func english(in lines: [String]) -> [String] {
    lines.compactMap { line in
      var line = line
      for text in foreign { line = line.replacingOccurrences(of: text, with: "") }
      let found = line.range(
        of: #"\b[A-Za-z]{2,} [a-z]{2,} [a-z]{2,}"#, options: .regularExpression)
      return found.map { String(line[$0]) }
    }
  }

  @Test("no English sentence stands on any screen", arguments: Scene.allCases)
  func scenes(scene: Scene) {
    for size in [Fixture.narrow, Fixture.standard, Fixture.wide] {
      var state = scene.state(size, .simplifiedChinese)
      #expect(Self.english(in: state.lines) == [])
      state.press(.function(1))
      #expect(Self.english(in: state.lines) == [])
    }
  }

  @Test("company, operator and reader are called by one name each", arguments: Scene.allCases)
  func names(scene: Scene) {
    for size in [Fixture.narrow, Fixture.standard, Fixture.wide] {
      var state = scene.state(size, .simplifiedChinese)
      var text = state.text
      state.press(.function(1))
      text += state.text
      for other in ["租户", "操作者", "你"] { #expect(!text.contains(other)) }
    }
  }

  @Test("no English sentence stands on any step of a first start")
  func setup() {
    for step in SetupState.Step.allCases {
      let state = SetupTests.state(step, Fixture.standard, .simplifiedChinese)
      #expect(Self.english(in: SetupTests.lines(state)) == [])
    }
  }

  @Test("days of the week are named in both languages")
  func weekdays() {
    let text = Text.weekday(of: CivilTime(year: 2026, month: 11, day: 20))
    #expect(text.words(in: .english, platform: .feishu) == "Fri")
    #expect(text.words(in: .simplifiedChinese, platform: .feishu) == "周五")
    let names = (0..<7).map { Text.weekday($0).words(in: .simplifiedChinese, platform: .feishu) }
    #expect(Set(names).count == 7)
    let early = Text.weekday(of: CivilTime(year: 1969, month: 12, day: 28))
    #expect(early.words(in: .english, platform: .feishu) == "Sun")
  }
}
