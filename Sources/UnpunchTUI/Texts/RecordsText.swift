import Attendance
import FeishuAttendance
import UnpunchKit
import Wording

/// What the screens say about the list of records: its state, its filter and what is selected.
enum RecordsText: Sendable, Equatable {
  case tenAreSelected(canDelete: Bool), recordWithoutID, sharedID, nothingSelected, stillReading
  case idCount(Int), missing([MissingRecord]), noRecordHere(isFiltered: Bool, isUnread: Bool),
    passedOver(PassedOver)
  case leftSelection(gone: Int, shared: Int), selectionDropped(Int), searchCancelled, employeeCount(
    Int)
  case recordCount(Int, shown: Int), repeatedRecords(Int), filterIs(String)
  case reading(done: Int, of: Int), readingFirst, noRecordsFound, nothingMatches
  case incomplete([SearchResult.Gap]), columnTitle(RecordOrder.Column)
  case selectedCount(Int, hidden: Int, unread: Int), filterLabel, filterHint(Int)
  case filterMistake(RecordFilter.Mistake), unlikelyTitle(Int), unlikelyOne(RecordSource)
  case unlikelySome(Int), oddOne(String), oddSome(Int), notShown(Int), oddRecords(Int)
  case notWhole, ofOthers(Int), onlyUnlisted(Unlisted)

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .tenAreSelected(canDelete: true):
      Bilingual(
        "Ten are selected, the most \(name.english) deletes in one call. Delete them first (d), or unselect one of them (Space).",
        "已选满 10 条，这是\(name.chinese)单次可删除的上限。请先删除这些记录（d），或在其中一条上按 Space 取消选择。")
    case .tenAreSelected(canDelete: false):
      Bilingual(
        "Ten are selected, the most at a time. Copy their ids (y), or unselect one of them (Space).",
        "已选满 10 条，这是每次的上限。可复制其 ID（y），或在其中一条上按 Space 取消选择。")
    case .recordWithoutID:
      Bilingual(
        "\(name.english) gave no id for this record, so it cannot be deleted.",
        "\(name.chinese)没有返回这条记录的 ID，无法删除。")
    case .sharedID:
      Bilingual(
        "A different record has this id too, so there is no telling which of them would be deleted. It is not sent.",
        "另有一条内容不同的记录使用此 ID，无法确定会删除哪一条，因此不会发送。")
    case .nothingSelected:
      Bilingual(
        "Nothing is selected. Press Space on a record, or a to select ten from here on.",
        "尚未选择记录。在记录上按 Space 选择，或按 a 从此处起选满 10 条。")
    case .noRecordHere(isFiltered: true, isUnread: false):
      Bilingual(
        "There is no record here: none matches the filter. Press Esc to clear it.",
        "此处没有记录：没有符合筛选条件的记录。按 Esc 清除筛选。")
    case .noRecordHere(_, isUnread: true):
      Bilingual(
        "There is no record here: they could not be read. Press r to read again.",
        "此处没有记录：未能读取。按 r 重新读取。")
    case .noRecordHere:
      Bilingual(
        "There is no record here. Press f to look for others.", "此处没有记录。按 f 重新查询。")
    case .passedOver(let passed): passed.words
    case .stillReading:
      Bilingual(
        "The records are still being read. Wait until it is done, or press Esc to stop.",
        "正在读取记录。请等待完成，或按 Esc 停止。")
    case .leftSelection(let gone, 0):
      Bilingual(
        "\(gone) selected \(gone == 1 ? "record is no longer there and was" : "records are no longer there and were") unselected.",
        "所选记录中有 \(gone) 条已不存在，已取消选择。")
    case .leftSelection(0, let shared):
      Bilingual(
        "\(shared) selected \(shared == 1 ? "record shares its id" : "records share their ids") with a different record, and \(shared == 1 ? "was" : "were") unselected.",
        "所选记录中有 \(shared) 条的 ID 另有内容不同的记录使用，已取消选择。")
    case .leftSelection(let gone, let shared):
      Bilingual(
        "Selected records were unselected: \(gone) no longer there, \(shared) that \(shared == 1 ? "shares its id" : "share their ids") with a different record.",
        "所选记录中有 \(gone) 条已不存在，\(shared) 条的 ID 另有内容不同的记录使用，均已取消选择。")
    case .selectionDropped(let count):
      Bilingual(
        "A new search: the selection of \(count) was dropped. Nothing was deleted.",
        "已开始新的查询，原先选择的 \(count) 条已清空，未删除任何记录。")
    case .searchCancelled: Bilingual("Stopped. Nothing was changed.", "已停止，未作任何更改。")
    case .employeeCount(let count):
      Bilingual("\(count.grouped) \(count == 1 ? "employee" : "employees")", "\(count.grouped) 名员工")
    case .recordCount(let count, let shown):
      if count == shown {
        Bilingual("\(count.grouped) \(count == 1 ? "record" : "records")", "\(count.grouped) 条记录")
      } else {
        Bilingual(
          "\(count.grouped) records, \(shown.grouped) shown",
          "\(count.grouped) 条记录，显示 \(shown.grouped) 条")
      }
    case .idCount(let count):
      Bilingual("\(count.grouped) \(count == 1 ? "id" : "ids")", "\(count.grouped) 个 ID")
    case .missing(let missing): words(missing, platform)
    case .repeatedRecords(let count):
      Bilingual("\(count) sent twice by \(name.english)", "\(name.chinese)重复返回 \(count) 条")
    case .filterIs(let filter): Bilingual("filter: \(filter)", "筛选：\(filter)")
    case .reading(let done, let total):
      total == 0
        ? Bilingual("reading…", "正在读取…")
        : Bilingual(
          "reading… \(done.grouped) of \(total.grouped)", "正在读取… \(done.grouped)/\(total.grouped)")
    case .readingFirst: Bilingual("Reading the records… Esc stops.", "正在读取记录… 按 Esc 停止。")
    case .noRecordsFound:
      Bilingual(
        "No records: these employees have none in this period. Press f to look for others.",
        "没有记录：这些员工在此时间内没有打卡流水。按 f 重新查询。")
    case .nothingMatches:
      Bilingual("No record matches the filter. Press Esc to clear it.", "没有符合筛选条件的记录。按 Esc 清除筛选。")
    case .incomplete(let gaps): incomplete(gaps, platform)
    case .columnTitle(let column):
      switch column {
      case .time: ColumnText.time().words
      case .employee: ColumnText.employee.words
      case .source: ColumnText.source.words
      case .place: ColumnText.place.words
      case .comment: ColumnText.comment.words
      case .record: ColumnText.record.words
      }
    case .selectedCount(let count, let hidden, let unread):
      Bilingual("selected \(count) of 10", "已选 \(count)/10")
        + (hidden == 0
          ? .empty : Bilingual(", \(hidden) hidden by the filter", "，其中 \(hidden) 条被筛选隐藏"))
        + (unread == 0
          ? .empty : Bilingual(", \(unread) could not be read again", "，其中 \(unread) 条未能重新读取"))
    case .filterLabel: Bilingual("Filter:", "筛选：")
    case .filterHint(let count):
      // First that there is a help, then as many examples.
      ([Bilingual("F1 help", "F1 帮助")] + Self.filterExamples).prefix(count).enumerated().reduce(
        Bilingual("Enter done · Esc clears", "Enter 完成 · Esc 清除")
      ) { hint, example in
        hint + Bilingual(same: example.offset < 2 ? " · " : " ") + example.element
      }
    case .filterMistake(let mistake):
      mistake.sentence
    case .unlikelyTitle(let count):
      Bilingual("Select \(count == 1 ? "it" : "them") anyway?", "仍要选择吗？")
    case .unlikelyOne(let source):
      Bilingual(
        "This record does not look imported (\(source.name.english)). \(name.english) documents deletion for imported records only and will probably refuse it. Nothing is deleted yet.",
        "这条记录看起来不是导入的（\(source.name.chinese)）。\(name.chinese)文档说明仅可删除从开放平台导入的记录，此条很可能会被拒绝。现在不会删除任何记录。"
      )
    case .oddOne(let what):
      Bilingual(
        "\(name.english) sent this record with a field that is not as documented (\(what)). It is deleted only if it is still exactly the same then; an undo cannot restore that field as it is. Nothing is deleted yet.",
        "\(name.chinese)返回的这条记录有字段与文档不符（\(what)）。仅当其内容仍完全相同时才会删除；撤销时该字段无法按原样恢复。现在不会删除任何记录。")
    case .oddSome(let count):
      Bilingual(
        "\(count) of these records do not look imported, or have a field that is not as documented. \(name.english) documents deletion for imported records only. Nothing is deleted yet.",
        "其中 \(count) 条看起来不是导入的记录，或有字段与文档不符。\(name.chinese)文档说明仅可删除从开放平台导入的记录。现在不会删除任何记录。")
    case .ofOthers(let count):
      Bilingual("\(count.grouped) not asked for", "未查询人员 \(count.grouped) 条")
    case .notWhole: Bilingual("incomplete", "未返回全部")
    case .onlyUnlisted(let unlisted):
      unlisted.sentences(platform: platform).joined(separator: Bilingual(" ", ""))
    case .notShown(let count): Bilingual("\(count.grouped) not shown", "未列出 \(count.grouped) 条")
    case .oddRecords(let count): Bilingual("\(count.grouped) odd", "异常 \(count.grouped) 条")
    case .unlikelySome(let count):
      Bilingual(
        "\(count) of these records do not look imported. \(name.english) documents deletion for imported records only and will probably refuse them. Nothing is deleted yet.",
        "其中 \(count) 条看起来不是导入的记录。\(name.chinese)文档说明仅可删除从开放平台导入的记录，这些很可能会被拒绝。现在不会删除任何记录。")
    }
  }

  /// Whose records are missing, and why the first of them could not be read.
  private func incomplete(_ gaps: [SearchResult.Gap], _ platform: Platform) -> Bilingual {
    guard let first = gaps.first else { return .empty }
    var known: Set<UserID> = []
    let employees = gaps.flatMap(\.employees).filter { known.insert($0).inserted }
    let named = employees.prefix(10).map(\.rawValue)
    let others = employees.count - named.count
    return Bilingual(
      "Incomplete: some records could not be read of \(named.joined(separator: ", "))"
        + (others > 0 ? " and \(others.grouped) more" : "") + ". "
        + first.error.sentence(platform: platform).english,
      "列表不完整，以下员工的记录未能全部读取：\(named.joined(separator: "、"))"
        + (others > 0 ? " 等 \(employees.count.grouped) 人" : "") + "。"
        + first.error.sentence(platform: platform).chinese)
  }

  /// Which records did not come by their ids, and why.
  private func words(_ missing: [MissingRecord], _ platform: Platform) -> Bilingual {
    func named(_ ids: [RecordID]) -> Bilingual {
      let first = ids.prefix(10).map(\.rawValue)
      let others = ids.count - first.count
      return Bilingual(
        first.joined(separator: ", ") + (others > 0 ? " and \(others.grouped) more" : ""),
        first.joined(separator: "、") + (others > 0 ? " 等 \(ids.count.grouped) 条" : ""))
    }
    var (gone, unread, others): ([RecordID], [RecordID], [RecordID]) = ([], [], [])
    var error: FeishuError?
    for record in missing {
      switch record.cause {
      case .notFound: gone.append(record.id)
      case .failed(let why), .nameUnchecked(let why):
        unread.append(record.id)
        error = error ?? why
      case .contradicted: others.append(record.id)
      }
    }
    let parts = [
      (gone, Bilingual("Not found: ", "未找到：")), (unread, Bilingual("Not read: ", "未能读取：")),
      (others, Bilingual("Left out, the list says something else of them: ", "与列表所述不符，已排除：")),
    ].filter { !$0.0.isEmpty }.map { $1 + named($0) + Bilingual(".", "。") }
    return (parts + [error?.sentence(platform: platform)].compactMap(\.self)).joined(
      separator: Bilingual(" ", ""))
  }

  /// Terms of a filter that show what it can do, the most telling first.
  static let filterExamples: [Bilingual] = [
    Bilingual("source:imported", "来源:导入"), Bilingual("-name:Li", "-姓名:李"),
    Bilingual(same: ">=2026-11-20"),
    Bilingual("dup:extra", "重复:多余"),
  ]
}

