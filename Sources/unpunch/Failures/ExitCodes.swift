import Attendance

/// The exit codes that the help of a command names; a test compares them with `docs/commands.md`.
///
/// All others mean the same in every command, and stand in the documentation alone.
struct ExitCodes: Sendable {
  /// What a number means to a command.
  struct Meaning: Sendable {
    let status: ExitStatus
    let english: String
    let chinese: String

    init(_ status: ExitStatus, _ english: String, _ chinese: String) {
      self.status = status
      self.english = english
      self.chinese = chinese
    }
  }

  let meanings: [Meaning]

  static let delete = ExitCodes(meanings: [
    Meaning(.done, "all deleted", "全部删除"), Meaning(.someNotDeleted, "some were not", "部分未删除"),
    Meaning(.unknownOutcome, "an outcome is unknown", "有结果未知"),
  ])
  static let undo = ExitCodes(meanings: [
    Meaning(.done, "all imported", "全部导入"), Meaning(.someNotDeleted, "some were not", "部分未导入"),
    Meaning(.unknownOutcome, "it is unknown", "有结果未知"),
    Meaning(.badInput, "no such batch or nothing to import", "没有该批次或没有可导入的记录"),
  ])
  static let settle = ExitCodes(meanings: [
    Meaning(.done, "nothing is left unknown", "没有未知结果"),
    Meaning(.unknownOutcome, "something is", "仍有未知结果"),
  ])
  static let verify = ExitCodes(meanings: [
    Meaning(.done, "whole", "完整"), Meaning(.badInput, "something is wrong", "有问题"),
    Meaning(.journal, "it cannot be read", "无法读取"),
  ])
  static let purge = ExitCodes(meanings: [
    Meaning(.done, "done", "完成"), Meaning(.someNotDeleted, "not confirmed", "未确认"),
    Meaning(.journal, "the journal cannot be written", "无法写入日志"),
  ])
  static let setup = ExitCodes(meanings: [
    Meaning(.done, "written", "已写入"), Meaning(.usage, "no terminal", "没有终端"),
    Meaning(.settings, "nothing was written", "未写入任何内容"),
  ])

  /// A discussion of the help with the exit codes at its end.
  func behind(_ text: some BilingualText, in language: Language = ChosenLanguage.early) -> String {
    let discussion = text.words(in: language)
    switch language {
    case .english:
      let codes = meanings.map { "\($0.status.rawValue) \($0.english)" }
      return "\(discussion) Exit codes: \(codes.joined(separator: ", "))."
    case .simplifiedChinese:
      let codes = meanings.map { "\($0.status.rawValue) \($0.chinese)" }
      return "\(discussion)退出码：\(codes.joined(separator: "，"))。"
    }
  }
}
