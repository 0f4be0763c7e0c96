package import Attendance

/// What the platform's known messages mean, in the operator's language.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/Attendance-Development-Guidelines>
/// (read 2026-11-23). The reasons of `batch_del` are not documented; these are the attendance module's messages.
package enum PlatformMessage: String, CaseIterable, BilingualText {
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

  package var words: Bilingual {
    switch self {
    case .parameterInvalid: Bilingual("A parameter is invalid.", "参数无效。")
    case .noRowAffected:
      Bilingual("Somebody else changed the record at the same moment; try again.", "记录同时被他人更改，请重试。")
    case .objectExists: Bilingual("A record with this key exists already.", "该幂等键对应的记录已存在。")
    case .timeCalculation: Bilingual("The platform could not compute the time.", "平台计算时间失败。")
    case .ruleMissing: Bilingual("The record does not exist (any more).", "记录不存在（或已被删除）。")
    case .tooManyFlows: Bilingual("More records than one call takes.", "超过单次可操作的流水数量。")
    case .shiftMissing: Bilingual("The shift does not exist.", "班次不存在。")
    case .noPermission:
      Bilingual(
        "The app may not change this record, for instance because it was not imported.",
        "应用无权更改这条记录，例如该记录不是导入的。")
    case .sealed:
      Bilingual(
        "The attendance result is sealed. Unseal it in the attendance admin console first.",
        "考勤结果已封账，不能修改。请先在考勤管理后台解除封账。")
    case .timeInvalid: Bilingual("The time is invalid.", "时间无效。")
    case .enterpriseOnly:
      Bilingual("Only tenants with Feishu People Enterprise may do this.", "仅飞书人事企业版可用。")
    case .nameInvalid: Bilingual("A name or job number is invalid.", "姓名或工号无效。")
    case .systemError: Bilingual("Something failed inside the platform.", "平台内部错误。")
    case .managementError: Bilingual("The platform's management service failed.", "平台管理服务错误。")
    case .rateLimit: Bilingual("Too many requests at once; try again.", "请求过于频繁，请重试。")
    }
  }
}