/// What selecting as many as may be has not taken.
struct PassedOver: Sendable, Equatable {
  /// How many of the shown records stand above the one that it began at.
  var above = 0
  /// How many have no id.
  var withoutID = 0
  /// How many have an id that another one has too.
  var sharedID = 0
  /// Whether it has taken none.
  var isNothingTaken = false

  var isEmpty: Bool { self == PassedOver() }

  fileprivate var words: Bilingual {
    let parts: [Bilingual?] = [
      above == 0 ? nil : Bilingual("\(above.grouped) above the cursor", "光标上方 \(above.grouped) 条"),
      withoutID == 0
        ? nil : Bilingual("\(withoutID.grouped) without an id", "无 ID \(withoutID.grouped) 条"),
      sharedID == 0
        ? nil
        : Bilingual(
          "\(sharedID.grouped) whose id another one has too", "与其他记录 ID 相同 \(sharedID.grouped) 条"),
    ]
    let passed = parts.compactMap(\.self).joined(separator: Bilingual(", ", "，"))
    let nothing = Bilingual("From here on there is no other record to select.", "从此处起没有其他可选的记录。")
    guard above + withoutID + sharedID > 0 else { return nothing }
    return (isNothingTaken ? nothing + Bilingual(" ", "") : .empty)
      + Bilingual("Not selected: ", "未选择：") + passed + Bilingual(".", "。")
  }
}
