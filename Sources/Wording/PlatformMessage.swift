package import Attendance

/// What the platform's known messages mean, in the operator's language.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/Attendance-Development-Guidelines>
/// (read 2026-11-23). The reasons of `batch_del` are not documented; these are the attendance module's messages.
package enum PlatformMessage: String, CaseIterable, Sendable {
  case parameterInvalid = "param invalid"
  case noRowAffected = "no row affected"
  case objectExists = "the object already exists"
  case timeCalculation = "time calculation failed"
  case ruleMissing = "rule does not exist"
  case tooManyFlows = "operate too much flow"
  case shiftMissing = "shift does not exist"
  case noPermission = "auth no permission"
  case sealed = "the attendance result has been sealed and can not modify"
  case timeInvalid = "time is invalid"
  case enterpriseOnly = "This API can only be accessed by Feishu People Enterprise Edition users."
  case nameInvalid = "name or employee_no invalid"
  case systemError = "system error"
  case managementError = "management service error"
  case rateLimit = "request trigger frequency limit"

  /// The known message, whose upper case and white space do not matter; nil where it is none.
  package static func known(_ message: String) -> PlatformMessage? {
    let trimmed = message.drop { $0.isWhitespace }.lowercased()
    return allCases.first { known in
      trimmed.hasPrefix(known.rawValue.lowercased())
        && trimmed.dropFirst(known.rawValue.count).allSatisfy { $0.isWhitespace || $0 == "." }
    }
  }

  /// Whether a record that was refused with it cannot be deleted later either.
  package var isForGood: Bool {
    switch self {
    case .ruleMissing, .noPermission, .sealed: true
    case .parameterInvalid, .noRowAffected, .objectExists, .timeCalculation, .tooManyFlows,
      .shiftMissing, .timeInvalid, .enterpriseOnly, .nameInvalid, .systemError, .managementError,
      .rateLimit:
      false
    }
  }

  /// Says what it means and what to do.
  package func words(platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .parameterInvalid:
      Bilingual("A parameter is invalid.", "参数无效。") + Self.askSupport(platform)
    case .noRowAffected:
      Bilingual("Somebody else changed the record at the same moment; try again.", "记录同时被他人更改，请重试。")
    case .objectExists:
      Bilingual(
        "A record with this key already exists. Reload the list.", "已有相同去重标识的记录。请重新加载列表。")
    case .timeCalculation:
      Bilingual("\(name.english) could not compute the time.", "\(name.chinese)计算时间失败。")
        + Self.askSupport(platform)
    case .ruleMissing:
      Bilingual(
        "The record no longer exists; nothing is left to delete.", "记录已不存在，无需再删除。")
    case .tooManyFlows:
      Bilingual("More records than one call can take. Try fewer.", "超过单次可操作的流水数量。请减少条数。")
    case .shiftMissing:
      Bilingual(
        "The shift does not exist. Look at the attendance group in the admin console.",
        "班次不存在。请在管理后台检查考勤组。")
    case .noPermission:
      Bilingual(
        "\(name.english) refuses the change: the record was probably not imported. Correct it in the "
          + "\(name.english) admin console; retrying does not help.",
        "\(name.chinese)拒绝更改：这条记录很可能不是导入的。请在\(name.chinese)管理后台更正，重试无效。")
    case .sealed:
      Bilingual(
        "The attendance result is sealed. Sealed results cannot be changed; retrying does not help.",
        "考勤结果已封账。封账后的结果不能更改，重试无效。")
    case .timeInvalid: Bilingual("The time is invalid.", "时间无效。") + Self.askSupport(platform)
    case .enterpriseOnly:
      Bilingual("Only tenants with Feishu People Enterprise may do this.", "仅飞书人事企业版可用。")
    case .nameInvalid:
      Bilingual(
        "A name or job number is invalid. Check the ids and the kind of id.",
        "姓名或工号无效。请检查 ID 和 ID 类型。")
    case .systemError, .managementError:
      Bilingual(
        "Something failed inside \(name.english). Try again later.",
        "\(name.chinese)内部出错。请稍后再试。")
    case .rateLimit:
      Bilingual("Too many requests at once. Wait a moment and try again.", "请求过于频繁。请稍候再试。")
    }
  }

  /// What to do where only the platform can tell more.
  private static func askSupport(_ platform: Platform) -> Bilingual {
    Bilingual(
      " Give the log id (in the details) to the support of \(platform.name.english).",
      "请将日志 ID（见详情）提供给\(platform.name.chinese)技术支持。")
  }
}
