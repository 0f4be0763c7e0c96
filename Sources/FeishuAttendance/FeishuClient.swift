public import Attendance

/// A client of the attendance calls that unpunch needs.
///
/// Reads are made again where a failure may pass; a deletion or an import is one request and never made again in
/// here. All methods may be called at the same time, and end promptly when their task is cancelled.
/// Call ``close()`` before the client is released.
public final class FeishuClient: Sendable {
  /// The brand of the platform, for sentences.
  public let platform: Platform

  private let limits: ClientLimits
  private let timing: ClientTiming
  private let tokens: TokenCache
  private let line: CallLine
  private let turns = AnswerTurns()

  /// Makes a client; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - configuration: The platform, the app and the way there.
  ///   - timing: The clock and the chance; tests put their own in their place.
  ///   - observing: Is told of requests and waits, from any thread, and must return at once.
  public convenience init(
    _ configuration: FeishuConfiguration, timing: ClientTiming = .system,
    observing: (@Sendable (CallReport) -> Void)? = nil
  ) {
    self.init(configuration, timing: timing, limits: ClientLimits(), observing: observing)
  }

  /// Makes a client with limits of its own.
  package init(
    _ configuration: FeishuConfiguration, timing: ClientTiming = .system, limits: ClientLimits,
    observing: (@Sendable (CallReport) -> Void)? = nil
  ) {
    platform = configuration.platform
    self.limits = limits
    self.timing = timing
    let line = CallLine(
      configuration, timing: timing, limits: limits, report: observing ?? { _ in })
    self.line = line
    tokens = TokenCache(timing: timing) { () async throws(FeishuError) in
      let request = WireRequest.token(configuration, limits: limits)
      return try await line.patience.run(.token) { limit throws(FeishuError) in
        try await line.envelope(request, within: limit).token()
      }
    }
  }

  /// Lists the effective flow records of some employees: `user_flows/query`.
  ///
  /// - Parameter window: Whose records, from when to when.
  /// - Returns: The records in the order of the answer; a list that the answer leaves out is empty.
  /// - Throws: ``FeishuError`` where the platform could not be asked, refused, or answered something that cannot be
  ///   relied on; `answerBroken` with `tooLarge` where the answer passes 32 MiB and the window should be halved.
  @concurrent
  public func records(in window: FlowWindow) async throws(FeishuError) -> FlowReading {
    try await read(.query) { token in
      .query(window, token: token, limits: limits)
    } decode: { envelope throws(FeishuError) in
      try envelope.records()
    }
  }

  /// Reads one flow record: `user_flows/:user_flow_id`.
  ///
  /// - Parameters:
  ///   - id: The record.
  ///   - idKind: Which id the employee in the answer is given by.
  /// - Returns: The record; nil where the platform says success and shows none.
  /// - Throws: ``FeishuError``; what the platform answers for a record that is gone is not documented, so a refusal
  ///   is thrown as it came.
  @concurrent
  public func record(_ id: RecordID, idKind: IDKind) async throws(FeishuError) -> FlowRecord? {
    try await read(.record) { token in
      .record(id, idKind: idKind, token: token, limits: limits)
    } decode: { envelope throws(FeishuError) in
      try envelope.record(id)
    }
  }

  /// Reads the punches that were chosen for a shift, and the employees' names: `user_tasks/query`.
  ///
  /// It needs no other scope than the reading of records, and is the way to names without the contacts' scopes.
  ///
  /// - Parameters:
  ///   - userIDs: At most 50 employees; none are asked for nothing.
  ///   - idKind: Which id they are given by.
  ///   - from: The first day, as the number `yyyyMMdd`.
  ///   - to: The last day, as the number `yyyyMMdd`, not before the first.
  ///   - includesFormer: Whether people who have left are included.
  /// - Returns: The punches and the names that were found.
  /// - Throws: ``FeishuError``. An employee who is unknown or outside of what the app may see is not an error.
  @concurrent
  public func results(
    of userIDs: [UserID], idKind: IDKind, from: Int, to: Int, includesFormer: Bool = false
  ) async throws(FeishuError) -> TaskReading {
    precondition(userIDs.count <= FlowWindow.userLimit, "One call takes 50 employees at most.")
    precondition(from <= to, "The last day is before the first.")
    if userIDs.isEmpty { return TaskReading(records: [], names: [:]) }
    return try await read(.results) { token in
      .results(
        of: userIDs, idKind: idKind, days: from...to, includesFormer: includesFormer, token: token,
        limits: limits)
    } decode: { envelope throws(FeishuError) in
      try envelope.results()
    }
  }

