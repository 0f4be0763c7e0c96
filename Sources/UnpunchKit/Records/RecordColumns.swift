import Attendance

/// The columns of a record store, and what is worked out once so that filtering and sorting are look-ups.
struct RecordColumns: Sendable {
  let ids: [PackedID]
  let times: [UnixTime]
  let types: NumberedColumn<FlowType?>
  let sources: NumberedColumn<RecordSource>
  let users, creators: NumberedColumn<UserID>
  let places, comments: NumberedColumn<ExactText>
  let externalIDs: NumberedColumn<ExactText?>
  private let ssids, bssids, idempotentIDs: NumberedColumn<ExactText?>
  private let flags: [UInt8]
  /// What is odd in the few rows in which something is.
  private let oddities: [Int: [Oddity]]

  /// The texts that are searched, by the numbers of their columns.
  let userTexts, placeTexts, commentTexts: FoldedText
  /// The order of the texts, by the numbers of their columns.
  let placeRanks, commentRanks: Ranks
  /// The rows in the order of their ids, rows with the same number in the order of the store; those without an id first.
  let rowsByID: [UInt32]
  /// The rows, newest first, rows of the same second in the order of the store; nil where that is the order of the store.
  let newestFirst: [UInt32]?
  /// Equal numbers where person, time and place are equal.
  let occurrences: [UInt32]
  /// How many different persons, times and places there are together.
  let occurrenceCount: Int

  /// Takes records in the order in which they are kept.
  init(_ records: [FlowRecord]) {
    ids = records.map { PackedID($0.recordID) }
    times = records.map(\.checkTime)
    types = NumberedColumn(records.lazy.map(\.type))
    sources = NumberedColumn(records.lazy.map(\.source))
    users = NumberedColumn(records.lazy.map(\.userID))
    creators = NumberedColumn(records.lazy.map(\.creatorID))
    places = NumberedColumn(records.lazy.map(\.locationName))
    comments = NumberedColumn(records.lazy.map(\.comment))
    ssids = NumberedColumn(records.lazy.map(\.ssid))
    bssids = NumberedColumn(records.lazy.map(\.bssid))
    externalIDs = NumberedColumn(records.lazy.map(\.externalID))
    idempotentIDs = NumberedColumn(records.lazy.map(\.idempotentID))
    oddities = Dictionary(
      uniqueKeysWithValues: records.enumerated().compactMap { row, record in
        record.oddities.map { (row, $0) }
      })
    flags = records.map { Self.flag($0.isField) | Self.flag($0.isWifi) << 2 }

    userTexts = FoldedText(users.values.lazy.map(\.rawValue))
    placeTexts = FoldedText(places.values.lazy.map(\.text))
    commentTexts = FoldedText(comments.values.lazy.map(\.text))
    placeRanks = Ranks(of: places.values)
    commentRanks = Ranks(of: comments.values)
    let (ids, times, users, places) = (ids, times, users.numbers, places.numbers)
    rowsByID = ids.indices.map { UInt32($0) }.sorted {
      let (left, right) = (ids[Int($0)].value, ids[Int($1)].value)
      return left == right ? $0 < $1 : left < right
    }
    newestFirst =
      zip(times, times.dropFirst()).allSatisfy { $0 >= $1 }
      ? nil
      : times.indices.map { UInt32($0) }.sorted {
        let (left, right) = (times[Int($0)], times[Int($1)])
        return left == right ? $0 < $1 : left > right
      }
    let occurrences = NumberedColumn(
      times.indices.lazy.map { Occurrence(user: users[$0], time: times[$0], place: places[$0]) })
    self.occurrences = occurrences.numbers
    occurrenceCount = occurrences.values.count
  }

  /// The importers' own ids as they are searched, by the numbers of their column; made anew each time, as nearly every
  /// record has another one, and few filters ask.
  var externalTexts: FoldedText { FoldedText(externalIDs.values.lazy.map { $0?.text ?? "" }) }

  /// The record of a row.
  subscript(row: Int) -> FlowRecord {
    FlowRecord(
      recordID: ids[row].recordID, userID: users[row],
      creatorID: creators[row], locationName: places[row],
      checkTime: times[row], comment: comments[row], ssid: ssids[row],
      bssid: bssids[row], isField: Self.bool(flags[row]), isWifi: Self.bool(flags[row] >> 2),
      type: types[row], externalID: externalIDs[row],
      idempotentID: idempotentIDs[row], oddities: oddities[row])
  }

  /// The rows that have an id, in the order of the store.
  func rows(of id: RecordID) -> [Int] {
    let packed = PackedID(id)
    var (low, high) = (0, rowsByID.count)
    while low < high {
      let middle = (low + high) / 2
      if ids[Int(rowsByID[middle])].value < packed.value { low = middle + 1 } else { high = middle }
    }
    return rowsByID[low...].lazy.map { Int($0) }
      .prefix { ids[$0].value == packed.value }.filter { ids[$0] == packed }
  }

  /// Who, when and where.
  private struct Occurrence: Hashable {
    let user: UInt32
    let time: UnixTime
    let place: UInt32
  }

  /// Nil, false and true as 0, 1 and 2.
  private static func flag(_ value: Bool?) -> UInt8 { value.map { $0 ? 2 : 1 } ?? 0 }
  private static func bool(_ flag: UInt8) -> Bool? { flag & 3 == 0 ? nil : flag & 3 == 2 }
}

/// A column whose values repeat: each different value is kept once, and each row has its number.
struct NumberedColumn<Value: Hashable & Sendable>: Sendable {
  /// The different values, in the order in which they were met.
  let values: [Value]
  /// For each row the number of its value.
  let numbers: [UInt32]

  /// Takes the values of the rows.
  init(_ rows: some Collection<Value>) {
    var values: [Value] = []
    var numbers: [UInt32] = []
    var known: [Value: UInt32] = [:]
    numbers.reserveCapacity(rows.count)
    for value in rows {
      let number = known[value] ?? UInt32(values.count)
      if number == values.count {
        known[value] = number
        values.append(value)
      }
      numbers.append(number)
    }
    self.values = values
    self.numbers = numbers
  }

  /// The value of a row.
  subscript(row: Int) -> Value { values[Int(numbers[row])] }
}

/// Places of values in their order, so that rows are sorted by small numbers instead of texts.
struct Ranks: Sendable {
  /// For each value its place; equal values have the same one.
  private let places: [UInt32]
  /// How many different places there are.
  let count: Int

  /// Puts values in order, the smallest first.
  init(of values: some Collection<some Comparable>) {
    let values = Array(values)
    let order = values.indices.sorted { values[$0] < values[$1] }
    var places = [UInt32](repeating: 0, count: values.count)
    var place: UInt32 = 0
    for (index, number) in order.enumerated() {
      if index > 0, values[order[index - 1]] != values[number] { place += 1 }
      places[number] = place
    }
    self.places = places
    count = values.isEmpty ? 0 : Int(place) + 1
  }

  /// The place of a value.
  subscript(number: UInt32) -> Int { Int(places[Int(number)]) }
}
