import Attendance
import CustomDump
import FeishuAttendance
import Foundation
import Terminal
import Testing
import UnpunchKit

@testable import UnpunchTUI

@Suite("A first start without settings")
struct SetupTests {
  static func state(
    _ step: SetupState.Step, _ size: Size = Fixture.standard, _ language: Language = .english
  ) -> SetupState {
    var state = SetupState(
      Fixture.context(language),
      paths: SetupPaths(
        settings: "/home/zhaomin/.config/unpunch/config.yaml",
        secret: "/home/zhaomin/.config/unpunch/app_secret"), size: size)
    state.step = step
    guard step != .platform else { return state }
    state.appID = TextField("cli_a1b2c3d4e5f6c3d4")
    state.secret = TextField("s3cr3tOfTheApp")
    state.tenant = TextField("示例公司")
    return state
  }

  static func lines(_ state: SetupState) -> [String] {
    var frame = Frame(size: state.size)
    state.view(into: &frame)
    return frame.lines
  }

  @Test(
    "every step is drawn as its picture in text shows", arguments: SetupState.Step.allCases,
    [
      (Fixture.standard, Language.english), (Fixture.standard, .simplifiedChinese),
      (Fixture.wide, .english), (Fixture.wide, .simplifiedChinese),
    ])
  func picture(step: SetupState.Step, variant: (Size, Language)) throws {
    let (size, language) = variant
    let drawn = Self.lines(Self.state(step, size, language)).map { $0 + "|\n" }.joined()
    let name = "setup-\(step)-\(size.columns)x\(size.rows)-\(language.rawValue).txt"
    if let target = ProcessInfo.processInfo.environment["UNPUNCH_FRAMES"] {
      try drawn.write(toFile: "\(target)/\(name)", atomically: true, encoding: .utf8)
    }
    let folder = try #require(Bundle.module.resourceURL).appendingPathComponent("Frames")
    let kept = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    expectNoDifference(drawn, kept)
  }

  @Test("the secret is never drawn, at any step and size", arguments: SetupState.Step.allCases)
  func secret(step: SetupState.Step) {
    for size in [Fixture.narrow, Fixture.standard, Fixture.wide] {
      #expect(!Self.lines(Self.state(step, size)).joined().contains("s3cr3t"))
    }
  }

  @Test("the last step's hint says that Enter writes, and a failure covers no other sentence")
  func review() throws {
    for size in [Fixture.narrow, Fixture.wide] {
      let lines = Self.lines(Self.state(.review, size))
      #expect(lines.last?.hasPrefix(" Enter write") == true)
      #expect(lines.last?.contains("next") == false)
    }
    var state = Self.state(.review, Fixture.narrow)
    for case .run(.check, let generation) in state.apply(.keyPressed(.enter)) {
      let error = FeishuError.noAnswer(.token, host: "open.feishu.cn", .timeout)
      _ = state.apply(.answered(.checked(.failure(error)), generation))
    }
    let text = Self.lines(state).joined(separator: "\n")
    #expect(text.contains("app_secret\n") && text.contains("writes it unchecked."))
    #expect(!text.contains("Enter has"))
  }

  @Test("a long path stands behind its name, whole")
  func longPath() {
    let name = String(repeating: "folder/", count: 9)
    let state = SetupState(
      Fixture.context(),
      paths: SetupPaths(settings: "/\(name)config.yaml", secret: "/\(name)app_secret"),
      size: Fixture.narrow)
    var review = state
    review.step = .review
    let lines = Self.lines(review)
    #expect(lines.contains { $0.hasPrefix("  Settings  /folder/") && $0.count <= 58 })
    #expect(lines.contains { $0.hasPrefix("            ") && $0.hasSuffix("config.yaml") })
    #expect(lines.contains { $0.hasSuffix("app_secret") })
  }

