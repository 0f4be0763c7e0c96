public import Attendance
public import FeishuAttendance

/// The calls that the work needs, as values: the client in a real run, anything else in a test.
public struct AttendanceService: Sendable {
  /// Reads the flow records of one window.
  public var records: @Sendable (FlowWindow) async throws(FeishuError) -> FlowReading
  /// Reads the punches behind the results of some days, and the employees' names.
  ///
  /// The days are the first and the last one as numbers `yyyyMMdd`; of the window, only the people count.
  public var results:
    @Sendable (FlowWindow, ClosedRange<Int>) async throws(FeishuError) -> TaskReading
  /// Reads one record; nil where the platform says success and shows none.
  public var record: @Sendable (RecordID, IDKind) async throws(FeishuError) -> FlowRecord?
  /// Sends one batch once, with a token that is at hand: it waits for none.
  public var delete: @Sendable (RecordBatch) async -> WriteAttempt
  /// Imports one record again, once, with a token that is at hand: it waits for none.
  public var create: @Sendable (RecordImport, IDKind) async -> WriteAttempt
  /// Forgets the token, so that the next call gets a new one.
  public var discardToken: @Sendable () async -> Void
  /// Gets a token where there is none, so that the next call need not wait for one.
  public var prepare: @Sendable () async throws(FeishuError) -> Void = {}
  /// The platform's time now; nil where no answer has told it.
  public var platformTime: @Sendable () -> UnixTime? = { nil }
}

extension AttendanceService {
  /// Takes the calls of a client, which whoever made it closes.
  public init(_ client: FeishuClient) {
    self.init(
      records: { window throws(FeishuError) in try await client.records(in: window) },
      results: { window, days throws(FeishuError) in
        try await client.results(
          of: window.userIDs, idKind: window.idKind, from: days.lowerBound, to: days.upperBound,
          includesFormer: window.includesFormer)
      },
      record: { id, kind throws(FeishuError) in try await client.record(id, idKind: kind) },
      delete: { batch in await client.delete(batch, fetchingToken: false) },
      create: { record, kind in
        await client.create(record, idKind: kind, fetchingToken: false)
      },
      discardToken: { await client.discardToken() },
      prepare: { () throws(FeishuError) in try await client.checkCredentials() })
    platformTime = { client.platformTime }
  }
}

extension Result where Failure == FeishuError {
  /// What a call gives, or why it gives nothing.
  init(of call: () async throws(FeishuError) -> Success) async {
    do throws(FeishuError) {
      self = .success(try await call())
    } catch {
      self = .failure(error)
    }
  }
}
