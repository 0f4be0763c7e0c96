import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("Screens as text")
struct FrameTests {
  static let sizes = [Fixture.standard, Fixture.wide]

  @Test(
    "every screen is drawn as its picture in text shows",
    arguments: Scene.allCases,
    [
      (Fixture.standard, Language.english), (Fixture.standard, .simplifiedChinese),
      (Fixture.wide, .english), (Fixture.wide, .simplifiedChinese),
    ])
  func picture(scene: Scene, variant: (Size, Language)) throws {
    let (size, language) = variant
    let state = scene.state(size, language)
    var frame = Frame(size: size)
    state.view(into: &frame)
    // The bar at the end of each row makes trailing space visible.
    let drawn = frame.lines.map { $0 + "|\n" }.joined()
    let name = "\(scene.rawValue)-\(size.columns)x\(size.rows)-\(language.rawValue).txt"
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Frames")
    // To take new pictures: UNPUNCH_FRAMES=<folder> swift test, then look at what changed.
    if let target = ProcessInfo.processInfo.environment["UNPUNCH_FRAMES"] {
      try drawn.write(
        toFile: "\(target)/\(name)", atomically: true, encoding: .utf8)
    }
    let kept = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    expectNoDifference(drawn, kept)
  }

  @Test(
    "no screen draws outside of the frame or panics, at any size", arguments: Scene.allCases,
    [(1, 1), (20, 5), (59, 16), (60, 15), (60, 16), (61, 17), (99, 24), (100, 24), (200, 60)])
  func sizes(scene: Scene, size: (Int, Int)) {
    let size = Size(columns: size.0, rows: size.1)
    var state = scene.state(Fixture.wide, .simplifiedChinese)
    _ = state.apply(.resized(size))
    var frame = Frame(size: size)
    state.view(into: &frame)
    for line in frame.lines { #expect(SafeText(line).columns <= size.columns) }
    #expect(frame.lines.count == size.rows)
    #expect(frame.lines.contains { !$0.isEmpty })
    if let cursor = frame.cursor {
      #expect(cursor.column < size.columns && cursor.row < size.rows)
    }
  }

  @Test(
    "every screen is drawn as before when its window has had any other size",
    arguments: Scene.allCases,
    [(1, 1), (20, 5), (59, 60), (200, 15), (79, 24), (200, 60)])
  func sizesAndBack(scene: Scene, size: (Int, Int)) {
    for own in [Fixture.standard, Fixture.wide] {
      var state = scene.state(own, .english)
      var before = Frame(size: own)
      state.view(into: &before)
      _ = state.apply(.resized(Size(columns: size.0, rows: size.1)))
      _ = state.apply(.resized(own))
      var after = Frame(size: own)
      state.view(into: &after)
      expectNoDifference(after.lines, before.lines)
    }
  }

  @Test(
    "a text that was scrolled to its end has no empty rows when the window grows",
    arguments: [Scene.help, .details, .opened, .notKept])
  func growing(scene: Scene) {
    let small = Size(columns: 60, rows: 16)
    var state = scene.state(small, .english)
    state.press(.end)
    _ = state.apply(.resized(Fixture.wide))
    var fresh = scene.state(Fixture.wide, .english)
    fresh.press(.home)
    expectNoDifference(state.lines, fresh.lines)
  }

  @Test("green, red and amber stand with a mark and a word each")
  func colours() throws {
    var state = Scene.records.state(Fixture.wide, .english)
    state.show(
      Fixture.report([
        .deleted(.reply), .notDeleted(.notGiven), .unknown(.inNeitherList),
      ]))
    var frame = Frame(size: Fixture.wide)
    state.view(into: &frame)
    for (mark, word, role) in [
      ("✓", "Deleted 1", Role.success), ("✗", "Not deleted 1", .failure),
      ("?", "Unknown 1", .warning),
    ] {
      for text in [mark, word] {
        let row = try #require(frame.lines.dropFirst(2).firstIndex { $0.contains(text) })
        let line = frame.lines[row]
        let range = try #require(line.range(of: text))
        let column = SafeText(String(line[..<range.lowerBound])).columns
        #expect(frame.style(at: Position(column: column, row: row)).role == role)
      }
    }
  }
}
