import Attendance

/// What keys do, in the help and in the hint line.
enum KeyText: Sendable, Equatable {
  case helpTitleFind, helpTitleRecords, helpTitleConfirm, helpTitleOutcome, helpTitleDialog
  case keysStandHere, helpUp, helpDown, helpPageUp, helpPageDown, helpHalfPageUp, helpHalfPageDown
  case helpHome, helpEnd, helpToggle, helpSelectTen, helpUnselectAll, helpDelete, helpFilter
  case helpSort, helpReverse, helpDetails, helpFind, helpCopy, helpCopyPane, helpReload
  case helpHelp, helpEscape, helpBackOrQuit, helpSearch, helpNextField, helpPreviousField
  case helpChooseLeft, helpChooseRight, helpToggleField, helpFile, helpConfirmEnter, helpConfirmTab
  case helpConfirmEscape, helpConfirmReload, helpRetry, helpOutcomeDetails, helpBack, helpRedraw
  case helpCancel, helpSuspend, hintToggle, hintTen, hintDelete, hintDeleteCount(Int), hintFilter
  case hintSort, hintDetails, hintCopy, hintFind, hintReload, hintHelp, hintQuit, hintSearch
  case hintNextField, hintFile, hintBack, hintReason, hintCount, hintSelectAnyway, hintLeaveOut,
    hintSelectAnywayShort, hintOnce, hintOnceShort,
    hintStay, helpList, hintUntoggle, hintToggleToCopy, hintStop
  case helpLineEnds, helpDeleteToEnds, helpDeleteWord
  case hintKeep, hintRetry, hintRetryCount(Int, of: Int), hintRetryShort(Int)

