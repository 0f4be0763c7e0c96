import Attendance

/// Records as they came, each once, and the ids that do not say which record is meant.
struct DistinctRecords {
  /// The records in their order; of those that are alike in every byte that was read, the first.
  private(set) var records: [FlowRecord] = []
  /// How many were left out, being alike.
  private(set) var repeated = 0
  /// The ids that records have which differ.
  private(set) var ambiguous: Set<RecordID> = []

  /// Goes through records.
  ///
  /// - Parameter all: The records; those without an id are all kept.
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
