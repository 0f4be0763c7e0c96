import Attendance
import UnpunchKit

/// What the screens say about finding records: the form, and the file of employees.
enum FindText: Sendable, Equatable {
  case title, fieldLabel(FindField), idCount(Int), idKind(IDKind), preset(TimeSpan.Preset)
  case includeFormer, hostZoneDiffers(String), notAnEmployee(String), employeesMissing, notADate
  case endBeforeBeginning, skippedHour, fileTitle, fileHint, fileKeys, fileReading
  case fileProblem(FileProblem), filesNotRead
  case recordsTitle, recordsKeys, recordsHint, recordsOrFileHint, notIDs(ListMistake), filesThere(
    [String])
  case recordRowsWithoutID(Int)
  case rowsWithoutID(Int), kindOfFile(IDKind), unlikelyYear(Int)
  case manyCallsTitle, manyCalls(CallEstimate, Platform)

  var words: Bilingual {
    switch self {
    case .rowsWithoutID(let count):
      Bilingual(
        "\(count.grouped) \(count == 1 ? "row" : "rows") of the file \(count == 1 ? "has" : "have") no employee id.",
        "文件中有 \(count.grouped) 行没有员工 ID。")
    case .kindOfFile(let kind):
      Bilingual(
        "The file's heading says that these ids are \(kind.rawValue).",
        "文件表头表明这些 ID 的类型是 \(kind.rawValue)。")
    case .title: Bilingual("Find check-in flow records", "查询打卡流水")
    case .fieldLabel(let field):
      switch field {
      case .employees: Bilingual("Employees", "员工")
      case .idKind: Bilingual("Id kind", "ID 类型")
      case .from: Bilingual("From", "开始时间")
      case .to: Bilingual("To", "结束时间")
      case .span: Bilingual("Span", "时间范围")
      case .former: Bilingual("Former staff", "离职人员")
      }
    case .idCount(let count):
      Bilingual("\(count.grouped) \(count == 1 ? "id" : "ids")", "\(count.grouped) 个 ID")
    case .idKind(let kind):
      switch kind {
      case .employeeID: Bilingual("User ID employee_id", "用户 ID employee_id")
      case .employeeNumber: Bilingual("Job number employee_no", "工号 employee_no")
      }
    case .preset(let preset):
      switch preset {
      case .today: Bilingual("today", "今天")
      case .yesterday: Bilingual("yesterday", "昨天")
      case .thisWeek: Bilingual("this week", "本周")
      case .lastWeek: Bilingual("last week", "上周")
      case .thisMonth: Bilingual("this month", "本月")
      case .lastMonth: Bilingual("last month", "上月")
      }
    case .includeFormer: Bilingual("include people who have left", "包含已离职的人员")
    case .hostZoneDiffers(let zone):
      Bilingual(
        "All times are those of the zone above; this machine's own zone is \(zone).",
        "所有时间均按上述时区显示；本机时区为 \(zone)。")
    case .notAnEmployee(let word): Bilingual("“\(word)” cannot be an id", "“\(word)”不是有效的 ID")
    case .employeesMissing: Bilingual("type at least one id", "请至少输入一个 ID")
    case .notADate:
      Bilingual(
        "not a date such as 2026-11-16 or 2026-11-16 08:30", "日期无效，例：2026-11-16 或 2026-11-16 08:30")
    case .unlikelyYear(let year):
      Bilingual(
        "year must be from \(LikelyYear.first) to next year: \(year)?",
        "年份只能是 \(LikelyYear.first) 到明年；是否为 \(year)？")
    case .manyCallsTitle: Bilingual("Many calls", "请求数量较多")
    case .manyCalls(let estimate, let platform):
      Bilingual(
        "This search takes \(estimate.calls.grouped) calls, about \(estimate.minutes.grouped) \(estimate.minutes == 1 ? "minute" : "minutes"). Each counts against the monthly quota of the tenant on \(platform.name.english).",
        "此次查询需要 \(estimate.calls.grouped) 次请求，约 \(estimate.minutes.grouped) 分钟；每次请求都计入企业在\(platform.name.chinese)的每月调用额度。"
      )
    case .endBeforeBeginning: Bilingual("the end is before the beginning", "结束时间早于开始时间")
    case .skippedHour:
      Bilingual("the clocks went forward: there was no such time", "时钟拨快，没有这段时间")
    case .filesNotRead:
      Bilingual(
        "No file can be read in this login. Paste the ids into the field “Employees” instead.",
        "此登录不能读取文件，请将 ID 粘贴到“员工”一栏。")
    case .recordsTitle: Bilingual("Records by their ids", "按记录 ID 查询")
    case .recordsKeys: Bilingual("Enter finds them, Esc goes back.", "Enter 查询，Esc 返回。")
    case .recordsHint:
      Bilingual("Type or paste ids of records, with spaces or commas:", "输入或粘贴记录 ID，以空格或逗号分隔：")
    case .recordsOrFileHint:
      Bilingual(
        "Type or paste ids of records, or the path of a file of ids:", "输入或粘贴记录 ID，或输入 ID 文件的路径：")
    case .notIDs(let mistake): words(mistake)
    case .filesThere(let names):
      Bilingual(
        "Files: \(names.joined(separator: ", "))", "文件：\(names.joined(separator: "、"))")
    case .recordRowsWithoutID(let count):
      Bilingual(
        "\(count.grouped) \(count == 1 ? "row" : "rows") of the file \(count == 1 ? "has" : "have") no record id.",
        "文件中有 \(count.grouped) 行没有记录 ID。")
    case .fileTitle: Bilingual("Employees from a file", "从文件读取员工")
    case .fileHint:
      Bilingual("Path of a file of ids: a list, or CSV with a heading:", "文件路径，内容为 ID 列表或带表头的 CSV：")
    case .fileKeys: Bilingual("Enter reads it, Esc goes back.", "Enter 读取，Esc 返回。")
    case .fileReading:
      Bilingual("Reading the file… Esc stops.", "正在读取文件… 按 Esc 停止。")
    case .fileProblem(let problem):
      Bilingual(
        "\(problem.path) cannot be read: \(problem.reason)",
        "无法读取 \(problem.path)：\(problem.reason)")
    }
  }

  /// What is wrong with a list that was typed; it has one line.
  private func words(_ mistake: ListMistake) -> Bilingual {
    if case .notAnID(_, let word) = mistake {
      Bilingual("“\(word)” is not a valid record id", "“\(word)”不是有效的记录 ID")
        + (IDWord.flaw(of: word)?.cure ?? .empty) + Bilingual(".", "。")
    } else {
      mistake.reason
    }
  }
}

/// A field of the form, from above.
enum FindField: Int, Sendable, CaseIterable {
  case employees, idKind, from, to, span, former
}