  var words: Bilingual {
    switch self {
    case .helpTitleDialog: Bilingual("Keys: this dialog", "按键：此对话框")
    case .keysStandHere:
      Bilingual("Only the keys shown in this box work here.", "此处只能使用本框中列出的按键。")
    case .helpTitleFind: Bilingual("Keys: find", "按键：查询")
    case .helpTitleRecords: Bilingual("Keys: records", "按键：记录")
    case .helpTitleConfirm: Bilingual("Keys: confirmation", "按键：确认")
    case .helpTitleOutcome: Bilingual("Keys: outcome", "按键：结果")
    case .helpUp: Bilingual("one up", "上移一行")
    case .helpDown: Bilingual("one down", "下移一行")
    case .helpPageUp: Bilingual("one page up", "上翻一页")
    case .helpPageDown: Bilingual("one page down", "下翻一页")
    case .helpHalfPageUp: Bilingual("half a page up", "上翻半页")
    case .helpHalfPageDown: Bilingual("half a page down", "下翻半页")
    case .helpHome: Bilingual("to the first", "到第一行")
    case .helpEnd: Bilingual("to the last", "到最后一行")
    case .helpToggle: Bilingual("select or unselect, and move down", "选择或取消选择，并下移")
    case .helpSelectTen: Bilingual("select from here on until ten are selected", "从此处起选择，直到选满 10 条")
    case .helpUnselectAll: Bilingual("unselect all", "取消全部选择")
    case .helpDelete: Bilingual("delete what is selected (asks first)", "删除所选记录（会先确认）")
    case .helpFilter:
      Bilingual("filter: source:imported -name:Li dup:extra", "筛选，如 来源:导入 -姓名:李 重复:多余")
    case .helpSort: Bilingual("sort by the next column", "按下一列排序")
    case .helpReverse: Bilingual("reverse the order", "切换升序、降序")
    case .helpDetails: Bilingual("show all details", "查看记录详情")
    case .helpCopy:
      Bilingual("copy the selected ids, or the one here", "复制所选记录的 ID，未选择时复制当前记录")
    case .helpCopyPane: Bilingual("copy all ids of this pane", "复制光标所在栏的全部 ID")
    case .helpFind: Bilingual("find other records", "重新查询")
    case .helpList: Bilingual("find records by their ids: a list, or a file", "按记录 ID 查询：列表或文件")
    case .helpReload: Bilingual("read the records again", "重新读取记录")
    case .helpHelp: Bilingual("this help", "本帮助")
    case .helpEscape: Bilingual("clear the filter, go back, or stop reading", "清除筛选、返回，或停止读取")
    case .helpBackOrQuit: Bilingual("back; at the first screen, quit", "返回；在第一个界面则退出")
    case .helpSearch: Bilingual("find the records", "开始查询")
    case .helpNextField: Bilingual("next field", "下一项")
    case .helpPreviousField: Bilingual("previous field", "上一项")
    case .helpChooseLeft: Bilingual("choose to the left", "向左选择")
    case .helpChooseRight: Bilingual("choose to the right", "向右选择")
    case .helpToggleField: Bilingual("choose or tick (a space in a text field)", "选择或勾选（文本框中为空格）")
    case .helpLineEnds:
      Bilingual("in a text: to its beginning, to its end", "文本框中：到开头、到末尾")
    case .helpDeleteToEnds:
      Bilingual("in a text: delete to its beginning, to its end", "文本框中：删除到开头、到末尾")
    case .helpDeleteWord: Bilingual("in a text: delete the word before", "文本框中：删除前一个词")
    case .helpFile: Bilingual("read the employees from a file", "从文件读取员工")
    case .helpConfirmEnter: Bilingual("delete, once the count is typed", "输入数量后执行删除")
    case .helpConfirmTab: Bilingual("to the reason, and back to the count", "切换到原因，再切回数量")
    case .helpConfirmEscape: Bilingual("keep the records and go back", "取消并返回，不删除")
    case .helpConfirmReload: Bilingual("go back and read the list again", "返回并重新读取列表")
    case .helpRetry:
      Bilingual("retry those not deleted (asks first)", "重试未删除的记录（会先确认）")
    case .helpOutcomeDetails:
      Bilingual("code, status, log id and what to do", "查看返回码、状态码、日志 ID 与处理建议")
    case .helpBack: Bilingual("back", "返回")
    case .helpRedraw: Bilingual("redraw", "重绘屏幕")
    case .helpCancel:
      Bilingual("stop what runs, or quit; finishes what it sent first", "停止当前操作或退出；会先完成已发送的请求")
    case .helpSuspend: Bilingual("suspend; fg resumes", "挂起；用 fg 恢复")
    case .hintToggle: Bilingual("select", "选择")
    case .hintUntoggle: Bilingual("unselect", "取消选择")
    case .hintToggleToCopy: Bilingual("select to copy", "选择以复制")
    case .hintStop: Bilingual("stop", "停止")
    case .hintTen: Bilingual("ten", "选 10 条")
    case .hintDelete: Bilingual("delete", "删除")
    case .hintDeleteCount(let count): Bilingual("delete \(count)", "删除 \(count) 条")
    case .hintFilter: Bilingual("filter", "筛选")
    case .hintSort: Bilingual("sort", "排序")
    case .hintDetails: Bilingual("details", "详情")
    case .hintCopy: Bilingual("copy", "复制")
    case .hintFind: Bilingual("find", "查询")
    case .hintReload: Bilingual("reload", "重新加载")
    case .hintHelp: Bilingual("help", "帮助")
    case .hintQuit: Bilingual("quit", "退出")
    case .hintSearch: Bilingual("find", "查询")
    case .hintNextField: Bilingual("next", "下一项")
    case .hintFile: Bilingual("file", "文件")
    case .hintBack: Bilingual("back", "返回")
    case .hintReason: Bilingual("reason", "原因")
    case .hintCount: Bilingual("count", "数量")
    case .hintSelectAnyway:
      Bilingual("select, don't ask again in this run", "仍要选择（本次运行不再提示）")
    case .hintSelectAnywayShort:
      Bilingual("select, don't ask again", "选择，本次运行不再提示")
    case .hintOnce: Bilingual("just this once", "仅此一次")
    case .hintOnceShort: Bilingual("once", "仅此一次")
    case .hintLeaveOut: Bilingual("leave out", "不选择")
    case .hintStay: Bilingual("stay", "留下")
    case .hintKeep: Bilingual("keep", "取消")
    case .hintRetry: Bilingual("retry", "重试")
    case .hintRetryCount(let count, let all):
      count == all
        ? Bilingual("retry the \(count) not deleted", "重试未删除的 \(count) 条")
        : Bilingual("retry \(count) of \(all) not deleted", "重试 \(all) 条中的 \(count) 条")
    case .hintRetryShort(let count): Bilingual("retry \(count)", "重试 \(count) 条")
    }
  }
}
