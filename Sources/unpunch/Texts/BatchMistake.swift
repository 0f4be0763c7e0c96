import Attendance
import UnpunchKit

/// What is wrong before anything is sent, and what to do.
enum BatchMistake: BilingualText {
  case idsMissing, idsTwice, notAnID(place: String?, String), notARecord(place: String)
  case saidTwice(place: String, RecordID)
  case noIDs(file: String), badFile(String, ListMistake)
  case expected(Int, found: Int), yesMissing, yesMissingForUndo, readOnly, fromFileWhenRestricted
  case noSuchBatch(Int), nothingToImport(Int), purged(Int), notConcluded(Int)
  case otherTarget(Int, host: String, app: String)

  var words: Bilingual {
    switch self {
    case .idsMissing:
      Bilingual(
        "Which records? Give their ids, or --from-file. “unpunch query” prints ids. Nothing was sent.",
        "请指定要删除的记录：给出记录 ID 或 --from-file。ID 可用 unpunch query 查询。未发送任何请求。")
    case .idsTwice:
      Bilingual(
        "Give ids or --from-file, not both. Nothing was sent.",
        "记录 ID 与 --from-file 只能给出一种。未发送任何请求。")
    case .notAnID(let place, let word):
      Bilingual(
        "\(place.map { $0 + ": " } ?? "")“\(word)” is not a valid record id"
          + (IDWord.flaw(of: word)?.cure.english
            ?? ": an id is 1 to 20 digits, as “unpunch query” prints them under record_id. Correct or remove it")
          + ". Nothing was sent.",
        "\(place.map { $0 + "：" } ?? "")“\(word)”不是记录 ID"
          + (IDWord.flaw(of: word)?.cure.chinese
            ?? "：ID 为 1 到 20 位数字，见 unpunch query 的 record_id。请更正或删除")
          + "。未发送任何请求。")
    case .notARecord(let place):
      Bilingual(
        "\(place): this is not a record as “unpunch query --format json” prints it: a JSON object "
          + "with one record_id. Correct or remove it. Nothing was sent.",
        "\(place)：不是 unpunch query --format json 输出的记录：应为含一个 record_id 的 JSON 对象。"
          + "请更正或删除。未发送任何请求。")
    case .saidTwice(let place, let id):
      Bilingual(
        "\(place): the record \(id) appears further up with another employee or check time. Correct or "
          + "remove one of them. Nothing was sent.",
        "\(place)：记录 \(id) 在前面出现过，但员工或打卡时间不同。请更正或删除其中一处。未发送任何请求。")
    case .noIDs(let file):
      Bilingual(
        "There are no record ids in \(file). Check how it was written. Nothing was sent.",
        "\(file) 中没有记录 ID。请检查其来源。未发送任何请求。")
    case .badFile(let file, let mistake):
      Bilingual(
        "\(file) cannot be read: \(mistake.reason.english). Nothing was sent.",
        "无法读取 \(file)：\(mistake.reason.chinese)。未发送任何请求。")
    case .expected(let expected, let found):
      Bilingual(
        "--expect says \(expected), and there \(found == 1 ? "is 1 record" : "are \(found) records"). "
          + "Look at the list. Nothing was sent.",
        "--expect 为 \(expected)，实际有 \(found) 条记录。请检查列表。未发送任何请求。")
    case .yesMissing:
      Bilingual(
        "There is no terminal to ask on. Look at it with --dry-run, then give --yes. Nothing was sent.",
        "没有可以询问的终端。请先用 --dry-run 查看，再加上 --yes。未发送任何请求。")
    case .yesMissingForUndo:
      Bilingual(
        "There is no terminal to ask on. Look at the batch with “unpunch history”, then give --yes. Nothing was sent.",
        "没有可以询问的终端。请先用 unpunch history 查看该批次，再加上 --yes。未发送任何请求。")
    case .readOnly:
      Bilingual(
        "The settings are read-only, so nothing is changed. Remove read_only or --read-only, or ask "
          + "whoever set it. Nothing was sent.",
        "当前设置为只读，不作任何更改。请去掉 read_only 或 --read-only，或联系设置者。未发送任何请求。")
    case .fromFileWhenRestricted:
      Bilingual(
        "With --restricted --from-file takes -, which is standard input, or a name in the directory of --files. Nothing was sent.",
        "使用 --restricted 时，--from-file 只接受 -（标准输入）或 --files 目录中的文件名。未发送任何请求。")
    case .noSuchBatch(let batch):
      Bilingual(
        "The journal has no batch \(batch). “unpunch history” lists the batches it has.",
        "日志中没有批次 \(batch)。可用 unpunch history 查看已有批次。")
    case .nothingToImport(let batch):
      Bilingual(
        "Nothing to re-import from batch \(batch): it deleted nothing, or all of it has already been restored. Nothing was sent.",
        "批次 \(batch) 没有需要重新导入的记录：未删除任何记录，或均已恢复。未发送任何请求。")
    case .purged(let batch):
      Bilingual(
        "The copies of the records of batch \(batch) were dropped after their retention, so they "
          + "cannot be imported. Nothing was sent.",
        "批次 \(batch) 的记录副本已超过保存期限并被清除，无法导入。未发送任何请求。")
    case .notConcluded(let batch):
      Bilingual(
        "The outcome of batch \(batch) is not known yet. Run “unpunch settle” first. Nothing was sent.",
        "批次 \(batch) 的结果尚未可知。请先运行 unpunch settle。未发送任何请求。")
    case .otherTarget(let batch, let host, let app):
      Bilingual(
        "Batch \(batch) belongs to app \(app) on \(host), not to the app in these settings. Run it with "
          + "the settings of that app. Nothing was sent.",
        "批次 \(batch) 属于 \(host) 上的应用 \(app)，与当前设置不符。请使用该应用的设置运行。未发送任何请求。")
    }
  }
}

extension BatchMistake {
  /// The sentence for a file of records.
  init(_ mistake: ListMistake, in file: String) {
    switch mistake {
    case .notAnID(let line, let word): self = .notAnID(place: "\(file):\(line)", word)
    case .noJSON(let line), .noIDInObject(let line): self = .notARecord(place: "\(file):\(line)")
    case .saidTwice(let line, let id): self = .saidTwice(place: "\(file):\(line)", id)
    case .nothing: self = .noIDs(file: file)
    case .tooLarge, .terminal, .looksLikeGBK, .notUTF8, .utf16WithoutMark, .brokenUTF16, .utf32,
      .workbook, .binary, .severalColumns, .printedTable, .noSuchColumn, .headingTwice,
      .tooManyCells, .openQuote,
      .behindQuote, .notACheckTime, .unreadableField:
      self = .badFile(file, mistake)
    }
  }
}
