import Attendance
import Foundation
import TestSupport
import Testing
import UnpunchKit

/// What filters, orders and removals do, against the slowest ways that are plainly right.
@Suite("Records against a slow reference")
struct RecordPropertyTests {
  @Test("a filter shows what its terms say of each record", arguments: 0..<60)
  func filters(_ seed: UInt64) async throws {
    var random = SplitMix64(seed: seed)
    var slow = SlowList(&random)
    for round in 0..<20 {
      if round % 5 == 4 { slow.remove(&random) }
      let terms = (0..<Int.random(in: 0...3, using: &random)).map { _ in slow.term(&random) }
      let text = terms.map(\.text).joined(separator: " ")
      let order = RecordOrder(
        column: try #require(RecordOrder.Column.allCases.randomElement(using: &random)),
        isAscending: .random(using: &random))
      let some = slow.records.indices.compactMap { slow.records[$0].recordID }.shuffled(
        using: &random)
      let arranged = try #require(
        await RecordArrangement(
          store: slow.store, names: SlowList.names, zone: slow.zone,
          sourceName: { $0.kind.name(in: .english) }
        ).arranged(
          RecordFilter(text), order, anchor: some.first, selected: Set(some.prefix(10)),
          span: Fixture.span(seconds: 3 * 86_400)))
      let place: Comment = "seed \(seed), round \(round): \(text), \(order)"
      #expect(RecordFilter(text).mistakes == [], place)
      let rows = slow.sorted(
        slow.rows.filter { row in terms.allSatisfy { $0.isTrue(row) } }, order)
      #expect(arranged.rows == rows, place)
      let shown = Set(rows.compactMap { slow.records[$0].recordID })
      #expect(arranged.hidden == Set(some.prefix(10)).subtracting(shown), place)
      #expect(
        arranged.anchorIndex
          == rows.firstIndex { slow.records[$0].recordID == some.first && some.first != nil }, place
      )
    }
  }

  @Test(
    "leaving records out, and looking at selected ones again, go by their ids", arguments: 0..<60)
  func removing(_ seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var slow = SlowList(&random)
    for _ in 0..<6 {
      #expect(Array(slow.store.rows) == slow.rows)
      #expect(slow.store.count == slow.rows.count)
      #expect(slow.store.rows.map { slow.store[$0] } == slow.rows.map { slow.records[$0] })
      var selection = Selection()
      for record in slow.records.shuffled(using: &random).prefix(12) {
        var older = record
        older.comment = "\(older.comment)!"
        _ = selection.insert(older)
      }
      let before = selection.items.map(\.id)
      let shown = before.compactMap { id in
        slow.rows.map { slow.records[$0] }.first { $0.recordID == id }
      }
      let gone = selection.refresh(from: slow.store)
      #expect(selection.items.map(\.record) == shown)
      let shownIDs = Set(shown.compactMap(\.recordID))
      #expect(gone == before.filter { !shownIDs.contains($0) })
      slow.remove(&random)
    }
  }
}

/// A few records as an array, with the store that is tested.
private struct SlowList {
  static let names = [Fixture.user(0): "赵敏", Fixture.user(1): "Ａlice", Fixture.user(2): "alice"]
  private static let texts: [ExactText] = [
    "", "北京总部 A 座", "北京总部 Ａ座", "Café", "Cafe\u{301}", "cafe", "上海", "11 月补录", "a\u{0}b", "２号门",
    "2026-11-20", "09:00", "imported",
  ]

  private(set) var records: [FlowRecord]
  private(set) var rows: [Int]
  private(set) var store: RecordStore
  let zone: TimeZone

  init(_ random: inout SplitMix64) {
    // In New York, clocks are set back on 2026-11-01.
    let isAtChange = Bool.random(using: &random)
    zone = isAtChange ? TimeZone(identifier: "America/New_York") ?? .gmt : Fixture.zone
    let from = isAtChange ? Int64(1_793_491_200) : Fixture.midnight.seconds
    records = (0..<Int.random(in: 0...60, using: &random)).map { number in
      var record = Fixture.record(
        number, user: Int.random(in: 0...4, using: &random),
        place: Self.texts.randomElement(using: &random) ?? "",
        comment: Self.texts.randomElement(using: &random) ?? "")
      let step: Int64 = Bool.random(using: &random) ? 1 : 1800
      record.checkTime = UnixTime(
        seconds: from + .random(in: 0...(172_800 / step), using: &random) * step)
      if Bool.random(using: &random) { record.externalID = nil }
      record.type =
        [nil, .imported, .machine, .makeUp, .other(9)].randomElement(using: &random) ?? nil
      if Int.random(in: 0..<8, using: &random) == 0 { record.recordID = nil }
      if Int.random(in: 0..<8, using: &random) == 0 { record.recordID = RecordID("00\(number)") }
      return record
    }
    if Bool.random(using: &random) { records.sort { $0.checkTime > $1.checkTime } }
    rows = Array(records.indices)
    store = RecordStore(records)
  }

  mutating func remove(_ random: inout SplitMix64) {
    let gone = Set(records.compactMap(\.recordID).shuffled(using: &random).prefix(5))
    store = store.removing(gone)
    let records = records
    rows.removeAll { row in records[row].recordID.map { gone.contains($0) } ?? false }
  }

