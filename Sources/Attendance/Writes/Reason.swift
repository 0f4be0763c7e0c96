/// Why a record was not deleted, or not imported.
public enum Reason: Sendable, Hashable, Codable {
  /// Nothing was sent.
  case neverSent(NeverSent)
  /// The platform's own words, unaltered.
  case platform(String)
  /// The platform gave several reasons for the one record, which is no answer one can rely on.
  case contradictory([String])
  /// The platform gave none.
  case notGiven
  /// No answer told, and the platform still showed the record when it was asked at that time.
  case stillThere(at: UnixTime)
  /// No answer told, and an operator looked at that time and said that the record is still there.
  case byHand(at: UnixTime)
  /// The record is gone, and this batch of the same journal deleted it: a record is one batch's.
  case deletedBy(batch: Int)
}

/// Why it cannot be said what became of a record.
public enum Doubt: Sendable, Hashable, Codable {
  /// The answer lists the record both as deleted and as not deleted.
  case inBothLists
  /// The answer lists the record nowhere.
  case inNeitherList
  /// The answer says success and holds no data.
  case noData
  /// The answer holds this name twice.
  case repeatedKey(String)
  /// The answer holds no code.
  case noCode
  /// This part of the answer has a shape that the platform's page does not give it.
  case malformed(String)
  /// The answer names a record that was not sent, with this id.
  case foreignID(String)
  /// The answer's code, HTTP status or message leaves open whether the platform acted.
  case openAnswer
  /// The answer with this HTTP status is not JSON.
  case notJSON(status: Int)
  /// The answer with this HTTP status could not be read to its end.
  case answerBroken(status: Int, AnswerFault)
  /// No answer came.
  case noAnswer(Silence)
}
