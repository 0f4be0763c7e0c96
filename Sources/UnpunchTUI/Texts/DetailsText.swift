import Attendance

/// What the screens say about the details of a record or of an answer.
enum DetailsText: Sendable, Equatable {
  case title, keys(isNew: Bool), copy(isNew: Bool)
  case record, time, name, user(IDKind), creator, source, importedByKey, type, place, comment,
    external, idempotent
  case field, wifi, ssid, bssid, odd, status, code, message, log, attempts
  case flowType(FlowType)

  var words: Bilingual {
    switch self {
    case .title: Bilingual("Details", "详情")
    case .keys(isNew: false):
      Bilingual("y copies the id. Any other key closes this.", "y 复制 ID，其他按键关闭。")
    case .keys(isNew: true):
      Bilingual("y copies the new id. Any other key closes this.", "y 复制新 ID，其他按键关闭。")
    case .copy(isNew: false): Bilingual("copy the id", "复制 ID")
    case .copy(isNew: true): Bilingual("copy the new id", "复制新 ID")
    case .record: Bilingual("Record id", "记录 ID")
    case .time: Bilingual("Check time", "打卡时间")
    case .name: Bilingual("Name", "姓名")
    case .user(.employeeID): Bilingual("User ID", "用户 ID")
    case .user(.employeeNumber): Bilingual("Job number", "工号")
    case .creator: Bilingual("Created by", "创建人")
    case .source: Bilingual("Source", "来源")
    case .importedByKey:
      Bilingual(" (has an importer's key, so it counts as imported)", "（带有导入标识，故判为导入）")
    case .type: Bilingual("Type", "类型")
    case .place: Bilingual("Place", "地点")
    case .comment: Bilingual("Comment", "备注")
    case .external: Bilingual("External id", "外部记录 ID")
    case .idempotent: Bilingual("Import key", "去重标识")
    case .field: Bilingual("Field punch", "外勤打卡")
    case .wifi: Bilingual("Over Wi-Fi", "Wi-Fi 打卡")
    case .ssid: Bilingual("Wi-Fi name", "Wi-Fi 名称")
    case .bssid: Bilingual("Wi-Fi address", "Wi-Fi MAC 地址")
    case .odd: Bilingual("Odd fields", "异常字段")
    case .status: Bilingual("HTTP status", "HTTP 状态码")
    case .code: Bilingual("Code", "返回码")
    case .message: Bilingual("Message", "返回消息")
    case .log: Bilingual("Log id", "日志 ID")
    case .attempts: Bilingual("Times sent", "发送次数")
    case .flowType(let type): words(of: type)
    }
  }

  private func words(of type: FlowType) -> Bilingual {
    let both: Bilingual =
      switch type {
      case .userPunch: Bilingual("punched by the user", "用户自己打卡")
      case .administratorChange: Bilingual("changed by an administrator", "管理员修改")
      case .makeUp: Bilingual("make-up by the user", "用户补卡")
      case .system: Bilingual("made by the system", "系统自动生成")
      case .noClockOut: Bilingual("no clock-out needed", "下班免打卡")
      case .machine: Bilingual("attendance machine", "考勤机打卡")
      case .quickPunch: Bilingual("quick punch", "极速打卡")
      case .imported: Bilingual("imported through the open platform", "考勤开放平台导入")
      case .other: Bilingual("unknown", "未知")
      }
    return Bilingual("\(type.rawValue) (\(both.english))", "\(type.rawValue)（\(both.chinese)）")
  }
}
