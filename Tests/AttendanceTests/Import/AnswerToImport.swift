import Attendance
import TestSupport

/// A platform that may break down, but does not lie: it imports one record or does not, and writes its answer from that.
///
/// What happens to the answer afterwards takes parts of it away, repeats parts, or spoils them in a way that shows.
/// No part is replaced by another that is whole and false: no judge could see through that.
struct AnswerToImport {
  /// What the platform said, on the whole.
  enum Story: CaseIterable {
    /// Code 0 and the record, with its id.
    case success
    /// Code 0 and the record as it was sent.
    case successWithoutID
    /// An attempt before this one had imported it.
    case existed
    /// It did nothing, and says why.
    case refusal
    /// It did nothing, says code 0 and names the record among those that failed.
    case named
    /// It broke down in the middle: a code that leaves open what was done, with or without the record.
    case breakdown
  }

  /// What happened to the answer on its way.
  enum Mishap: CaseIterable {
    case none, cut, noData, noCode, spoiledCode, noList, nullList, emptyList, repeatedElement
    case repeatedKey, repeatedField, foreignRecord, noField, spoiledField, trailingBytes
    case spoiledByte, byteOrderMark, otherStatus, wrongShape, numbers, noMessage, otherOrder
    case brokenOff, silence
  }

  private static let refusals = [
    1_220_002, 1_220_003, 1_220_004, 1_220_005, 1_220_006, 9499, 99_991_401, 99_991_663,
    99_991_672, 99_992_402,
  ]
  private static let breakdowns = [1_220_001, 1_220_600, 1_225_000, 1_226_500, 1_227_000, 500]

  let sent: RecordImport
  let story: Story
  let mishap: Mishap
  /// Whether the platform has the record now.
  let isThere: Bool
  /// The id under which it has it; nil where the answer did not tell.
  let toldID: RecordID?
  let observation: WriteObservation

  init(using random: inout SplitMix64) {
    let digits = String(UInt64.random(in: 1_000_000_000_000_000_000 ... .max, using: &random))
    let user = "e\(Int.random(in: 1000...9999, using: &random))"
    let creator = "c\(Int.random(in: 1000...9999, using: &random))"
    let time = Int64.random(in: 1_640_966_400...1_900_000_000, using: &random)
    sent = RecordImport(
      FlowRecord(
        recordID: RecordID("17"), userID: UserID(rawValue: user),
        creatorID: UserID(rawValue: creator), locationName: "A", checkTime: UnixTime(seconds: time),
        comment: ""),
      idempotentID: "key-\(digits)")
    story = Story.allCases.randomElement(using: &random) ?? .success
    mishap = Mishap.allCases.randomElement(using: &random) ?? .none
    toldID = story == .success ? RecordID(digits) : nil
    isThere =
      switch story {
      case .success, .successWithoutID, .existed: true
      case .refusal, .named: false
      case .breakdown: Bool.random(using: &random)
      }
    var text = Text(story, sent, id: digits, isThere: isThere, &random)
    text.befall(mishap, &random)
    observation = text.observation(mishap, &random)
  }

  private typealias Members = [(name: String, value: String)]

  /// The parts of an answer as they are written, before they are put together.
  private struct Text {
    var status: Int
    var members: Members
    /// The records of the list; nil without a list.
    var records: [Members]?
    var hasData = true
    var hasNullList = false

