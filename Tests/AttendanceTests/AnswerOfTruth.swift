import Attendance
import TestSupport

/// A platform that may break down, but does not lie: it acts, and writes its answer from what it did.
///
/// What happens to the answer afterwards takes parts of it away, repeats parts, or spoils them in a way that shows.
/// No part is replaced by another that is whole and false: no judge could see through that.
struct AnswerOfTruth {
  /// What the platform said, on the whole.
  enum Story: CaseIterable {
    /// Code 0 and both lists.
    case success
    /// It did nothing, and says why.
    case refusal
    /// It broke down in the middle: a code that leaves open what was done, with or without lists.
    case breakdown
  }

  /// What happened to the answer on its way.
  enum Mishap: CaseIterable {
    case none, cut, noData, noCode, spoiledCode, noList, nullList, shorterList, repeatedElement
    case repeatedKey, bothLists, foreignID, trailingBytes, spoiledByte, byteOrderMark, otherStatus
    case wrongShape, numbers, noMessage, repeatedReason, otherOrder, brokenOff, silence
  }

  private static let refusals = [
    1_220_002, 1_220_003, 1_220_006, 9499, 99_991_401, 99_991_663, 99_991_672, 99_992_402,
  ]
  private static let breakdowns = [1_220_001, 1_220_600, 1_225_000, 1_227_000, 500]

  let batch: RecordBatch
  let story: Story
  let mishap: Mishap
  /// The records that the platform has really deleted.
  let deleted: Set<RecordID>
  let observation: WriteObservation

  init(using random: inout SplitMix64) throws {
    var ids: [RecordID] = []
    for _ in 0..<Int.random(in: 1...10, using: &random) {
      let digits = String(UInt64.random(in: 1_000_000_000_000_000_000 ... .max, using: &random))
      if let id = RecordID(digits) { ids.append(id) }
    }
    batch = try RecordBatch(ids)
    story = Story.allCases.randomElement(using: &random) ?? .success
    mishap = Mishap.allCases.randomElement(using: &random) ?? .none
    let odds = Int.random(in: 0...4, using: &random)
    let chosen =
      story == .refusal ? [] : ids.filter { _ in Int.random(in: 1...4, using: &random) <= odds }
    deleted = Set(chosen)
    var text = Text(story, succeeded: chosen, failed: ids.filter { !chosen.contains($0) }, &random)
    text.befall(mishap, &random)
    observation = text.observation(mishap, &random)
  }

  /// The parts of an answer as they are written, before they are put together.
  private struct Text {
    var status: Int
    var members: [(name: String, value: String)]
    var lists: [(name: String, ids: [String])]
    var hasData = true

    init(
      _ story: Story, succeeded: [RecordID], failed: [RecordID], _ random: inout SplitMix64
    ) {
      let code: Int
      switch story {
      case .success: (code, status) = (0, 200)
      case .refusal:
        code = refusals.randomElement(using: &random) ?? 9499
        status = [200, 400, 403].randomElement(using: &random) ?? 200
      case .breakdown:
        code = breakdowns.randomElement(using: &random) ?? 500
        status = [200, 400, 500].randomElement(using: &random) ?? 500
      }
      let reasons = failed.map { #"\"\#($0)\":\"not imported\""# }.joined(separator: ",")
      members = [
        ("code", String(code)), ("msg", failed.isEmpty ? #""success""# : #""{\#(reasons)}""#),
      ]
      switch story {
      case .success, .breakdown:
        lists = [
          ("success_record_ids", succeeded.map { #""\#($0)""# }),
          ("fail_record_ids", failed.map { #""\#($0)""# }),
        ]
      case .refusal: lists = []
      }
    }

    mutating func befall(_ mishap: Mishap, _ random: inout SplitMix64) {
      let list = lists.indices.randomElement(using: &random)
      switch mishap {
      case .noData: hasData = false
      case .noCode: members.removeAll { $0.name == "code" }
      case .spoiledCode:
        members[0].value =
          ["null", "0.0", "true", #""""#, "[]"].randomElement(using: &random) ?? ""
      case .noList: if let list { lists.remove(at: list) }
      case .nullList: if let list { lists[list].ids = ["null"] }
      case .shorterList:
        if let list, let element = lists[list].ids.indices.randomElement(using: &random) {
          lists[list].ids.remove(at: element)
        }
      case .repeatedElement: if let list { lists[list].ids += lists[list].ids }
      case .repeatedKey:
        if Bool.random(using: &random), let list {
          lists.append(Bool.random(using: &random) ? lists[list] : (lists[list].name, []))
        } else if let member = members.randomElement(using: &random) {
          members.append(Bool.random(using: &random) ? member : (member.name, "0"))
        }
      case .bothLists:
        if lists.count == 2 { lists[1].ids += lists[0].ids }
      case .foreignID: if let list { lists[list].ids.append(#""17""#) }
      case .wrongShape: if let list { lists[list].ids.append("{}") }
      case .numbers:
        for list in lists.indices {
          lists[list].ids = lists[list].ids.map { $0.filter { $0 != "\"" } }
        }
      case .noMessage: members.removeAll { $0.name == "msg" }
      case .repeatedReason: members[1].value = #""{\"1\":\"a\",\"1\":\"b\"}""#
      case .otherOrder:
        members.shuffle(using: &random)
        lists.shuffle(using: &random)
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
      case .none, .noData, .noCode, .spoiledCode, .noList, .nullList, .shorterList,
        .repeatedElement, .repeatedKey, .bothLists, .foreignID, .otherStatus, .wrongShape, .numbers,
        .noMessage, .repeatedReason, .otherOrder:
        break
      }
      return .answered(status: status, body: body)
    }

    private var json: String {
      let lists = lists.map { list in
        #""\#(list.name)":"#
          + (list.ids == ["null"] ? "null" : "[\(list.ids.joined(separator: ","))]")
      }
      let data = hasData ? [#""data":{\#(lists.joined(separator: ","))}"#] : []
      return "{" + (members.map { #""\#($0.name)":\#($0.value)"# } + data).joined(separator: ",")
        + "}"
    }
  }
}
