import Attendance
import Wording

/// What is said of the journal as a whole: its opening, its check, its purge.
enum JournalText: BilingualText {
  // Opening.
  case readOnly(String, cure: String), takenIn([Int]), waiting(String)

  // The check.
  case titleJournal, titleEvents, titleHead, events(Int, first: Int64, last: Int64), noEvents
  case whole, faults(Int), compare, notWhole(Int), nothingToCheck

  // The purge.
  case nothingPast(copiesSeconds: Int64, historySeconds: Int64), wouldDrop, dropped, isPast
  case copies([Int], seconds: Int64, before: String)
  case history([Int], events: Int, seconds: Int64, before: String), kept([Int])
  case droppedCounts(copies: Int, batches: Int, events: Int)
  case clocksDiffer(Platform, String, minutes: Int64)
  case typeCount(Int), notDropped, yesMissing, logRemains

  var words: Bilingual {
    switch self {
    case .readOnly(let words, let cure):
      Bilingual(
        "The journal cannot be written: \(words). The history can be read, but nothing can be deleted. "
          + cure,
        "无法写入日志：\(words)。可以查看历史，但不能删除任何记录。\(cure)")
    case .takenIn(let batches):
      Bilingual(
        "What an earlier run could not save of \(Self.batches(batches).english) is in the journal now.",
        "先前运行未能写入的\(Self.batches(batches).chinese)的结果，现已写入日志。")

    case .waiting(let directory):
      Bilingual(
        "Another process holds the journal in \(directory), maybe an unpunch that was stopped; waiting "
          + "for it for up to 30 seconds …",
        "另一个进程（可能是已被挂起的 unpunch）正占用 \(directory) 中的日志；最多等待 30 秒……")

    case .titleJournal: Bilingual("Journal", "日志")
    case .titleEvents: Bilingual("Events", "事件")
    case .titleHead: Bilingual("Head", "末端哈希")
    case .events(let count, let first, let last):
      Bilingual("\(count), from \(first) to \(last)", "\(count) 个，序号 \(first) 至 \(last)")
    case .noEvents: Bilingual("none", "无")
    case .whole: Bilingual("The journal is whole.", "日志完整。")
    case .faults(1): Bilingual("1 thing is wrong:", "发现 1 个问题：")
    case .faults(let count): Bilingual("\(count) things are wrong:", "发现 \(count) 个问题：")
    case .compare:
      Bilingual(
        "Compare the last number and the head with the newest line of unpunch in the system's log: a "
          + "cut tail, or a whole chain recomputed by the owner of the journal, is seen only there.",
        "请将最后的序号和末端哈希与系统日志中 unpunch 的最新一行比对：尾部被截断，或整条链被日志属主重新计算，只有在那里才能看出。")
    case .notWhole(let count):
      Bilingual(
        "The journal is not whole (\(count)). Keep a copy of the state directory for inquiry.",
        "日志不完整（\(count)）。请保留状态目录的副本以备查验。")
    case .nothingToCheck: Bilingual("There is no event to compare yet.", "尚无可比对的事件。")

    case .nothingPast(let copies, let history):
      Bilingual(
        "Nothing is past its time: copies are kept for \(Self.span(copies).english), the history for "
          + "\(Self.span(history).english).",
        "没有超过保留期的内容：副本保留 \(Self.span(copies).chinese)，历史保留 \(Self.span(history).chinese)。")
    case .wouldDrop: Bilingual("This would be dropped, and does not come back:", "将清除以下内容，且无法恢复：")
    case .dropped: Bilingual("This was dropped:", "已清除：")
    case .isPast: Bilingual("This is past its time, and is dropped now:", "以下内容已超过保留期，现予清除：")
    case .copies(let batches, let seconds, let time):
      Bilingual(
        "the copies of records, names and reasons of \(Self.batches(batches).english), older than "
          + "\(Self.span(seconds).english) (before \(time)): they cannot be undone then",
        "\(Self.batches(batches).chinese)的记录副本、姓名和原因，早于 \(Self.span(seconds).chinese)前"
          + "（\(time) 之前）：此后无法撤销")
    case .history(let batches, let events, let seconds, let time):
      Bilingual(
        "\(Self.batches(batches).english) as a whole, \(events) events, older than \(Self.span(seconds).english) "
          + "(before \(time))",
        "\(Self.batches(batches).chinese)的全部历史，共 \(events) 个事件，早于 \(Self.span(seconds).chinese)前"
          + "（\(time) 之前）")
    case .droppedCounts(let copies, let batches, let events):
      Bilingual(
        "Dropped: the copies of \(copies) batch\(copies == 1 ? "" : "es"), and \(batches) whole "
          + "batch\(batches == 1 ? "" : "es") (\(events) events).",
        "已清除：\(copies) 个批次的副本，\(batches) 个批次的全部历史（\(events) 个事件）。")
    case .clocksDiffer(let platform, let time, let minutes):
      Bilingual(
        "Something in the journal seems to be past its time, but this machine's clock (\(time)) and "
          + "\(platform.name.english)'s differ by more than \(minutes) minutes, so nothing was "
          + "dropped. Set the clock right.",
        "日志中似有内容已超过保留期，但本机时钟（\(time)）与\(platform.name.chinese)相差超过 "
          + "\(minutes) 分钟，因此未清除任何内容。请校准本机时钟。")
    case .kept(let batches):
      Bilingual(
        "The copies of \(Self.batches(batches).english) stay past their time, since an outcome is unknown: "
          + "settle it first.",
        "\(Self.batches(batches).chinese)的副本虽已超过保留期，但其结果仍未知，因此保留：请先查询结果。")
    case .typeCount(let count):
      Bilingual(
        "Type \(count) and press Enter to drop \(count == 1 ? "it" : "them"); anything else keeps "
          + "\(count == 1 ? "it" : "them").",
        "输入 \(count) 并按 Enter 清除；输入其他内容则保留。")
    case .notDropped: Bilingual("Nothing was dropped.", "未清除任何内容。")
    case .yesMissing:
      Bilingual(
        "There is no terminal to ask on: give --yes to drop without being asked. Nothing was dropped.",
        "没有可以询问的终端：如需不经询问直接清除，请加上 --yes。未清除任何内容。")
    case .logRemains:
      Bilingual(
        "Another unpunch is reading the journal, so a trace of it is left in journal.sqlite-wal until "
          + "that one ends.",
        "另一个 unpunch 正在读取日志，因此在其结束之前，journal.sqlite-wal 中仍留有痕迹。")
    }
  }

  private static func span(_ seconds: Int64) -> Bilingual { SpokenUnit.whole(seconds: seconds) }

  private static func batches(_ numbers: [Int]) -> Bilingual {
    let ranges = ranges(numbers)
    return Bilingual(
      (numbers.count == 1 ? "batch " : "batches ") + ranges.joined(separator: ", "),
      "批次 \(ranges.joined(separator: "、")) ")
  }

  /// Ascending numbers with those that follow each other as one.
  static func ranges(_ numbers: [Int]) -> [String] {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
  }
}
