@testable import Attendance

/// A batch of the records 1, 2 and 3, and what is made of answers to it.
enum Judging {
  static func batch() throws -> RecordBatch {
    try RecordBatch(["1", "2", "3"].compactMap { RecordID($0) })
  }

  static func judge(_ body: String, status: Int = 200) throws -> Judgement {
    DeletionJudge.judge(
      try batch(), .answered(status: status, body: Array(body.utf8)))
  }

  /// A judgement of the three records.
  static func judgement(
    _ verdicts: [Verdict], code: Int?, message: String?, _ next: Judgement.Next
  ) throws -> Judgement {
    Judgement(
      verdicts: zip(try batch().ids, verdicts).map { RecordVerdict(recordID: $0, verdict: $1) },
      code: code.map(PlatformCode.init), message: message, next: next)
  }

  static func allUnknown(_ doubt: Doubt, code: Int?, message: String?) throws -> Judgement {
    try judgement(
      Array(repeating: .unknown(doubt), count: 3), code: code, message: message, .readBack)
  }
}
