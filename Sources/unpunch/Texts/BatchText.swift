import Attendance
import Wording

/// What the commands say before and after they delete, import and settle.
enum BatchText: BilingualText {
  // Before.
  case settledFirst(Int, Tally), stillUnknown(Int), skipping(Int),
    notReadable(Int)
  case confirmTitle(Int), confirmTarget(tenant: String?, host: String, app: String), more(Int)
  case timesOf(zone: String)
  case consequences(Platform), typeCount(Int), undoTitle(Int, count: Int), undoConsequences
  case undoTypeCount(Int), undoLeft(Int), undoDoubtful(Int), undoDoubtfulQuestion
  case undoDoubtfulLeft(Int)

  // How it ended.
  case deletedEarlier(String, batch: Int), stopped, stoppedUnknown(batch: Int), stoppedAsked(
    rest: Int), stoppedFailed(rest: Int)
  case nothingConfirmed, notAllRead, notPrinted(String), cannotPrint(String)
  case nothingToSettle, undoStopped

  var words: Bilingual {
    switch self {
    case .settledFirst(let batch, let tally):
      Bilingual(
        "Batch \(batch) was unfinished, so it was checked first: \(TableText.total(tally).words.english).",
        "批次 \(batch) 此前结果未知，已先行查询：\(TableText.total(tally).words.chinese)。")
    case .stillUnknown(let batch):
      Bilingual(
        "The outcome of batch \(batch) is still partly unknown; “unpunch settle” asks again, and "
          + "“unpunch history \(batch)” shows it.",
        "批次 \(batch) 仍有结果未知；可用 unpunch settle 再次查询，用 unpunch history \(batch) 查看。")
    case .skipping(let count):
      Bilingual(
        "\(count) already deleted according to the journal, skipped.", "\(count) 条已在日志中记为删除，跳过。")
    case .notReadable(let count):
      Bilingual(
        "\(count) cannot be read or do not match the list, and will not be sent; listed at the end.",
        "\(count) 条无法读取或与列表不符，不会发送，将在最后列出。")
    case .confirmTitle(let count): WorkText.deleteTitle(count).words
    case .confirmTarget(let tenant, let host, let app):
      WorkText.target(tenant: tenant, host: host).words + Bilingual(same: " \(app)")
    case .timesOf(let zone): Bilingual("All times are in \(zone).", "所有时间均为 \(zone) 的时间。")
    case .more(let count): Bilingual("     … \(count) more …", "     … 另有 \(count) 条 …")
    case .consequences(let platform):
      Bilingual(
        "\(platform.name.english) recomputes the attendance results of these people. Undo "
          + "imports them again: new record ids, without photos and device.",
        "\(platform.name.chinese)将重新计算这些人员的考勤结果。撤销即重新导入：会得到新的记录 ID，不含照片和设备信息。")
    case .typeCount(let count):
      Bilingual(
        "Type \(count) and press Enter to delete; anything else keeps them.",
        "输入 \(count) 并按 Enter 删除；输入其他内容则不删除。")
    case .undoTitle(let batch, let count):
      Bilingual(
        "Import \(count) deleted record\(count == 1 ? "" : "s") of batch \(batch) again?",
        "重新导入批次 \(batch) 中已删除的 \(count) 条记录？")
    case .undoConsequences:
      Bilingual(
        "They get new record ids and new import keys; photos and device do not come back.",
        "记录将获得新的 ID 和新的去重标识（原导入程序若重跑，可能再次导入）；照片与设备信息无法恢复。")
    case .undoTypeCount(let count):
      Bilingual(
        "Type \(count) and press Enter to import; anything else leaves it as it is.",
        "输入 \(count) 并按 Enter 导入；输入其他内容则不导入。")
    case .undoLeft(let count):
      Bilingual("\(count) cannot be imported:", "\(count) 条无法导入：")
    case .undoDoubtful(let count):
      Bilingual(
        "\(count) only found missing, and an identical record exists now, perhaps imported by "
          + "somebody else:",
        "\(count) 条仅查询为不存在，且现有相同记录，可能已由他人导入：")
    case .undoDoubtfulQuestion:
      Bilingual("Import these too? y/N", "这些也要导入吗？y/N")
    case .undoDoubtfulLeft(let count):
      Bilingual(
        "\(count) skipped: an identical record exists now. Without --yes, on a terminal, you are "
          + "asked about it.",
        "\(count) 条已略过：现有相同记录。在终端上不加 --yes 运行时会询问是否导入。")

    case .deletedEarlier(let id, let batch):
      Bilingual(
        "\(id) is gone: batch \(batch) deleted it, but the answer was lost. “unpunch undo \(batch)” "
          + "brings it back.",
        "\(id) 已不存在：由批次 \(batch) 删除（当时未收到应答）。可用 unpunch undo \(batch) 恢复。")
    case .stopped: Bilingual("Stopped. Nothing was sent.", "已停止。未发送任何请求。")
    case .stoppedUnknown(let batch):
      Bilingual(
        "Stopped: we could not find out whether some records of batch \(batch) were deleted, and "
          + "nothing was sent after them. Run “unpunch settle”, then the same command again to continue.",
        "已停止：批次 \(batch) 中有记录不确定是否已删除，其后未再发送。请运行 unpunch settle，之后重新运行同一命令即可继续。")
    case .stoppedAsked(let rest):
      Bilingual(
        "Stopped as asked: \(rest) record\(rest == 1 ? " was" : "s were") not sent. Run the same command "
          + "again to continue.",
        "已按要求停止：\(rest) 条未发送。重新运行同一命令即可继续。")
    case .stoppedFailed(let rest):
      Bilingual(
        "Stopped: \(rest) record\(rest == 1 ? " was" : "s were") not sent. Once that is fixed, run the "
          + "same command again to continue.",
        "已停止：\(rest) 条未发送。问题解决后，重新运行同一命令即可继续。")
    case .nothingConfirmed: Bilingual("Not confirmed. Nothing was sent.", "未确认。未发送任何请求。")
    case .notAllRead:
      Bilingual("Not all records could be read, so none was sent.", "未能读取全部记录，因此未发送任何删除请求。")
    case .notPrinted(let words):
      Bilingual(
        "The result could not be printed: \(words). The journal has it: unpunch history.",
        "无法输出结果：\(words)。结果已在日志中，可用 unpunch history 查看。")
    case .cannotPrint(let words):
      Bilingual("The result could not be printed: \(words).", "无法输出结果：\(words)。")
    case .nothingToSettle: Bilingual("Nothing is unknown.", "没有结果未知的记录。")
    case .undoStopped:
      Bilingual(
        "Stopped. Run the same command again to import the rest.",
        "已停止。尚未导入的记录可重新运行同一命令导入。")
    }
  }
}
