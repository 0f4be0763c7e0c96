import Attendance

/// Records as they came, each once, and the ids that do not say which record is meant.
struct DistinctRecords {
  /// The records in their order; of those that are alike in every byte that was read, the first.
  private(set) var records: [FlowRecord] = []
  /// How many were left out, being alike.
  private(set) var repeated = 0
  /// The ids that records have which differ.
  private(set) var ambiguous: Set<RecordID> = []

  /// Goes through records; those without an id are all kept.
  init(_ all: [FlowRecord]) {
    var first: [RecordID: Int] = [:]
    var others: [RecordID: Set<FlowRecord>] = [:]
    records.reserveCapacity(all.count)
    for record in all {
      if let id = record.recordID {
        if let place = first[id] {
          guard records[place] != record, others[id, default: []].insert(record).inserted else {
            repeated += 1
            continue
          }
        } else {
          first[id] = records.count
        }
      }
      records.append(record)
    }
    ambiguous = Set(others.keys)
  }
}

extension FlowRecord {
  /// Whether another record that differs has its id too, so that nothing may be sent by it.
  package var sharesID: Bool { oddities?.contains(.sharedID) == true }
}

extension Oddity {
  /// An id that another record has too, which differs: what is sent by it may be either of them.
  ///
  /// Its value is no JSON, so nothing that came is taken for it.
  static let sharedID = Oddity(field: "record_id", value: "of two records")
}