  /// Deletes flow records: `user_flows/batch_del`, one request on a connection of its own, never made again in here.
  ///
  /// - Warning: What is deleted can only be imported again, under a new id. Write down what is to be sent first.
  /// - Parameters:
  ///   - batch: 1 to 10 records.
  ///   - fetchingToken: Whether a token is fetched where none is at hand, however long that takes. Else nothing is sent
  ///     then, which is told as `neverSent(.noToken)` without a cause: whoever sends what was read a moment ago gets a token
  ///     by ``checkCredentials()`` and reads again.
  /// - Returns: What was observed. Where the task is cancelled after a byte of the body has left, that is silence:
  ///   the platform may have acted.
  @concurrent
  public func delete(_ batch: RecordBatch, fetchingToken: Bool = true) async -> WriteAttempt {
    await write(within: limits.delete, fetchingToken: fetchingToken) { token in
      .delete(batch, token: token, limits: limits)
    }
  }

  /// Imports a record again: `user_flows/batch_create`, one request on a connection of its own, never made again in
  /// here.
  ///
  /// An attempt that is made again under the same key is documented not to import twice. Whether the record is from
  /// before `RecordImport.earliest` is left to the platform.
  ///
  /// - Parameters:
  ///   - record: What is imported, and its key. Write both down before the first attempt.
  ///   - idKind: Which id the employee and the creator are given by: the kind of the reading that showed the record.
  ///   - fetchingToken: As in ``delete(_:fetchingToken:)``.
  /// - Returns: What was observed; `ImportJudge` says what it means. Where the task is cancelled after a byte of the
  ///   body has left, that is silence: the platform may have acted.
  @concurrent
  public func create(
    _ record: RecordImport, idKind: IDKind, fetchingToken: Bool = true
  ) async -> WriteAttempt {
    await write(within: limits.create, fetchingToken: fetchingToken) { token in
      .create(record, idKind: idKind, token: token, limits: limits)
    }
  }

  /// Makes a call that changes something: with a token, once.
  private func write(
    within limit: Duration, fetchingToken: Bool, _ request: (String) -> WireRequest
  ) async -> WriteAttempt {
    let token: String
    if let atHand = tokens.atHand {
      token = atHand
    } else {
      guard fetchingToken else { return .withoutTokenAtHand }
      do throws(FeishuError) {
        token = try await tokens.token()
      } catch {
        return WriteAttempt(withoutToken: error)
      }
    }
    let request = request(token)
    return line.attempt(from: await line.exchange(request, within: limit), request)
  }

  /// Asks for a token and nothing else, so that a wrong app id or secret is told before it is kept.
  ///
  /// - Throws: ``FeishuError`` where the platform could not be asked, or refused the app id or the secret.
  @concurrent
  public func checkCredentials() async throws(FeishuError) {
    _ = try await tokens.token()
  }

  /// Lists the scopes that the tenant has granted to the app: `application/v6/scopes`, which needs none itself.
  ///
  /// - Returns: The granted scopes, and the platform's time.
  /// - Throws: ``FeishuError`` where the platform could not be asked or refused.
  @concurrent
  public func scopes() async throws(FeishuError) -> ScopeReading {
    try await read(.scopes) { token in
      .scopes(token: token, limits: limits)
    } decode: { envelope throws(FeishuError) in
      try envelope.scopes()
    }
  }

  /// Drops the token, so that the next call gets a new one: before a deletion or an import that the platform turned
  /// away with 99991663 is sent again.
  public func discardToken() async {
    tokens.discard()
  }

  /// The platform's time now, as its last answer of code 0 told it; nil where none has told it yet.
  ///
  /// Whatever this machine's wall clock says, it moves on by the time that passes.
  public var platformTime: UnixTime? { line.clock.now }

  /// Closes all connections; calls under way end, and later ones fail.
  public func close() async {
    await line.close()
  }

  /// Makes a call that changes nothing: with a token, patiently, and once more with a new token where it is refused.
  private func read<Value: Sendable>(
    _ call: FeishuCall, _ request: (String) -> WireRequest,
    decode: @escaping @Sendable (Envelope) throws(FeishuError) -> Value
  ) async throws(FeishuError) -> Value {
    var hasRenewed = false
    while true {
      let token = try await tokens.token()
      do throws(FeishuError) {
        return try await line.patience.run(call) { limit throws(FeishuError) in
          let request = request(token)
          let exchange = await line.exchange(request, within: limit)
          return try await turns.read(exchange) { () throws(FeishuError) in
            try decode(try line.envelope(from: exchange, request))
          }
        }
      } catch {
        guard case .refused(let refusal) = error, refusal.code.effect == .tokenRefused, !hasRenewed
        else {
          throw error
        }
        hasRenewed = true
        tokens.discard(token)
      }
    }
  }
}
