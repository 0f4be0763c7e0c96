/// One check-in flow record (打卡流水), as the platform shows it.
///
/// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
public struct FlowRecord: Sendable, Hashable, Codable {
  /// The record's id; nil where the platform left it out, and then the record cannot be deleted.
  public var recordID: RecordID?
  /// The employee, in the form that the reading asked for.
  public var userID: UserID
  /// Who made the record, in the same form.
  public var creatorID: UserID
  /// The place: of the position, or whatever the importer wrote.
  public var locationName: ExactText
  /// When the employee checked in or out.
  public var checkTime: UnixTime
  /// The comment; often empty.
  public var comment: ExactText
  /// The name of the wireless network.
  public var ssid: ExactText?
  /// The address of the wireless network.
  public var bssid: ExactText?
  /// Whether it was punched in the field.
  public var isField: Bool?
  /// Whether it was punched over a wireless network.
  public var isWifi: Bool?
  /// How the record says it came about.
  public var type: FlowType?
  /// The importer's own id.
  public var externalID: ExactText?
  /// The importer's idempotency key.
  public var idempotentID: ExactText?
  /// What the platform sent in place of what its page says; nil where all is as the page says, never empty.
  public var oddities: [Oddity]?

  /// Makes a record from its fields; what an answer may leave out is nil unless given.
  ///
  /// - Parameters:
  ///   - recordID: The record's id.
  ///   - userID: The employee.
  ///   - creatorID: Who made the record.
  ///   - locationName: The place.
  ///   - checkTime: When the employee checked in or out.
  ///   - comment: The comment.
  ///   - ssid: The name of the wireless network.
  ///   - bssid: The address of the wireless network.
  ///   - isField: Whether it was punched in the field.
  ///   - isWifi: Whether it was punched over a wireless network.
  ///   - type: How the record says it came about.
  ///   - externalID: The importer's own id.
  ///   - idempotentID: The importer's idempotency key.
  ///   - oddities: What the platform sent in place of what its page says.
  public init(
    recordID: RecordID?, userID: UserID, creatorID: UserID, locationName: ExactText,
    checkTime: UnixTime, comment: ExactText, ssid: ExactText? = nil, bssid: ExactText? = nil,
    isField: Bool? = nil, isWifi: Bool? = nil, type: FlowType? = nil,
    externalID: ExactText? = nil, idempotentID: ExactText? = nil, oddities: [Oddity]? = nil
  ) {
    self.recordID = recordID
    self.userID = userID
    self.creatorID = creatorID
    self.locationName = locationName
    self.checkTime = checkTime
    self.comment = comment
    self.ssid = ssid
    self.bssid = bssid
    self.isField = isField
    self.isWifi = isWifi
    self.type = type
    self.externalID = externalID
    self.idempotentID = idempotentID
    self.oddities = oddities
  }

  /// Whether a deletion can be expected to succeed, as far as can be seen: it looks imported, and nothing in it is odd.
  public var looksDeletable: Bool { source.isLikelyDeletable && oddities == nil }

  /// Where the record seems to come from.
  public var source: RecordSource {
    if externalID?.isEmpty == false || idempotentID?.isEmpty == false { return .imported }
    return switch type {
    case .imported: .perhapsImported
    case .userPunch, .quickPunch: .ownPunch
    case .machine: .machine
    case .administratorChange: .administrator
    case .makeUp: .makeUp
    case .system, .noClockOut: .system
    case .other(let value): .unknown(value)
    case nil: .unknown(nil)
    }
  }

  /// The fields in which two readings of one record differ, in the order of the platform's page.
  ///
  /// - Parameter later: Another reading of the same record.
  /// - Returns: The names of the fields whose values differ; empty where nothing changed.
  public func changedFields(in later: FlowRecord) -> [Field] {
    Field.allCases.filter {
      text(of: $0) != later.text(of: $0) || oddity(of: $0) != later.oddity(of: $0)
    }
  }

  /// What is odd about a field.
  ///
  /// - Parameter field: One of the compared fields.
  /// - Returns: What the platform sent there; nil where it is as its page says.
  public func oddity(of field: Field) -> Oddity? {
    oddities?.first { $0.field == field.rawValue }
  }

  /// The text of a field.
  ///
  /// - Parameter field: One of the compared fields.
  /// - Returns: What the record says there; nil where it says nothing.
  public func text(of field: Field) -> ExactText? {
    switch field {
    case .userID: userID.exact
    case .checkTime: ExactText(checkTime.description)
    case .creatorID: creatorID.exact
    case .locationName: locationName
    case .comment: comment
    case .type: type.map { "\($0.rawValue)" }
    case .externalID: externalID
    case .idempotentID: idempotentID
    case .isField: isField.map { "\($0)" }
    case .isWifi: isWifi.map { "\($0)" }
    case .ssid: ssid
    case .bssid: bssid
    }
  }

  /// A field that is compared when a record is read again; the raw values are the platform's names.
  public enum Field: String, Sendable, Hashable, CaseIterable, Codable {
    /// `user_id`.
    case userID = "user_id"
    /// `check_time`.
    case checkTime = "check_time"
    /// `creator_id`.
    case creatorID = "creator_id"
    /// `location_name`.
    case locationName = "location_name"
    /// `comment`.
    case comment
    /// `type`.
    case type
    /// `external_id`.
    case externalID = "external_id"
    /// `idempotent_id`.
    case idempotentID = "idempotent_id"
    /// `is_field`.
    case isField = "is_field"
    /// `is_wifi`.
    case isWifi = "is_wifi"
    /// `ssid`.
    case ssid
    /// `bssid`.
    case bssid
  }
}

/// A field of a record that is not what the platform's page says: of another type, no text, there twice, or an id that
/// another record has too.
public struct Oddity: Sendable, Hashable, Codable {
  /// How long a value may be that is kept; a record with a longer one is not listed.
  public static let limit = 16_384

  /// The platform's name of the field.
  public let field: String
  /// What stood there, as JSON; nil where the field is missing that has to be there.
  public let value: ExactText?

  /// Names a field and what stood there.
  ///
  /// - Parameters:
  ///   - field: The platform's name of the field.
  ///   - value: What stood there, as JSON; nil where the field is missing.
  public init(field: String, value: ExactText?) {
    self.field = field
    self.value = value
  }
}
