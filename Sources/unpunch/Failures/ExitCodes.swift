import Attendance

/// The exit codes that the help of a command names; a test compares them with `docs/commands.md`.
///
/// All others mean the same in every command, and stand in the documentation alone.
struct ExitCodes: Sendable {
  let meanings: [(status: ExitStatus, words: Bilingual)]

  static let delete = ExitCodes(meanings: [
    (.done, Bilingual("all deleted", "全部删除")),
    (.someNotDeleted, Bilingual("some were not", "部分未删除")),
    (.unknownOutcome, Bilingual("an outcome is unknown", "有结果未知")),
  ])
  static let undo = ExitCodes(meanings: [
    (.done, Bilingual("all imported", "全部导入")),
    (.someNotDeleted, Bilingual("some were not", "部分未导入")),
    (.unknownOutcome, Bilingual("it is unknown", "有结果未知")),
    (.badInput, Bilingual("no such batch or nothing to import", "没有该批次或没有可导入的记录")),
  ])
  static let settle = ExitCodes(meanings: [
    (.done, Bilingual("nothing is left unknown", "没有未知结果")),
    (.unknownOutcome, Bilingual("something is", "仍有未知结果")),
  ])
  static let verify = ExitCodes(meanings: [
    (.done, Bilingual("whole", "完整")), (.badInput, Bilingual("something is wrong", "有问题")),
    (.journal, Bilingual("it cannot be read", "无法读取")),
  ])
  static let purge = ExitCodes(meanings: [
    (.done, Bilingual("done", "完成")), (.someNotDeleted, Bilingual("not confirmed", "未确认")),
    (.journal, Bilingual("the journal cannot be written", "无法写入日志")),
  ])
  static let setup = ExitCodes(meanings: [
    (.done, Bilingual("written", "已写入")), (.usage, Bilingual("no terminal", "没有终端")),
    (.settings, Bilingual("nothing was written", "未写入任何内容")),
  ])

  /// A discussion of the help with the exit codes at its end.
  func behind(_ text: HelpText, in language: Language = ChosenLanguage.early) -> String {
    let discussion = text.words(in: language)
    let codes = meanings.map { "\($0.status.rawValue) \($0.words(in: language))" }
    return switch language {
    case .english: "\(discussion) Exit codes: \(codes.joined(separator: ", "))."
    case .simplifiedChinese: "\(discussion)退出码：\(codes.joined(separator: "，"))。"
    }
  }
}
