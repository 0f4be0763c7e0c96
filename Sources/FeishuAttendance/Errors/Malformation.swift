public import Attendance

/// What is wrong with an answer that came whole.
public enum Malformation: Sendable, Hashable {
  /// It is no JSON.
  case notJSON(JSONError)
  /// It holds no code.
  case noCode
  /// It says success, with an HTTP status that is not 200.
  case successWithStatus
  /// This field is missing.
  case missing(String)
  /// This field holds something that the platform's page does not allow.
  case unexpected(String)
  /// This field is there twice.
  case repeated(String)
  /// Two records that differ have this id.
  case sharedID(RecordID)

  /// The words for it.
  var words: Bilingual {
    switch self {
    case .notJSON: Bilingual("it is incomplete or not JSON", "内容不完整或不是 JSON")
    case .noCode: Bilingual("it holds no code", "没有 code")
    case .successWithStatus:
      Bilingual("its code says success, its HTTP status failure", "code 表示成功，HTTP 状态却表示失败")
    case .missing(let field): Bilingual("the field \(field) is missing", "缺少字段 \(field)")
    case .unexpected(let field):
      Bilingual("the field \(field) holds an unexpected value", "字段 \(field) 的值不合规范")
    case .repeated(let field):
      Bilingual("the field \(field) is there twice", "字段 \(field) 重复出现")
    case .sharedID(let id):
      Bilingual("two different records have the id \(id)", "有两条内容不同的记录使用同一 ID \(id)")
    }
  }
}
