public import Attendance

/// What an operator has confirmed to be deleted: the frozen list with a snapshot of each record, and why.
public struct DeletionIntent: Sendable, Hashable {
  /// The platform that is asked, and for whom.
  public let target: PlatformTarget
  /// Which id the employees are given by.
  public let idKind: IDKind
  /// Whether people who have left were included in the reading that showed the records.
  public let includesFormer: Bool
  /// The reason or ticket that the operator typed; may be empty.
  public let reason: String
  /// A snapshot of each record, in the order in which they are sent.
  public let records: [FlowRecord]
  /// The names of the employees, as far as they are known.
  public let names: [UserID: String]
  /// The platform's time when it was confirmed; nil where it told none.
  ///
  /// The clock of this machine may have been another.
  public let platformTime: UnixTime?

  /// Puts an intent together; nothing is checked before ``Journal/commit(_:)``.
  public init(
    target: PlatformTarget, idKind: IDKind, includesFormer: Bool, reason: String,
    records: [FlowRecord], names: [UserID: String],
    platformTime: UnixTime? = nil
  ) {
    self.target = target
    self.idKind = idKind
    self.includesFormer = includesFormer
    self.reason = reason
    self.records = records
    self.names = names
    self.platformTime = platformTime
  }

  /// The ids of the records, as one call sends them.
  ///
  /// - Throws: ``JournalError/recordWithoutID`` or ``JournalError/notABatch(_:)`` where the records are no batch.
  public var batch: RecordBatch {
    get throws(JournalError) {
      var ids: [RecordID] = []
      for record in records {
        guard let id = record.recordID else { throw .recordWithoutID }
        ids.append(id)
      }
      do throws(BatchError) {
        return try RecordBatch(ids)
      } catch {
        throw .notABatch(error)
      }
    }
  }
}

/// The platform, the app and the tenant that records are of.
public struct PlatformTarget: Sendable, Hashable {
  /// The host that the requests go to.
  public let host: String
  /// The app's id.
  public let appID: String
  /// The tenant's name from the settings; nil where none is set.
  public let tenantName: String?

  /// Names a target.
  public init(host: String, appID: String, tenantName: String?) {
    self.host = host
    self.appID = appID
    self.tenantName = tenantName
  }

  /// The same app on the same host, whatever the tenant is called: ids of another app or host are other records.
  var unnamed: PlatformTarget { PlatformTarget(host: host, appID: appID, tenantName: nil) }
}
