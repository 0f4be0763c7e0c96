import Attendance

/// What the screens say about the details of a record or of an answer.
enum DetailsText: Sendable, Equatable {
  case title, keys(isNew: Bool), copy(isNew: Bool)
  case record, time, name, user, creator, source, type, place, comment, external, idempotent
  case field, wifi, ssid, bssid, odd, status, code, message, log, attempts
  case flowType(FlowType)

  /// The text in both languages.
  var both: Text.Both {
    switch self {
    case .title: ("Details", "详情")
    case .keys(isNew: false): ("y copies the id. Any other key closes this.", "y 复制 ID，其他按键关闭。")
    case .keys(isNew: true):
      ("y copies the new id. Any other key closes this.", "y 复制新 ID，其他按键关闭。")
    case .copy(isNew: false): ("copy the id", "复制 ID")
    case .copy(isNew: true): ("copy the new id", "复制新 ID")
    case .record: ("Record id", "记录 ID")
    case .time: ("Check time", "打卡时间")
    case .name: ("Name", "姓名")
    case .user: ("Employee", "员工 ID")
    case .creator: ("Created by", "创建者")
    case .source: ("Source", "来源")
    case .type: ("Type", "类型")
    case .place: ("Place", "地点")
    case .comment: ("Comment", "备注")
    case .external: ("external_id", "external_id")
    case .idempotent: ("idempotent_id", "idempotent_id")
    case .field: ("Field punch", "外勤打卡")
    case .wifi: ("Over Wi-Fi", "Wi-Fi 打卡")
    case .ssid: ("Wi-Fi name", "Wi-Fi 名称")
    case .bssid: ("Wi-Fi address", "Wi-Fi MAC 地址")
    case .odd: ("Odd", "异常字段")
    case .status: ("HTTP status", "HTTP 状态码")
    case .code: ("Code", "返回码")
    case .message: ("Message", "返回消息")
    case .log: ("Log id", "日志 ID")
    case .attempts: ("Times sent", "发送次数")
    case .flowType(let type): words(of: type)
    }
  }

  private func words(of type: FlowType) -> Text.Both {
    let both: Text.Both =
      switch type {
      case .userPunch: ("punched by the user", "用户自己打卡")
      case .administratorChange: ("changed by an administrator", "管理员修改")
      case .makeUp: ("made up for by the user", "用户补卡")
      case .system: ("made by the system", "系统自动生成")
      case .noClockOut: ("no clock-out needed", "下班免打卡")
      case .machine: ("attendance machine", "考勤机打卡")
      case .quickPunch: ("quick punch", "极速打卡")
      case .imported: ("imported through the open platform", "考勤开放平台导入")
      case .other: ("not known", "未知")
      }
    return ("\(type.rawValue) (\(both.english))", "\(type.rawValue)（\(both.chinese)）")
  }
}
