import Attendance
import Foundation

/// A filter over the columns of a store: each term is asked once of each different text, and of each row by look-up.
struct RowFilter {
  private let columns: RecordColumns
  private let zone: TimeZone
  private let knownNames: [UserID: String]
  /// The employees' names by the numbers of their column; empty where a name is not known.
  private let names: FoldedText
  /// What sources are called, by the numbers of their column.
  private let sourceNames: FoldedText

  init(
    _ columns: RecordColumns, names: [UserID: String], zone: TimeZone,
    sourceName: (RecordSource) -> String
  ) {
    self.columns = columns
    self.zone = zone
    knownNames = names
    self.names = FoldedText(
      columns.users.values.lazy.map { names[$0] ?? "" })
    sourceNames = FoldedText(columns.sources.values.map(sourceName))
  }

  /// Tells for each row of the columns whether all terms are true of it; throws where the task is cancelled.
  func rows(
    _ terms: [RecordFilter.Term], without removed: [Int]
  ) throws(CancellationError) -> [Bool] {
    var kept = [Bool](repeating: true, count: columns.times.count)
    for row in removed { kept[row] = false }
    let present = kept
    for term in terms {
      switch term.meaning {
      case .text(let word, let field):
        try keep(&kept, term.isExcluded, try text(ByteWord(word), field))
      case .source(let kinds):
        let isMeant = columns.sources.values.map { kinds.contains($0.kind) }
        let numbers = columns.sources.numbers
        try keep(&kept, term.isExcluded) { isMeant[Int(numbers[$0])] }
      case .moments(let from, let to):
        let (first, last) = seconds(from, to)
        let times = columns.times
        try keep(&kept, term.isExcluded) { first <= times[$0].seconds && times[$0].seconds <= last }
      case .timeOfDay(let ranges):
        var clock = LocalClock(zone: zone)
        let times = columns.times
        try keep(&kept, term.isExcluded) { row in
          let second = LocalClock.secondOfDay(clock.localSeconds(times[row]))
          return ranges.contains { $0.contains(second) }
        }
      case .duplicates(let duplicates):
        let repeated = try repeated(duplicates, among: present)
        try keep(&kept, term.isExcluded) { repeated[$0] }
      }
    }
    return kept
  }

  private func keep(
    _ kept: inout [Bool], _ isExcluded: Bool, _ isTrue: (Int) -> Bool
  ) throws(CancellationError) {
    try Cancellation.checked(kept.count) { rows in
      for row in rows where kept[row] { kept[row] = isTrue(row) != isExcluded }
    }
  }

  private func seconds(
    _ from: RecordFilter.Bound?, _ to: RecordFilter.Bound?
  ) -> (first: Int64, last: Int64) {
    // Both passes of an hour that comes twice are meant, or neither.
    let first = from.map {
      $0.isIncluded
        ? $0.time.firstMoment(in: zone).seconds : $0.time.lastMoment(in: zone).seconds + 1
    }
    let last = to.map {
      $0.isIncluded
        ? $0.time.lastMoment(in: zone).seconds : $0.time.firstMoment(in: zone).seconds - 1
    }
    return (first ?? .min, last ?? .max)
  }

  /// Marks the rows whose person, time and place stand there more than once.
  private func repeated(
    _ duplicates: RecordFilter.Duplicates, among present: [Bool]
  ) throws(CancellationError) -> [Bool] {
    let numbers = columns.occurrences
    var counts = [UInt32](repeating: 0, count: columns.occurrenceCount)
    var marks = [Bool](repeating: false, count: numbers.count)
    for row in present.indices where present[row] {
      let number = Int(numbers[row])
      marks[row] = counts[number] > 0
      counts[number] += 1
    }
    if Task.isCancelled { throw CancellationError() }
    switch duplicates {
    case .extra: return marks
    case .all: return present.indices.map { present[$0] && counts[Int(numbers[$0])] > 1 }
    }
  }

  /// A condition that is true of the rows in one of whose columns a word stands.
  private func text(
    _ word: ByteWord, _ field: RecordFilter.TextField?
  ) throws(CancellationError) -> (Int) -> Bool {
    let isAny = field == nil
    let users = merged(
      isAny || field == .id || field == .user ? try columns.userTexts.containing(word) : [],
      isAny || field == .name || field == .user ? try names.containing(word) : [])
    let places = isAny || field == .place ? try columns.placeTexts.containing(word) : []
    let comments = isAny || field == .comment ? try columns.commentTexts.containing(word) : []
    let sources = isAny ? try sourceNames.containing(word) : []
    let creators = field == .creator ? try creators(word) : []
    let externals = field == .external ? try columns.externalTexts.containing(word) : []
    let isInIDs = (isAny || field == .id) && PackedID.mayContain(word)
    let isInTimes = (isAny || field == .time) && TimeTexts.mayContain(word)
    let columns = columns
    var times = TimeTexts(zone: zone)
    var digits = [UInt8](repeating: 0, count: 20)
    return { row in
      !users.isEmpty && users[Int(columns.users.numbers[row])]
        || !places.isEmpty && places[Int(columns.places.numbers[row])]
        || !comments.isEmpty && comments[Int(columns.comments.numbers[row])]
        || !sources.isEmpty && sources[Int(columns.sources.numbers[row])]
        || !creators.isEmpty && creators[Int(columns.creators.numbers[row])]
        || !externals.isEmpty && externals[Int(columns.externalIDs.numbers[row])]
        || isInIDs && columns.ids[row].contains(word, &digits)
        || isInTimes && times.contains(word, columns.times[row])
    }
  }

  /// Tells for each creator whether a word stands in the id, or in the name where that is known.
  private func creators(_ word: ByteWord) throws(CancellationError) -> [Bool] {
    let creators = columns.creators.values
    return merged(
      try FoldedText(creators.lazy.map(\.rawValue)).containing(word),
      try FoldedText(creators.lazy.map { knownNames[$0] ?? "" }).containing(word))
  }

  private func merged(_ left: [Bool], _ right: [Bool]) -> [Bool] {
    left.isEmpty ? right : right.isEmpty ? left : zip(left, right).map { $0 || $1 }
  }
}