  /// A term, and whether it is true of a row.
  struct Term {
    let text: String
    let isTrue: (Int) -> Bool
  }

  func term(_ random: inout SplitMix64) -> Term {
    let term = positiveTerm(&random)
    guard Bool.random(using: &random) else { return term }
    return Term(text: "-" + term.text) { !term.isTrue($0) }
  }

  private func positiveTerm(_ random: inout SplitMix64) -> Term {
    let word =
      [
        "京", "a", "A 座", "é", "Ｃａｆ", "\u{0}", "2026-11-20 1", "7", "00", "赵", "e1", "ali", "import",
        ":00", "补",
      ]
      .randomElement(using: &random) ?? "a"
    let records = records
    let zone = zone
    func contains(_ text: String) -> Bool {
      let (text, word) = (Array(folded(text).utf8), Array(folded(word).utf8))
      return text.indices.contains { text[$0...].starts(with: word) }
    }
    func columns(_ record: FlowRecord) -> [String: [String]] {
      let name = Self.names[record.userID] ?? ""
      return [
        "time": [CivilTime(record.checkTime, in: zone).text], "place": [record.locationName.text],
        "comment": [record.comment.text], "name": [name],
        "id": [record.recordID?.rawValue ?? "", record.userID.rawValue],
        "user": [record.userID.rawValue, name],
        "creator": [record.creatorID.rawValue, Self.names[record.creatorID] ?? ""],
        "external": [record.externalID?.text ?? ""],
      ]
    }
    switch Int.random(in: 0..<6, using: &random) {
    case 0:
      let field = RecordFilter.TextField.allCases.randomElement(using: &random) ?? .id
      return Term(text: "\(field):\"\(word)\"") {
        columns(records[$0])["\(field)"]?.contains { contains($0) } ?? false
      }
    case 1:
      let kind = SourceKind.allCases.randomElement(using: &random) ?? .imported
      return Term(text: "source:\(kind.rawValue)") { records[$0].source.kind == kind }
    case 2:
      let time = CivilTime(
        records.randomElement(using: &random)?.checkTime ?? Fixture.midnight, in: zone)
      let moment = time.moment(in: zone)
      let comparisons: [(sign: String, isTrue: (UnixTime) -> Bool)] = [
        (">", { $0 > moment }), (">=", { $0 >= moment }), ("<", { $0 < moment }),
        ("<=", { $0 <= moment }), ("=", { $0 == moment }),
      ]
      let comparison = comparisons[Int.random(in: 0..<5, using: &random)]
      let text = "\(comparison.sign)\(time.dateText)T\(time.timeText)"
      return Term(text: text) { comparison.isTrue(records[$0].checkTime) }
    case 3:
      func clock() -> String {
        let (hour, minute) = (
          Int.random(in: 10..<24, using: &random), Int.random(in: 10..<60, using: &random)
        )
        return "\(hour):\(minute)"
      }
      let (first, last) = (clock(), clock())
      return Term(text: first + ".." + last) { row in
        let clock = String(CivilTime(records[row].checkTime, in: zone).timeText.prefix(5))
        let (isFrom, isUntil) = (first <= clock, clock <= last)
        return first <= last ? isFrom && isUntil : isFrom || isUntil
      }
    case 4:
      let isExtra = Bool.random(using: &random)
      let rows = rows
      return Term(text: isExtra ? "dup:extra" : "dup:") { row in
        rows.contains { other in
          let (record, second) = (records[row], records[other])
          return (isExtra ? other < row : other != row) && record.userID == second.userID
            && record.checkTime == second.checkTime
            && record.locationName == second.locationName
        }
      }
    default:
      return Term(text: "\"\(word)\"") { row in
        let record = records[row]
        return contains(record.source.kind.name(in: .english))
          || columns(record).contains { field, texts in
            !["creator", "external"].contains(field) && texts.contains { contains($0) }
          }
      }
    }
  }

  /// One row after the other is put where it belongs.
  func sorted(_ rows: [Int], _ order: RecordOrder) -> [Int] {
    rows.reduce(into: []) { sorted, row in
      let index = sorted.firstIndex { other in
        order.isAscending
          ? isLess(row, other, order.column) : isLess(other, row, order.column)
      }
      sorted.insert(row, at: index ?? sorted.count)
    }
  }

  private func isLess(_ left: Int, _ right: Int, _ column: RecordOrder.Column) -> Bool {
    let (left, right) = (records[left], records[right])
    func name(_ record: FlowRecord) -> String { Self.names[record.userID] ?? "\u{10FFFF}" }
    func number(_ record: FlowRecord) -> UInt64 {
      record.recordID.flatMap { UInt64($0.rawValue) }.map { $0 + 1 } ?? 0
    }
    switch column {
    case .time: return left.checkTime < right.checkTime
    case .employee:
      return (name(left), left.userID.rawValue) < (name(right), right.userID.rawValue)
    case .source:
      return left.source.kind.name(in: .english) < right.source.kind.name(in: .english)
    case .place: return left.locationName < right.locationName
    case .comment: return left.comment < right.comment
    case .record: return number(left) < number(right)
    }
  }

  private func folded(_ text: String) -> String {
    text.precomposedStringWithCompatibilityMapping.lowercased()
  }
}
