import Attendance
import Testing
import UnpunchKit

@testable import unpunch

@Suite("The sentences of the commands in two languages")
struct BilingualTests {
  static let texts: [any BilingualText] = [
    HelpText.deleteDiscussion, HelpText.undoDiscussion, HelpText.optionExpect,
    BatchMistake.idsMissing, BatchMistake.expected(1, found: 2), BatchMistake.yesMissing,
    BatchMistake.readOnly, BatchMistake.purged(1), BatchMistake.notConcluded(1),
    BatchText.stillUnknown(1), BatchText.typeCount(10),
    BatchText.confirmTarget(tenant: "示例公司", host: "feishu.cn", app: "cli_a1"),
    BatchText.stoppedUnknown(batch: 2), BatchText.timesOf(zone: "Asia/Shanghai"),
    QuestionText.tooEarly, QuestionText.pasted, QuestionText.pasteStalled,
    QuestionText.enterTogether,
    BatchText.stoppedAsked(rest: 1), BatchText.consequences(.feishu), BatchText.undoDoubtful(1),
    ProgressText.doingWaiting(.lark, .seconds(2)), ProgressText.finishing,
    VerdictText.tooEarly(.lark), VerdictText.equalRecord("1"), VerdictText.recordChanged(["a"]),
    DoctorText.noTenantName, DoctorText.scopesCure, DoctorText.clockBehind(seconds: 31, .lark),
    DoctorText.open(1), DoctorText.noSettingsCure, CommandText.nothingFound,
    OptionMistake.noTerminalForManyCalls, CommandText.settingsExist("a"),
    CommandText.settingsWritten("a"),
    SettingsMistake.unreadable("a", .danglingLink("b")),
    SettingsMistake.empty(place: "a", key: "b"),
    SettingsMistake.line(file: "a", line: 1, .fullWidthColon(key: "b")),
    SettingsMistake.severalZones(place: "a", "CST", places: ["b", "c"]),
    SettingsMistake.hostZone("TZ=CST-8", places: ["b"]), SettingsMistake.secretLines("a"),
    SettingsMistake.unknownVariable("a", instead: "b"), SettingsMistake.operatorNotTrusted("a"),
    TableText.noBatches, TableText.total(Tally(unknown: 1, skipped: 1)),
  ]

  @Test("none is missing in one of them, and Chinese sentences end as such")
  func both() {
    for text in Self.texts {
      let (english, chinese) = (text.words.english, text.words.chinese)
      #expect(!english.isEmpty && !chinese.isEmpty && english != chinese)
      #expect(chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(!chinese.hasSuffix("."))
      // As the screens call them: 企业, 操作人, 您.
      for other in ["租户", "操作者", "你"] { #expect(!chinese.contains(other)) }
    }
  }

  @Test("the platform is called by its name, and a wait has its seconds")
  func names() {
    let duration = Duration.milliseconds(1500)
    #expect(
      ProgressText.doingWaiting(.feishu, duration).words(in: .english)
        == "Feishu asks to wait 1.5 s")
    #expect(
      ProgressText.doingPausing(.lark, .seconds(4), round: 2).words(in: .simplifiedChinese)
        == "4 秒后再次向Lark查询（第 2/3 次）")
  }
}
