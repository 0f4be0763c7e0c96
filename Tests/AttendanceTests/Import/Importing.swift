@testable import Attendance

/// An import of one record, and what is made of answers to it.
enum Importing {
  static let key = "undo-17-1"
  static let sent = RecordImport(
    FlowRecord(
      recordID: RecordID("6709359313699356941"), userID: UserID(rawValue: "e1043"),
      creatorID: UserID(rawValue: "e1000"), locationName: "北京总部 A 座",
      checkTime: UnixTime(seconds: 1_795_392_000), comment: "", idempotentID: "theirs"),
    idempotentID: key)

  /// The members of the record as a faithful answer gives them.
  static let record = #""user_id":"e1043","check_time":"1795392000""#

  static func judge(_ body: String, status: Int = 200) -> ImportJudgement {
    ImportJudge.judge(sent, .answered(status: status, body: Array(body.utf8)))
  }

  /// Judges an answer with code 0 that lists these records.
  static func judge(listing records: String, message: String = "") -> ImportJudgement {
    judge(#"{"code":0,"msg":"\#(message)","data":{"flow_records":[\#(records)]}}"#)
  }

  static func judgement(
    _ finding: ImportJudgement.Finding, _ code: Int?, _ message: String?,
    _ next: ImportJudgement.Next
  ) -> ImportJudgement {
    ImportJudgement(
      finding: finding, code: code.map(PlatformCode.init), message: message, next: next)
  }

  static func open(_ doubt: Doubt, _ code: Int? = nil, _ message: String? = nil) -> ImportJudgement
  {
    judgement(.open(doubt), code, message, .sendAgain)
  }
}
