package import Attendance

/// What stands over a column of records or of batches.
package enum ColumnText: BilingualText {
  case time(zone: String? = nil), employee, name, source, place, comment, record
  case batch, asked, deleted, notDeleted, unknown, undone, operatorName, reason, state

  package var words: Bilingual {
    switch self {
    case .time(nil): Bilingual("Time", "时间")
    case .time(.some(let zone)): Bilingual("Time (\(zone))", "时间（\(zone)）")
    case .employee: Bilingual("Employee", "员工")
    case .name: Bilingual("Name", "姓名")
    case .source: Bilingual("Source", "来源")
    case .place: Bilingual("Place", "地点")
    case .comment: Bilingual("Comment", "备注")
    case .record: Bilingual("Record", "记录")
    case .batch: Bilingual("Batch", "批次")
    case .asked: Bilingual("Requested", "提交")
    case .deleted: Bilingual("Deleted", "已删除")
    case .notDeleted: Bilingual("Not deleted", "未删除")
    case .unknown: Bilingual("Unknown", "结果未知")
    case .undone: Bilingual("Undone", "已撤销")
    case .operatorName: Bilingual("Operator", "操作人")
    case .reason: Bilingual("Reason", "原因")
    case .state: Bilingual("State", "状态")
    }
  }
}