    init(
      _ story: Story, _ sent: RecordImport, id: String, isThere: Bool, _ random: inout SplitMix64
    ) {
      var record: Members = [
        ("user_id", #""\#(sent.record.userID)""#),
        ("check_time", #""\#(sent.record.checkTime)""#), ("comment", #""""#),
      ]
      if story == .success {
        record += [("record_id", #""\#(id)""#), ("idempotent_id", #""\#(sent.idempotentID)""#)]
      }
      let code: Int
      var message = ["", "success", "ok"].randomElement(using: &random) ?? ""
      switch story {
      case .success, .successWithoutID:
        (code, status, records) = (0, 200, [record])
      case .existed:
        (code, status, message) = (1_220_600, 400, "the object already exists")
      case .refusal:
        code = refusals.randomElement(using: &random) ?? 9499
        status = [200, 400, 403].randomElement(using: &random) ?? 200
        message = "no"
      case .named:
        (code, status, records) = (0, 200, [])
        message = "[\(sent.record.userID)-\(sent.record.creatorID)]"
      case .breakdown:
        code = breakdowns.randomElement(using: &random) ?? 500
        status = [200, 400, 500].randomElement(using: &random) ?? 500
        message = ["system error", "no row affected", ""].randomElement(using: &random) ?? ""
        records = Bool.random(using: &random) ? (isThere ? [record] : []) : nil
      }
      members = [("code", String(code)), ("msg", #""\#(message)""#)]
    }

    mutating func befall(_ mishap: Mishap, _ random: inout SplitMix64) {
      let field = records?.first?.indices.randomElement(using: &random)
      switch mishap {
      case .noData: hasData = false
      case .noCode: members.removeAll { $0.name == "code" }
      case .spoiledCode:
        members[0].value =
          ["null", "0.0", "true", #""""#, "[]"].randomElement(using: &random) ?? ""
      case .noList: records = nil
      case .nullList: hasNullList = true
      case .emptyList: records = records.map { _ in [] }
      case .repeatedElement: records = records.map { $0 + $0 }
      case .repeatedKey:
        if let member = members.randomElement(using: &random) {
          members.append(Bool.random(using: &random) ? member : (member.name, "0"))
        }
      case .repeatedField:
        if let field, let repeated = records?[0][field] {
          records?[0].append(Bool.random(using: &random) ? repeated : (repeated.name, "null"))
        }
      case .foreignRecord:
        records?.append([("user_id", #""other""#), ("check_time", #""1""#)])
      case .noField: if let field { records?[0].remove(at: field) }
      case .spoiledField:
        if let field {
          records?[0][field].value = ["{}", "[]", "true"].randomElement(using: &random) ?? "{}"
        }
      case .wrongShape:
        records?.append([("user_id", "[]")])
      case .numbers:
        records = records?.map { record in
          record.map { member in
            let digits = member.value.filter { $0 != "\"" }
            return (member.name, RecordID(digits) == nil ? member.value : digits)
          }
        }
      case .noMessage: members.removeAll { $0.name == "msg" }
      case .otherOrder:
        members.shuffle(using: &random)
        records = records?.map { $0.shuffled(using: &random) }
      case .otherStatus: status = [204, 302, 429, 500, 502].randomElement(using: &random) ?? 500
      case .none, .cut, .trailingBytes, .spoiledByte, .byteOrderMark, .brokenOff, .silence: break
      }
    }

    func observation(_ mishap: Mishap, _ random: inout SplitMix64) -> WriteObservation {
      var body = Array(json.utf8)
      switch mishap {
      case .cut: body.removeLast(Int.random(in: 1...body.count, using: &random))
      case .trailingBytes: body += body
      case .spoiledByte:
        body.insert(
          Bool.random(using: &random) ? 0 : 0xFF, at: Int.random(in: 0...body.count, using: &random)
        )
      case .byteOrderMark: body.insert(contentsOf: [0xEF, 0xBB, 0xBF], at: 0)
      case .brokenOff:
        return .answerBroken(
          status: status, AnswerFault.allCases.randomElement(using: &random) ?? .cut)
      case .silence: return .noAnswer(Silence.allCases.randomElement(using: &random) ?? .timeout)
      case .none, .noData, .noCode, .spoiledCode, .noList, .nullList, .emptyList,
        .repeatedElement, .repeatedKey, .repeatedField, .foreignRecord, .noField, .spoiledField,
        .otherStatus, .wrongShape, .numbers, .noMessage, .otherOrder:
        break
      }
      return .answered(status: status, body: body)
    }

    private var json: String {
      func object(_ members: Members) -> String {
        "{" + members.map { #""\#($0.name)":\#($0.value)"# }.joined(separator: ",") + "}"
      }
      var data: Members = []
      if hasNullList {
        data = [("flow_records", "null")]
      } else if let records {
        data = [("flow_records", "[\(records.map(object).joined(separator: ","))]")]
      }
      return object(members + (hasData ? [("data", object(data))] : []))
    }
  }
}
