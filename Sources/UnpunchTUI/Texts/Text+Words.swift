import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

extension Text {
  /// The text in a language; both stand side by side, so that none can be forgotten.
  func words(in language: Language, platform: Platform) -> String {
    let both = both(platform.name(in: .english), platform.name(in: .simplifiedChinese), platform)
    return switch language {
    case .english: both.english
    case .simplifiedChinese: both.chinese
    }
  }

  typealias Both = (english: String, chinese: String)

  // The names are the platform's, in English and in Chinese.
  private func both(_ name: String, _ zhName: String, _ platform: Platform) -> Both {
    switch self {
    case .settling(let text): text.both(name, zhName)
    case .history(let text): text.both
    case .undo(let text): text.both(platform)
    case .setup(let text): text.both(name, zhName)
    case .deadKey(let text): text.both

    case .tenAreSelected:
      (
        "Ten are selected, the most \(name) deletes in one call. Delete them first (d), or unselect one of them (Space).",
        "已选满 10 条，这是\(zhName)单次可删除的上限。请先删除这些记录（d），或在其中一条上按 Space 取消选择。"
      )
    case .recordWithoutID:
      (
        "\(name) gave no id for this record, so it cannot be deleted.",
        "\(zhName)没有返回这条记录的 ID，无法删除。"
      )
    case .nothingSelected:
      (
        "Nothing is selected. Press Space on a record, or a to select ten from here on.",
        "尚未选择记录。在记录上按 Space 选择，或按 a 从此处起选满 10 条。"
      )
    case .noRecordHere:
      (
        "There is no record here. Press f to look for others, or Esc to clear a filter.",
        "此处没有记录。按 f 重新查询，或按 Esc 清除筛选。"
      )
    case .stillReading:
      (
        "The records are still being read. Wait until it is done, or press Esc to stop.",
        "正在读取记录。请等待完成，或按 Esc 停止。"
      )
    case .readOnly:
      (
        "This is read-only: nothing that changes anything is offered (setting read_only).",
        "当前为只读模式，不提供任何更改操作（设置项 read_only）。"
      )
    case .goneFromSelection(let count):
      (
        "\(count) selected \(count == 1 ? "record is" : "records are") no longer there and left the selection.",
        "所选记录中有 \(count) 条已不存在，已移出选择。"
      )
    case .selectionDropped(let count):
      (
        "A new search: the selection of \(count) was dropped. Nothing was deleted.",
        "已开始新的查询，原先选择的 \(count) 条已清空，未删除任何记录。"
      )
    case .searchCancelled: ("Stopped. Nothing was changed.", "已停止，未作任何更改。")
    case .pasteIgnored:
      ("Pasted text does nothing here. Press / to filter.", "此处不接受粘贴。按 / 可输入筛选条件。")
    case .howToQuit: ("Press q to quit, f to find other records.", "按 q 退出，按 f 查询其他记录。")
    case .nothingWasSent: ("Nothing was sent; the records are kept.", "未发送任何请求，记录保持不变。")
    case .nothingToRetry:
      ("Nothing to try again: no record is left that was not deleted.", "没有可重试的记录：不存在未删除的记录。")
    case .noSuspendWhileDeleting:
      ("A deletion is under way; suspend when it has ended.", "正在删除，完成后才能挂起。")
    case .notWhenRestricted:
      (
        "This is not offered here: this login runs unpunch and nothing else (--restricted).",
        "此处不提供该操作：此登录仅能运行 unpunch（--restricted）。"
      )
    case .linesPassedOver(let count):
      (
        "\(count) \(count == 1 ? "word of the file is" : "words of the file are") no employee id and \(count == 1 ? "was" : "were") passed over.",
        "文件中有 \(count) 项不是员工 ID，已跳过。"
      )

    case .leftAlone(let timeout):
      (
        "No key for \(timeout.spoken(in: .english)): what was selected or asked was dropped. After as long again unpunch ends.",
        "\(timeout.spoken(in: .simplifiedChinese))无按键：选择和未答的确认已清空；再过同样时间将退出。"
      )

    case .idsSent(let ids): words(ofSent: ids)
    case .noClipboard:
      (
        "Nothing was copied: this kind of terminal has no clipboard (see the variable TERM).",
        "未复制：此类终端没有剪贴板（见环境变量 TERM）。"
      )
    case .noIDToCopy:
      ("\(name) gave no id for this record: there is none to copy.", "\(zhName)没有返回这条记录的 ID，无法复制。")

    case .readOnlyMark: ("read-only", "只读")
    case .tooSmall:
      (
        "Too small: make this window at least 60×16 (q quits).",
        "窗口太小：请放大到至少 60×16（q 退出）。"
      )
    case .more(let above, let below):
      switch (above > 0, below > 0) {
      case (true, true):
        ("↑ \(above) above · ↓ \(below) below", "↑ 上方 \(above) 行 · ↓ 下方 \(below) 行")
      case (true, false): ("↑ \(above) above", "↑ 上方 \(above) 行")
      case (false, _): ("↓ \(below) more", "↓ 还有 \(below) 行")
      }
    case .anyKeyCloses: ("Any key closes this.", "按任意键关闭。")
    case .otherKeysClose: ("Any other key closes this.", "按其他任意键关闭。")
    case .error(let error):
      (
        error.sentence(in: .english, platform: platform),
        error.sentence(in: .simplifiedChinese, platform: platform)
      )
    case .nameOrEarlierHolder(let id, let name):
      ("\(id) (\(name) or an earlier holder)", "\(id)（\(name) 或此前使用者）")
    case .yes: ("yes", "是")
    case .no: ("no", "否")
    case .helpTitleDialog: ("Keys: this dialog", "按键：此对话框")
    case .keysStandHere:
      ("Every key that does something now stands in this dialog.", "当前可用的按键均已在此对话框中列出。")
    case .weekday(let day): Self.weekday(day)

    case .findTitle: ("Find check-in flow records", "查询打卡流水")
    case .fieldLabel(let field):
      switch field {
      case .employees: ("Employees", "员工")
      case .idKind: ("Id kind", "ID 类型")
      case .from: ("From", "开始时间")
      case .to: ("To", "结束时间")
      case .span: ("Span", "时间范围")
      case .former: ("Former staff", "离职人员")
      }
    case .idCount(let count): ("\(count) \(count == 1 ? "id" : "ids")", "\(count) 个 ID")
    case .idKind(let kind):
      switch kind {
      case .employeeID: ("User ID employee_id", "用户 ID employee_id")
      case .employeeNumber: ("Job number employee_no", "工号 employee_no")
      }
    case .preset(let preset):
      switch preset {
      case .today: ("today", "今天")
      case .yesterday: ("yesterday", "昨天")
      case .thisWeek: ("this week", "本周")
      case .lastWeek: ("last week", "上周")
      case .thisMonth: ("this month", "本月")
      case .lastMonth: ("last month", "上月")
      }
    case .includeFormer: ("include people who have left", "包含已离职的人员")
    case .hostZoneDiffers(let zone):
      (
        "All times are those of the zone above; this machine's own zone is \(zone).",
        "所有时间均按上述时区显示；本机时区为 \(zone)。"
      )
    case .notAnEmployee(let word): ("“\(word)” cannot be an id", "“\(word)”不是有效的 ID")
    case .employeesMissing: ("type at least one id", "请至少输入一个 ID")
    case .notADate:
      ("no date, such as 2026-11-16 or 2026-11-16 08:30", "日期无效，例：2026-11-16 或 2026-11-16 08:30")
    case .endBeforeBeginning: ("the end is before the beginning", "结束时间早于开始时间")
    case .fileTitle: ("Employees from a file", "从文件读取员工")
    case .fileHint:
      ("Path of a text file with ids, on lines or with commas:", "文本文件的路径，ID 以换行或逗号分隔：")
    case .fileKeys: ("Enter reads it, Esc goes back.", "Enter 读取，Esc 返回。")
    case .fileProblem(let problem):
      (
        "\(problem.path) cannot be read: \(problem.reason)",
        "无法读取 \(problem.path)：\(problem.reason)"
      )

    case .employeeCount(let count):
      ("\(count.grouped) \(count == 1 ? "employee" : "employees")", "\(count.grouped) 名员工")
    case .recordCount(let count, let shown):
      if count == shown {
        ("\(count.grouped) \(count == 1 ? "record" : "records")", "\(count.grouped) 条记录")
      } else {
        (
          "\(count.grouped) records, \(shown.grouped) shown",
          "\(count.grouped) 条记录，显示 \(shown.grouped) 条"
        )
      }
    case .repeatedRecords(let count):
      ("\(count) sent twice by \(name)", "\(zhName)重复返回 \(count) 条")
    case .filterIs(let filter): ("filter: \(filter)", "筛选：\(filter)")
    case .reading(let done, let total):
      total == 0
        ? ("reading…", "正在读取…") : ("reading… \(done) of \(total)", "正在读取… \(done)/\(total)")
    case .readingFirst: ("Reading the records… Esc stops.", "正在读取记录… 按 Esc 停止。")
    case .arranging: ("", "")
    case .noRecordsFound:
      (
        "No records: these employees have none in this time. Press f to look for others.",
        "没有记录：这些员工在此时间内没有打卡流水。按 f 重新查询。"
      )
    case .nothingMatches:
      ("No record matches the filter. Press Esc to clear it.", "没有符合筛选条件的记录。按 Esc 清除筛选。")
    case .incomplete(let list): incomplete(list, platform)
    case .columnTitle(let column):
      switch column {
      case .time: ("Time", "时间")
      case .employee: ("Employee", "员工")
      case .source: ("Source", "来源")
      case .place: ("Place", "地点")
      case .comment: ("Comment", "备注")
      case .record: ("Record", "记录")
      }
    case .source(let source): words(of: source)
    case .selectedCount(let count, let hidden):
      if hidden == 0 {
        ("selected \(count) of 10", "已选 \(count)/10")
      } else {
        (
          "selected \(count) of 10, \(hidden) hidden by the filter",
          "已选 \(count)/10，其中 \(hidden) 条被筛选隐藏"
        )
      }
    case .filterLabel: ("Filter:", "筛选：")
    case .filterHint(let count):
      Self.filterExamples.prefix(count).enumerated().reduce(
        ("Enter done · Esc clears", "Enter 完成 · Esc 清除")
      ) { hint, example in
        let gap = example.offset == 0 ? " · " : " "
        return (
          hint.english + gap + example.element.english, hint.chinese + gap + example.element.chinese
        )
      }
    case .filterMistake(let mistake):
      (mistake.sentence(in: .english), mistake.sentence(in: .simplifiedChinese))

    case .unlikelyTitle: ("Select it all the same?", "仍要选择吗？")
    case .unlikelyOne(let source):
      (
        "This record does not look imported (\(words(of: source).english)). \(name) documents deletion for imported records only and will probably refuse it. Nothing is deleted yet.",
        "这条记录看起来不是导入的（\(words(of: source).chinese)）。\(zhName)文档说明仅可删除从开放平台导入的记录，此条很可能会被拒绝。现在不会删除任何记录。"
      )
    case .unlikelySome(let count):
      (
        "\(count) of these records do not look imported. \(name) documents deletion for imported records only and will probably refuse them. Nothing is deleted yet.",
        "其中 \(count) 条看起来不是导入的记录。\(zhName)文档说明仅可删除从开放平台导入的记录，这些很可能会被拒绝。现在不会删除任何记录。"
      )
    case .quitTitle: ("Quit?", "退出？")
    case .quitQuestion(let selected):
      if selected == 0 {
        ("Nothing is under way.", "当前没有进行中的操作。")
      } else {
        (
          "The \(selected) selected \(selected == 1 ? "record is" : "records are") not deleted; the selection is dropped.",
          "所选 \(selected) 条记录未删除，退出后不保留选择。"
        )
      }

    case .confirmTitle(let count):
      (
        "Delete \(count) check-in \(count == 1 ? "record" : "records")?", "删除 \(count) 条打卡流水？"
      )
    case .confirmTarget(let tenant, let host):
      if let tenant {
        ("Tenant \(tenant) (from the settings) · \(host) · app", "企业 \(tenant)（来自设置）· \(host) · 应用")
      } else {
        ("\(host) · app", "\(host) · 应用")
      }
    case .confirmTargetShort(let tenant, let host):
      if let tenant {
        ("Tenant \(tenant) · \(host) ·", "企业 \(tenant) · \(host) ·")
      } else {
        ("\(host) ·", "\(host) ·")
      }
    case .consequenceResults:
      (
        "\(name) recomputes these people's attendance results.", "\(zhName)将重新计算这些人员的考勤结果。"
      )
    case .consequenceUndo:
      (
        "Undo imports them anew: new ids, no photos, no device.",
        "撤销即重新导入：记录 ID 为新，不含照片和设备信息。"
      )
    case .reasonLabel:
      ("Reason or ticket (kept in the journal):", "原因或工单号（记入日志）：")
    case .typeToConfirm(let count, .deletion):
      (
        "Type \(count) and press Enter to delete.   Esc keeps them.",
        "输入 \(count) 并按 Enter 删除。   按 Esc 取消，不删除。"
      )
    case .typeToConfirm(let count, .undo):
      (
        "Type \(count) and press Enter to import.   Esc goes back.",
        "输入 \(count) 并按 Enter 重新导入。   按 Esc 取消。"
      )
    case .typeToConfirmShort(let count, .deletion):
      ("Type \(count), then Enter, to delete.", "输入 \(count) 后按 Enter 删除。")
    case .typeToConfirmShort(let count, .undo):
      ("Type \(count), then Enter, to import.", "输入 \(count) 后按 Enter 导入。")
    case .typeTheCount(let count, .deletion):
      (
        "Type the number \(count) first: Enter alone deletes nothing.",
        "请先输入数字 \(count)：只按 Enter 不会删除。"
      )
    case .typeTheCount(let count, .undo):
      (
        "Type the number \(count) first: Enter alone imports nothing.",
        "请先输入数字 \(count)：只按 Enter 不会导入。"
      )
    case .notTheCount(let count, .deletion):
      (
        "That is not the number of records. Type \(count) to delete, or press Esc.",
        "数字与记录数不符。输入 \(count) 以删除，或按 Esc。"
      )
    case .notTheCount(let count, .undo):
      (
        "That is not the number of records. Type \(count) to import, or press Esc.",
        "数字与记录数不符。输入 \(count) 以重新导入，或按 Esc。"
      )
    case .pasteDoesNotConfirm(let count):
      ("Pasted text does not confirm. Type \(count).", "粘贴不能用于确认。请手动输入 \(count)。")
    case .seeAllFirst:
      (
        "Not all records have been shown yet. Scroll to the last one (↓), then type the count.",
        "尚未显示全部记录。请先用 ↓ 滚动到最后一条，再输入数字。"
      )
    case .rereadRunning: ("Reading the records again…", "正在重新读取记录…")
    case .rereadSame:
      ("Read again: the records are unchanged.", "已重新读取：记录没有变化。")
    case .working(let progress, let seconds): words(of: progress, seconds, name, zhName)
    case .finishThenQuit:
      ("Ctrl-C finishes it, then quits.", "按 Ctrl-C 将在完成后退出。")
    case .quitsThen:
      (
        "Quits when it has ended; Ctrl-C again quits at once, and the outcome stays unknown.",
        "完成后退出；再按 Ctrl-C 立即退出，结果将未知。"
      )
    case .notStarted(let why): words(of: why, platform)
    case .differenceTitle: ("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .differenceIntro:
      (
        "Read again, these records are not what was selected. Go back, reload, and select again.",
        "重新读取后，以下记录与所选内容不一致。请返回、重新加载后再选择。"
      )
    case .recordGone: ("is no longer there", "已不存在")
    case .fieldChanged(let field, let was, let now):
      ("\(field.rawValue): was \(was), is now \(now)", "\(field.rawValue)：原为 \(was)，现为 \(now)")

    case .batch(let number): ("Batch \(number)", "批次 \(number)")
    case .asked(let count): ("asked \(count)", "请求 \(count)")
    case .countOf(let pane, let count, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): ("deleted \(count)", "已删除 \(count)")
      case (.notDone, .deletion): ("not deleted \(count)", "未删除 \(count)")
      case (.done, .undo): ("imported again \(count)", "已重新导入 \(count)")
      case (.notDone, .undo): ("not imported \(count)", "未导入 \(count)")
      case (.unknown, _): ("unknown \(count)", "未知 \(count)")
      }
    case .paneTitle(let pane, let count, let purpose):
      (
        "\(Text.verdict(pane, purpose).both(name, zhName, platform).english) \(count)",
        "\(Text.verdict(pane, purpose).both(name, zhName, platform).chinese) \(count)"
      )
    case .verdict(let pane, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): ("Deleted", "已删除")
      case (.notDone, .deletion): ("Not deleted", "未删除")
      case (.done, .undo): ("Imported again", "已重新导入")
      case (.notDone, .undo): ("Not imported", "未导入")
      case (.unknown, _): ("Unknown", "未知")
      }
    case .nothingHere: ("none", "无")
    case .noReasonGiven: ("no reason given", "未给出原因")
    case .contradictoryReasons:
      ("\(name) gave several reasons:", "\(zhName)给出了多个原因：")
    case .neverSent(let cause):
      (
        "never sent: \(words(of: cause).english)", "未发送：\(words(of: cause).chinese)"
      )
    case .doubt(let doubt): words(of: doubt, name, zhName)
    case .goneWhenAsked(let time):
      (
        "gone when asked again at \(time); this request or someone else's removed it",
        "\(time) 再次查询时已不存在；由本次请求或其他请求删除"
      )
    case .goneByHand(let time):
      ("marked by hand at \(time): it is gone", "\(time) 人工标记：记录已不存在")
    case .stillThereWhenAsked(let time):
      ("still there at \(time)", "\(time) 查询时仍然存在")
    case .stillThereByHand(let time):
      ("marked by hand at \(time): it is still there", "\(time) 人工标记：记录仍然存在")
    case .copyPurged:
      (
        "The copy of this record was dropped when its time was over.",
        "该记录的副本已超过保存期限并被清除。"
      )
    case .copyPurgedShort: ("copy dropped", "副本已清除")
    case .outcomeNotKept(let error):
      (error.sentence(in: .english), error.sentence(in: .simplifiedChinese))

    case .detailsTitle: ("Details", "详情")
    case .detailsKeys: ("y copies the id. Any other key closes this.", "y 复制 ID，其他按键关闭。")
    case .detailRecord: ("Record id", "记录 ID")
    case .detailTime: ("Check time", "打卡时间")
    case .detailName: ("Name", "姓名")
    case .detailUser: ("Employee", "员工 ID")
    case .detailCreator: ("Created by", "创建者")
    case .detailSource: ("Source", "来源")
    case .detailType: ("Type", "类型")
    case .detailPlace: ("Place", "地点")
    case .detailComment: ("Comment", "备注")
    case .detailExternal: ("external_id", "external_id")
    case .detailIdempotent: ("idempotent_id", "idempotent_id")
    case .detailField: ("Field punch", "外勤打卡")
    case .detailWifi: ("Over Wi-Fi", "Wi-Fi 打卡")
    case .detailSSID: ("Wi-Fi name", "Wi-Fi 名称")
    case .detailBSSID: ("Wi-Fi address", "Wi-Fi MAC 地址")
    case .detailStatus: ("HTTP status", "HTTP 状态码")
    case .detailCode: ("Code", "返回码 code")
    case .detailMessage: ("Message", "消息 msg")
    case .detailLog: ("Log id", "日志 ID")
    case .detailAttempts: ("Times sent", "发送次数")
    case .flowType(let type): words(of: type)

    case .helpTitleFind: ("Keys: find", "按键：查询")
    case .helpTitleRecords: ("Keys: records", "按键：记录")
    case .helpTitleConfirm: ("Keys: confirmation", "按键：确认")
    case .helpTitleOutcome: ("Keys: outcome", "按键：结果")
    case .helpUp: ("one up", "上移一行")
    case .helpDown: ("one down", "下移一行")
    case .helpPageUp: ("one page up", "上翻一页")
    case .helpPageDown: ("one page down", "下翻一页")
    case .helpHalfPageUp: ("half a page up", "上翻半页")
    case .helpHalfPageDown: ("half a page down", "下翻半页")
    case .helpHome: ("to the first", "到第一行")
    case .helpEnd: ("to the last", "到最后一行")
    case .helpToggle: ("select or unselect, and move down", "选择或取消选择，并下移")
    case .helpSelectTen: ("select from here on until ten are selected", "从此处起选择，直到选满 10 条")
    case .helpUnselectAll: ("unselect all", "取消全部选择")
    case .helpDelete: ("delete what is selected (asks first)", "删除所选记录（会先确认）")
    case .helpFilter: ("filter: source:imported -name:Li dup:extra", "筛选，如 来源:导入 -姓名:李 重复:多余")
    case .helpSort: ("sort by the next column", "按下一列排序")
    case .helpReverse: ("reverse the order", "反转排序")
    case .helpDetails: ("all that is known of the record", "查看记录详情")
    case .helpCopy:
      ("copy the selected ids, or the one here", "复制所选记录的 ID，未选择时复制当前记录")
    case .helpCopyPane: ("copy all ids of this pane", "复制光标所在栏的全部 ID")
    case .helpCopyOne: ("copy the id", "复制 ID")
    case .helpFind: ("find other records", "重新查询")
    case .helpReload: ("read the records again", "重新读取记录")
    case .helpHelp: ("this help", "本帮助")
    case .helpEscape: ("clear the filter, go back, or stop reading", "清除筛选、返回，或停止读取")
    case .helpBackOrQuit: ("back; at the first screen, quit", "返回；在第一个界面则退出")
    case .helpSearch: ("find the records", "开始查询")
    case .helpNextField: ("next field", "下一项")
    case .helpPreviousField: ("previous field", "上一项")
    case .helpChooseLeft: ("choose to the left", "向左选择")
    case .helpChooseRight: ("choose to the right", "向右选择")
    case .helpToggleField: ("choose or tick (a space in a text field)", "选择或勾选（文本框中为空格）")
    case .helpFile: ("read the employees from a file", "从文件读取员工")
    case .helpConfirmEnter: ("delete, once the count is typed", "输入数量后执行删除")
    case .helpConfirmTab: ("to the reason, and back to the count", "切换到原因，再切回数量")
    case .helpConfirmEscape: ("keep the records and go back", "保留记录并返回")
    case .helpConfirmReload: ("go back and read the list again", "返回并重新读取列表")
    case .helpRetry: ("try those again that were not deleted (asks first)", "重试未删除的记录（会先确认）")
    case .helpOutcomeDetails: ("code, status, log id and what to do", "查看返回码、状态码、日志 ID 与处理建议")
    case .helpBack: ("back", "返回")
    case .helpRedraw: ("draw the screen anew", "重绘屏幕")
    case .helpCancel:
      ("stop what runs, or quit; finishes what it sent first", "停止当前操作或退出；会先完成已发送的请求")
    case .helpSuspend: ("suspend; fg comes back", "挂起；用 fg 恢复")

    case .hintToggle: ("select", "选择")
    case .hintTen: ("ten", "选 10 条")
    case .hintDelete: ("delete", "删除")
    case .hintDeleteCount(let count): ("delete \(count)", "删除 \(count) 条")
    case .hintFilter: ("filter", "筛选")
    case .hintSort: ("sort", "排序")
    case .hintDetails: ("details", "详情")
    case .hintFind: ("find", "查询")
    case .hintReload: ("reload", "重新加载")
    case .hintHelp: ("help", "帮助")
    case .hintQuit: ("quit", "退出")
    case .hintSearch: ("find", "查询")
    case .hintNextField: ("next", "下一项")
    case .hintFile: ("file", "文件")
    case .hintBack: ("back", "返回")
    case .hintReason: ("reason", "原因")
    case .hintSelectAnyway: ("select, and do not ask again", "选择且不再询问")
    case .hintLeaveOut: ("leave out", "不选择")
    case .hintStay: ("stay", "留下")
    case .hintKeep: ("keep", "保留")
    case .hintRetry: ("retry", "重试")
    case .hintRetryCount(let count):
      ("retry the \(count) not deleted", "重试未删除的 \(count) 条")
    case .hintRetryShort(let count): ("retry \(count)", "重试 \(count) 条")
    }
  }

  private func incomplete(_ list: RecordList, _ platform: Platform) -> Both {
    let parts = list.gaps.count
    guard let gap = list.gaps.first else { return ("", "") }
    let who =
      gap.employees.prefix(3).map(\.rawValue).joined(separator: ", ")
      + (gap.employees.count > 3 ? ", …" : "")
    return (
      "Incomplete: \(parts) \(parts == 1 ? "part" : "parts") could not be read (\(who)). "
        + gap.error.sentence(in: .english, platform: platform),
      "列表不完整：\(parts) 部分未能读取（\(who)）。"
        + gap.error.sentence(in: .simplifiedChinese, platform: platform)
    )
  }

  /// That ids were sent to the clipboard: more than that is not known.
  private func words(ofSent ids: [RecordID]) -> Both {
    let (what, them, zhWhat) =
      ids.count == 1
      ? ("the id \(ids[0].rawValue)", "it", "记录 ID \(ids[0].rawValue) ")
      : ("\(ids.count) ids", "them", " \(ids.count) 个记录 ID ")
    return (
      "Sent \(what) to the terminal's clipboard. If the terminal does not take \(them), select \(them) with the mouse and Shift.",
      "已将\(zhWhat)发送到终端的剪贴板。如果终端不接收，请按住 Shift 用鼠标选取。"
    )
  }

  private func words(of source: RecordSource) -> Both {
    switch source {
    case .imported, .perhapsImported, .ownPunch, .machine, .administrator, .makeUp, .system:
      (source.kind.name(in: .english), source.kind.name(in: .simplifiedChinese))
    case .unknown(.some(let type)): ("type \(type)", "类型 \(type)")
    case .unknown(nil): ("—", "—")
    }
  }

  private func words(of type: FlowType) -> Both {
    let both: Both =
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

  private func words(
    of progress: DeletionProgress, _ seconds: Int, _ name: String, _ zhName: String
  ) -> Both {
    switch progress {
    case .rereading:
      ("Reading the records once more…", "正在再次读取记录…")
    case .recording: ("Writing to the journal…", "正在写入日志…")
    case .sending: ("Deleting… \(seconds) s.", "正在删除… \(seconds) 秒。")
    case .waiting(let wait):
      (
        "\(name) asks to wait \(wait.components.seconds) s; then it is sent again by itself (Ctrl-C stops).",
        "\(zhName)要求等待 \(wait.components.seconds) 秒，随后自动重新发送（Ctrl-C 停止）。"
      )
    }
  }

  private func words(of why: NotStarted, _ platform: Platform) -> Both {
    switch why {
    case .differs: ("The records have changed. Nothing was sent.", "记录已变化，未发送任何请求。")
    case .readingFailed(let error):
      (
        "Nothing was deleted: the records could not be read again. "
          + error.sentence(in: .english, platform: platform),
        "未删除任何记录：无法重新读取记录。" + error.sentence(in: .simplifiedChinese, platform: platform)
      )
    case .journal(let error):
      (error.sentence(in: .english), error.sentence(in: .simplifiedChinese))
    }
  }

  private func words(of cause: NeverSent) -> Both {
    switch cause {
    case .nameNotFound: ("the host's name was not found", "找不到主机名")
    case .refused: ("the connection was refused", "连接被拒绝")
    case .connectTimeout: ("no connection came about in time", "连接超时")
    case .tls: ("the host could not prove who it is", "无法验证主机身份")
    case .proxy: ("the proxy did not let it through", "代理未放行")
    case .noToken: ("there was no access token", "未能取得访问凭证")
    case .cancelled: ("it was cancelled before", "发送前已取消")
    case .connectionLost: ("the connection broke before", "发送前连接中断")
    case .noAttempt: ("the program ended before", "发送前程序已退出")
    }
  }

  private func words(of doubt: Doubt, _ name: String, _ zhName: String) -> Both {
    switch doubt {
    case .inBothLists:
      ("the answer lists it both as deleted and as not deleted", "应答同时将其列为已删除和未删除")
    case .inNeitherList: ("the answer does not mention it", "应答中没有提到这条记录")
    case .noData: ("the answer says success and names no record", "应答为成功，但没有列出任何记录")
    case .repeatedKey(let key):
      ("the answer contradicts itself: “\(key)” stands in it twice", "应答自相矛盾：“\(key)”出现了两次")
    case .noCode: ("the answer has no code", "应答中没有 code")
    case .malformed(let part):
      ("the answer is not as documented at “\(part)”", "应答中的“\(part)”与文档不符")
    case .foreignID(let id):
      (
        "the platform named a record that was not sent: \(id)", "平台应答中出现了未发送的记录：\(id)"
      )
    case .openAnswer:
      (
        "the answer leaves open whether it was deleted (see the details)", "应答未说明是否已删除（见详情）"
      )
    case .notJSON(let status):
      ("the answer is not from \(name) (HTTP \(status))", "应答并非来自\(zhName)（HTTP \(status)）")
    case .answerBroken(let status, let fault):
      switch fault {
      case .cut: ("the answer was cut off (HTTP \(status))", "应答不完整（HTTP \(status)）")
      case .tooLarge: ("the answer was too large (HTTP \(status))", "应答过大（HTTP \(status)）")
      case .undecodable:
        ("the answer could not be decoded (HTTP \(status))", "应答无法解码（HTTP \(status)）")
      case .timeout:
        ("the answer did not end in time (HTTP \(status))", "应答未在限定时间内结束（HTTP \(status)）")
      }
    case .noAnswer(let silence):
      switch silence {
      case .connectionClosed:
        ("the connection closed before an answer came", "连接在应答前关闭")
      case .timeout: ("no answer came in time", "未在限定时间内收到应答")
      case .notHTTP: ("what came back was no HTTP", "返回的内容不是 HTTP")
      case .abandoned: ("it was left while under way", "请求尚未应答时操作已中止")
      case .programEnded: ("the program ended before an answer came", "程序在应答前已退出")
      }
    }
  }
}

extension Text {
  /// Terms of a filter that show what it can do, the most telling first.
  static let filterExamples: [Both] = [
    ("source:imported", "来源:导入"), ("-name:Li", "-姓名:李"), (">=2026-11-20", ">=2026-11-20"),
    ("dup:extra", "重复:多余"),
  ]

  /// A day of the week, from Monday as 0 to Sunday as 6.
  private static func weekday(_ day: Int) -> Both {
    switch day {
    case 0: ("Mon", "周一")
    case 1: ("Tue", "周二")
    case 2: ("Wed", "周三")
    case 3: ("Thu", "周四")
    case 4: ("Fri", "周五")
    case 5: ("Sat", "周六")
    default: ("Sun", "周日")
    }
  }

  /// The day of the week of a time.
  static func weekday(of time: CivilTime) -> Text {
    // The first day of the count, 1970-01-01, was a Thursday.
    let number = CivilDay.number(year: time.year, month: time.month, day: time.day) + 3
    return .weekday(Int((number % 7 + 7) % 7))
  }
}
