/// What one round of asking shows of one record.
public enum Presence: Sendable, Hashable {
  /// The platform shows the record: it is there.
  case shown
  /// The platform shows in two ways that there is no such record.
  case absent
  /// Neither can be said.
  case noAnswer
}

/// What `user_flows/:id` said when one record was asked for.
public enum RecordSight: Sendable, Hashable {
  /// It showed the record.
  case shown
  /// It said success with empty data, which show none.
  case nothing
  /// It said 1220600 "rule does not exist", which the platform's list explains as a record that does not exist.
  case notFound
  /// It said 1220001, which may mean an unknown record, or a request that it does not like.
  case parameterInvalid
  /// It said anything else, or did not answer; a 404, a refusal for the scope and a refusal for the data range are here.
  case noAnswer
}

extension RecordSight {
  /// What a code that is no success says of a record that was asked for, by the message beside it.
  public init(_ code: PlatformCode, message: String) {
    switch code {
    case .generalFailure where message == ReadBackJudge.notFoundMessage: self = .notFound
    case .parameterInvalid: self = .parameterInvalid
    default: self = .noAnswer  // Of hundreds of codes no other tells of one record.
    }
  }
}

/// The rules of read-back: from what the platform showed to whether a record is there.
///
/// What `user_flows/:id` answers for a record that does not exist is not documented, so no single answer counts.
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/get> and
/// <https://open.feishu.cn/document/server-docs/attendance-v1/Attendance-Development-Guidelines> (read 2026-11-23).
public enum ReadBackJudge {
  /// The message of a 1220600 that says that a record does not exist.
  public static let notFoundMessage = "rule does not exist"

  /// Judges one round about one record.
  ///
  /// - Parameters:
  ///   - isListed: Whether a whole `user_flows/query` with code 0 lists the record; nil where there was no such answer.
  ///   - sight: What `user_flows/:id` said of it; nil where it was not asked.
  ///   - controlIsShown: Whether, in the same round, `user_flows/:id` showed another record that the query lists:
  ///     the proof that 1220001 is not said of everything.
  /// - Returns: Whether the record is there.
  public static func presence(
    isListed: Bool?, sight: RecordSight?, controlIsShown: Bool
  ) -> Presence {
    switch (isListed, sight) {
    case (true, _), (_, .shown): .shown
    case (false, .nothing), (false, .notFound): .absent
    case (false, .parameterInvalid): controlIsShown ? .absent : .noAnswer
    case (false, .noAnswer), (false, nil), (nil, _): .noAnswer
    }
  }
}
