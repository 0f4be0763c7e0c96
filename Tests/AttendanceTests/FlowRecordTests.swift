import Attendance
import Testing

@Suite("A flow record")
struct FlowRecordTests {
  static let record = FlowRecord(
    recordID: RecordID("6709359313699356941"), userID: UserID(rawValue: "e1043"),
    creatorID: UserID(rawValue: "e1"), locationName: "北京总部 A 座",
    checkTime: UnixTime(seconds: 1_795_200_000), comment: "")

  static let sources: [(FlowType?, ExactText?, ExactText?, RecordSource)] = [
    (.userPunch, nil, nil, .ownPunch), (.quickPunch, "", "", .ownPunch),
    (.administratorChange, nil, nil, .administrator), (.makeUp, nil, nil, .makeUp),
    (.system, nil, nil, .system), (.noClockOut, nil, nil, .system),
    (.machine, nil, nil, .machine), (.imported, nil, nil, .perhapsImported),
    (.other(9), nil, nil, .unknown(9)), (nil, nil, nil, .unknown(nil)),
    (.userPunch, "dev-1", nil, .imported), (nil, nil, "key-1", .imported),
    (.imported, "dev-1", "key-1", .imported), (.imported, "", "", .perhapsImported),
  ]

  @Test("hints at where it comes from", arguments: sources.indices)
  func source(_ index: Int) {
    let (type, externalID, idempotentID, source) = Self.sources[index]
    var record = Self.record
    record.type = type
    record.externalID = externalID
    record.idempotentID = idempotentID
    #expect(record.source == source)
    #expect(
      source.isLikelyDeletable == (source == .imported || source == .perhapsImported))
  }

  static let changes: [(FlowRecord.Field, @Sendable (inout FlowRecord) -> Void)] = [
    (.userID, { $0.userID = UserID(rawValue: "e1044") }),
    (.checkTime, { $0.checkTime = UnixTime(seconds: 1_795_200_001) }),
    (.creatorID, { $0.creatorID = UserID(rawValue: "e2") }),
    (.locationName, { $0.locationName = "" }),
    (.comment, { $0.comment = "x" }),
    (.type, { $0.type = .imported }),
    (.externalID, { $0.externalID = "dev" }),
    (.idempotentID, { $0.idempotentID = "" }),
    (.isField, { $0.isField = false }),
    (.isWifi, { $0.isWifi = true }),
    (.ssid, { $0.ssid = "office" }),
    (.bssid, { $0.bssid = "de:ad" }),
  ]

  @Test("names the field that has changed", arguments: changes.indices)
  func changedField(_ index: Int) {
    let (field, change) = Self.changes[index]
    var later = Self.record
    change(&later)
    #expect(Self.record.changedFields(in: later) == [field])
    #expect(later.changedFields(in: Self.record) == [field])
  }

  @Test(
    "has changed where a text looks the same and has other bytes",
    arguments: ExactTextTests.lookAlikes)
  func lookAlike(_ pair: (ExactText, ExactText)) {
    let changes: [(FlowRecord.Field, (inout FlowRecord, ExactText) -> Void)] = [
      (.userID, { $0.userID = UserID($1) }), (.creatorID, { $0.creatorID = UserID($1) }),
      (.locationName, { $0.locationName = $1 }), (.comment, { $0.comment = $1 }),
      (.externalID, { $0.externalID = $1 }), (.idempotentID, { $0.idempotentID = $1 }),
      (.ssid, { $0.ssid = $1 }), (.bssid, { $0.bssid = $1 }),
    ]
    for (field, change) in changes {
      var (before, after) = (Self.record, Self.record)
      change(&before, pair.0)
      change(&after, pair.1)
      #expect(before.changedFields(in: after) == [field])
      #expect(before != after)
    }
  }

  @Test("names all changed fields, in the order of the platform's page")
  func changedFields() {
    var later = Self.record
    for (_, change) in Self.changes.reversed() { change(&later) }
    #expect(Self.record.changedFields(in: later) == FlowRecord.Field.allCases)
    #expect(Self.changes.map(\.0) == FlowRecord.Field.allCases)
    #expect(Self.record.changedFields(in: Self.record) == [])
  }

  @Test("is the same record under another id, as far as its fields go")
  func otherID() {
    var later = Self.record
    later.recordID = nil
    #expect(Self.record.changedFields(in: later) == [])
    #expect(Self.record != later)
  }
}
