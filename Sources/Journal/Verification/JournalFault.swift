public import Attendance

/// Something in the files of a journal that is not as the program wrote it, or is not in the journal yet.
public enum JournalFault: Sendable, Hashable {
  /// The hash of the event at this position is not that of its fields and of the event before.
  case entry(Int64)
  /// The payload of this event is not the one that its digest is of.
  case payload(Int64)
  /// The payload of this event is gone, and no purge says so.
  case payloadGone(Int64)
  /// A field of this event is missing, or not of the form that it must have.
  case form(Int64)
  /// The events between these two positions are missing; 0 stands for the beginning.
  case gap(after: Int64, before: Int64)
  /// The oldest events were dropped, and no purge says so; the position is that of the last one.
  case anchor(Int64)
  /// A rule or table of this name is missing, was changed, or does not belong here.
  case schema(String)
  /// SQLite's own words.
  case database(String)
  /// A file holds an outcome that is not in the journal yet.
  case emergencyFile(String)

  /// Says in a sentence what is wrong.
  ///
  /// A whole sentence.
  public var sentence: Bilingual {
    switch self {
    case .entry(let sequence):
      Bilingual(
        "Event \(sequence) or the event before it was changed: its hash does not match.",
        "事件 \(sequence) 或其前一事件被改动过：哈希值不符。")
    case .payload(let sequence):
      Bilingual(
        "The copies of records in event \(sequence) were changed: their hash does not match.",
        "事件 \(sequence) 中的记录副本被改动过：哈希值不符。")
    case .payloadGone(let sequence):
      Bilingual(
        "The copies of records in event \(sequence) are gone, but no purge is on record.",
        "事件 \(sequence) 中的记录副本已不存在，但没有相应的清除事件。")
    case .form(let sequence):
      Bilingual(
        "Event \(sequence) cannot be read.",
        "无法读取事件 \(sequence)。")
    case .gap(let after, let before):
      Bilingual(
        "Events are missing: after \(after) comes \(before).",
        "有事件缺失：\(after) 之后是 \(before)。")
    case .anchor(let sequence):
      Bilingual(
        "The events up to \(sequence) were deleted, but no purge is on record.",
        "截至 \(sequence) 的事件已被删除，但没有相应的清除事件。")
    case .schema(let name):
      Bilingual(
        "The rule or table “\(name)” is missing, was changed, or does not belong here.",
        "规则或表“\(name)”缺失、被改动，或本不应存在。")
    case .database(let words):
      Bilingual(
        "SQLite says: \(words).",
        "SQLite 报告：\(words)。")
    case .emergencyFile(let path):
      Bilingual(
        "\(path) holds an outcome that is not in the journal yet: the next start of unpunch adds it.",
        "\(path) 中有一个结果尚未写入日志，下次启动 unpunch 时会写入。")
    }
  }
}
