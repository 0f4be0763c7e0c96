import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("The room that a dialog has")
struct DialogRoomTests {
  private static let sizes = [
    (60, 16), (61, 17), (70, 18), (80, 24), (100, 30), (120, 40), (200, 60),
  ].map { Size(columns: $0.0, rows: $0.1) }

  /// A dialog that is open, and what must be seen of its last line.
  private struct Case {
    let name: String
    let state: AppState
    let answer: String
  }

  private static func cases(_ size: Size, _ language: Language) -> [Case] {
    let context = Fixture.context(language)
    func words(_ text: Text) -> String { context.words(text).plain }
    let closes = language == .english ? "closes this" : "关闭"
    let answers: [(Scene, String)] = [
      (.confirm, " > "), (.undo, " > "), (.difference, words(.key(.hintReload))),
      (.details, closes), (.help, closes), (.mark, "Esc " + words(.key(.hintBack))),
      (.notKept, words(.settling(.notKeptKey(isInFile: false)))),
      (.opening, words(.settling(.escapeGoesOn))), (.opened, words(.settling(.enterGoesOn))),
    ]
    var cases = answers.map { Case(name: "\($0)", state: $0.state(size, language), answer: $1) }
    func add(_ name: String, _ answer: String, _ prepare: (inout AppState) -> Void) {
      var state = Scene.records.state(size, language)
      prepare(&state)
      cases.append(Case(name: name, state: state, answer: answer))
    }
    let error = FeishuError.noAnswer(.query, host: "open.feishu.cn", .timeout)
    add("unlikely", words(.key(.hintLeaveOut))) { $0.press(.character("a")) }
    add("quit", words(.key(.hintStay))) { $0.press(.character(" "), .control("c")) }
    add("file", words(.find(.fileKeys))) { state in
      state.press(.character("f"), .function(4), .character("x"))
    }
    add("file that cannot be read", words(.find(.fileKeys))) { state in
      state.press(.character("f"), .function(4), .character("x"))
      for case .run(.readEmployees, let generation) in state.press(.enter) {
        let problem = FileProblem(
          path: String(repeating: "/folder", count: 30),
          reason: String(repeating: "No such file or directory. ", count: 20))
        _ = state.apply(.answered(.employeesRead(.failure(problem)), generation))
      }
    }
    add("unread", " > ") { state in
      state.press(.character("a"))
      state.answerYes()
      for case .run(.reread, let generation) in state.press(.character("d")) {
        _ = state.apply(.timerFired(.questionDeadTime, generation))
        _ = state.apply(.answered(.rereadFinished(.failed(error)), generation))
      }
    }
    add("planning", words(.undo(.escapeStops))) { state in
      state.show(Fixture.report([.deleted(.reply)]))
      state.press(.character("u"))
    }
    add("impossible", closes) { state in
      state.show(Fixture.report([.deleted(.reply)]))
      for case .run(.planUndo, let generation) in state.press(.character("u")) {
        _ = state.apply(.answered(.undoPlanned(.failure(.readingFailed(error))), generation))
      }
    }
    add("not marked", "Esc " + words(.key(.hintBack))) { state in
      state = Scene.mark.state(size, language)
      for case .run(.mark, let generation) in state.press(.character("g")) {
        let problem = JournalError.cannotKeepOutcome(
          batch: 17, emergencyFile: "/var/lib/unpunch/emergency/outcome-17.json", .diskFull)
        _ = state.apply(.answered(.marked(.failure(problem)), generation))
      }
    }
    return cases
  }

  private static let long = JournalError.cannotKeepOutcome(
    batch: 17, emergencyFile: "/var/lib/unpunch/" + String(repeating: "folder/", count: 80),
    .diskFull)

  @Test(
    "it covers neither the header nor a notice, and its last line is seen", arguments: sizes,
    Language.allCases)
  func room(size: Size, language: Language) throws {
    for dialog in Self.cases(size, language) {
      for text in [nil, Text.howToQuit, .journal(Self.long)] {
        var state = dialog.state
        state.notice = text.map { Notice(text: $0, role: .warning) }
        let rows = text.map { state.context.words($0).wrapped(to: size.columns - 2, rows: 3).count }
        let name: Comment = "\(dialog.name), \(rows ?? 0) rows of a notice, \(size)"
        #expect(state.over != nil, name)
        let lines = state.lines
        #expect(lines[0].hasPrefix(" unpunch · 示例公司 · feishu.cn · cli_a1b2…c3d4"), name)
        let inside = lines.prefix(size.rows - (rows ?? 1))
        guard let answer = inside.lastIndex(where: { $0.contains(dialog.answer) }) else {
          Issue.record("The answer line is hidden: \(name)\n\(state.text)")
          continue
        }
        // The box that the line stands in is closed below it.
        let before = try #require(lines[answer].range(of: dialog.answer)?.lowerBound)
        let edge = try #require(lines[answer][..<before].lastIndex(of: "│"))
        let column = SafeText(String(lines[answer][..<edge])).columns
        let isClosed = inside[answer...].contains { line in
          line.indices.contains { index in
            line[index] == "└" && SafeText(String(line[..<index])).columns == column
          }
        }
        #expect(isClosed, name)
      }
    }
  }

  @Test("what a notice hides of the list does not count as seen, and what it uncovers does")
  func seen() throws {
    var state = Fixture.list((0..<30).map { Fixture.record($0) }, size: Fixture.narrow)
    for _ in 0..<10 { state.press(.character(" ")) }
    let news = Notice(text: .journal(Self.long), role: .warning)
    state.news = AppState.News(notice: news, generation: state.generation)
    state.openConfirmation()
    var shown = 0
    for step in 0..<12 {
      let numbers = state.lines.compactMap { line in
        line.contains("11-20 08:") ? line.split(separator: " ").dropFirst().first : nil
      }
      shown = max(shown, numbers.compactMap { Int($0) }.max() ?? 0)
      #expect(state.confirm?.question.seen == shown)
      if step == 4 { state.news = nil }
      state.scrollSeeing(step == 4 ? .character("1") : .down)
    }
    #expect(shown == 10)
  }
}
