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
  /// A rule or table of this name is missing, is another one, or does not belong here.
  case schema(String)
  /// SQLite's own words.
  case database(String)
  /// A file holds an outcome that is not in the journal yet.
  case emergencyFile(String)

  /// Says in a sentence what is wrong.
  ///
  /// - Returns: A whole sentence.
  public func sentence(in language: Language) -> String {
    switch (self, language) {
    case (.entry(let sequence), .english):
      "Event \(sequence) was changed, or the event before it: its hash is another one."
    case (.entry(let sequence), .simplifiedChinese): "事件 \(sequence) 或其前一事件被改动过：哈希值不符。"
    case (.payload(let sequence), .english):
      "The copies of records in event \(sequence) were changed: their hash is another one."
    case (.payload(let sequence), .simplifiedChinese): "事件 \(sequence) 中的记录副本被改动过：哈希值不符。"
    case (.payloadGone(let sequence), .english):
      "The copies of records in event \(sequence) are gone, and no purge says so."
    case (.payloadGone(let sequence), .simplifiedChinese):
      "事件 \(sequence) 中的记录副本已不存在，但没有相应的清除事件。"
    case (.form(let sequence), .english): "Event \(sequence) cannot be read."
    case (.form(let sequence), .simplifiedChinese): "无法读取事件 \(sequence)。"
    case (.gap(let after, let before), .english):
      "Events are missing: after \(after) comes \(before)."
    case (.gap(let after, let before), .simplifiedChinese): "有事件缺失：\(after) 之后是 \(before)。"
    case (.anchor(let sequence), .english):
      "The events up to \(sequence) were dropped, and no purge says so."
    case (.anchor(let sequence), .simplifiedChinese): "截至 \(sequence) 的事件已被删除，但没有相应的清除事件。"
    case (.schema(let name), .english):
      "The rule or table “\(name)” is missing, is another one, or does not belong here."
    case (.schema(let name), .simplifiedChinese): "规则或表“\(name)”缺失、被改动，或本不应存在。"
    case (.database(let words), .english): "SQLite says: \(words)."
    case (.database(let words), .simplifiedChinese): "SQLite 报告：\(words)。"
    case (.emergencyFile(let path), .english):
      "\(path) holds an outcome that is not in the journal yet: the next start of unpunch takes it in."
    case (.emergencyFile(let path), .simplifiedChinese):
      "\(path) 中有一个结果尚未写入日志，下次启动 unpunch 时会写入。"
    }
  }
}