  @Test("keys lead from the platform to a checked and then written answer")
  func road() {
    var state = Self.state(.platform)
    func press(_ key: Key) -> [LoopEffect<SetupState>] { state.apply(.keyPressed(key)) }
    #expect(press(.right) == [])
    #expect(state.platform == .lark)
    #expect(press(.left) == [])
    _ = press(.enter)
    #expect(press(.enter) == [] && state.step == .appID && state.notice == .setup(.appIDEmpty))
    _ = state.apply(.textPasted("nonsense"))
    #expect(press(.enter) == [] && state.notice == .setup(.appIDWrong))
    _ = press(.control("u"))
    _ = state.apply(.textPasted(" cli_a1b2c3d4e5f6c3d4\n"))
    _ = press(.enter)
    _ = state.apply(.textPasted("abcDEF123"))
    _ = press(.enter)
    _ = press(.enter)
    #expect(state.step == .review)
    let effects = press(.enter)
    guard case .run(.check(let answers), let generation) = effects.first else {
      Issue.record("Nothing is checked.")
      return
    }
    #expect(answers.appID == "cli_a1b2c3d4e5f6c3d4" && answers.platform == .feishu)
    #expect(state.apply(.answered(.checked(.success(true)), Generation())) == [])
    guard
      case .run(.write, let written) = state.apply(.answered(.checked(.success(true)), generation))
        .first
    else {
      Issue.record("Nothing is written.")
      return
    }
    #expect(state.apply(.answered(.written(.success(true)), written)) == [.quit(.written)])
  }

  @Test("up and down choose where there is a list of choices, and lead from step to step elsewhere")
  func upAndDown() {
    var state = Self.state(.platform)
    _ = state.apply(.keyPressed(.down))
    #expect(state.platform == .lark && state.step == .platform)
    _ = state.apply(.keyPressed(.up))
    #expect(state.platform == .feishu && state.step == .platform)
    state = Self.state(.tenant)
    _ = state.apply(.keyPressed(.down))
    #expect(state.step == .review)
    _ = state.apply(.keyPressed(.up))
    #expect(state.step == .tenant)
  }

  @Test("the address that the start was given is shown and written")
  func address() {
    var state = SetupState(
      Fixture.context(), paths: SetupPaths(settings: "/s", secret: "/k"),
      address: "http://127.0.0.1:8787", size: Fixture.standard)
    state.step = .review
    #expect(Self.lines(state).contains { $0.contains("Address") && $0.contains(":8787") })
    #expect(state.answers.address == "http://127.0.0.1:8787")
    #expect(!Self.lines(Self.state(.review)).contains { $0.contains("Address") })
  }

  @Test("a file that is there is told, and Escape leaves without writing")
  func existing() {
    var state = Self.state(.review)
    guard case .run(.check, let generation) = state.apply(.keyPressed(.enter)).first else { return }
    for case .run(.write, let generation) in state.apply(
      .answered(.checked(.success(true)), generation))
    {
      let problem = FileProblem(path: "/x/app_secret", reason: "File exists")
      #expect(state.apply(.answered(.written(.failure(problem)), generation)) == [])
    }
    #expect(Self.lines(state).joined().contains("/x/app_secret"))
    #expect(state.apply(.keyPressed(.escape)) == [.quit(.left)])
  }

  @Test("what came of the check while the help lay over it is told when the help is gone")
  func checkedUnderHelp() {
    var state = Self.state(.review)
    for case .run(.check, let generation) in state.apply(.keyPressed(.enter)) {
      _ = state.apply(.keyPressed(.function(1)))
      #expect(state.help != nil)
      let error = FeishuError.notReached(.token, host: "open.feishu.cn", .refused)
      _ = state.apply(.answered(.checked(.failure(error)), generation))
      #expect(state.apply(.keyPressed(.escape)) == [])
      #expect(state.help == nil && state.notice == .error(error))
    }
    _ = state.apply(.keyPressed(.character("x")))
    #expect(state.notice == nil)
  }

  @Test("whatever a key cannot do now is told", arguments: SetupState.Step.allCases)
  func refusals(step: SetupState.Step) {
    for binding in SetupCommand.bindings {
      for language in Language.allCases {
        var state = Self.state(step, Fixture.standard, language)
        guard let refusal = state.refusal(of: binding.command), let key = binding.keys.first,
          step == .platform || step == .review || !(key == .left || key == .right)
        else { continue }
        #expect(state.apply(.keyPressed(key)) == [])
        #expect(state.notice == .setup(refusal))
        let words = Text.setup(refusal).words(in: language, platform: .feishu)
        #expect(Self.lines(state).joined().contains(words.prefix(12)))
      }
    }
  }
}
