import Foundation

/// A batch as `delete`, `history` and `settle` print it.
struct BatchLine: Decodable, Sendable {
  /// A record of it.
  struct Record: Decodable, Sendable {
    let record_id, verdict: String
    let how, reason, log_id: String?
    let code: Int?
  }

  let batch: Int?
  let at, reason: String
  let `operator`: String
  let asked, deleted, not_deleted, unknown, skipped, undone: Int
  let records: [Record]

  /// The ids of the records with a verdict.
  func ids(_ verdict: String) -> [String] {
    records.filter { $0.verdict == verdict }.map(\.record_id)
  }
}

/// What `undo` prints of a batch.
struct UndoLine: Decodable, Sendable {
  /// A record of it.
  struct Record: Decodable, Sendable {
    let record_id, verdict: String
    let new_record_id, reason: String?
  }

  let batch, asked, imported, not_imported, unknown: Int
  let records: [Record]
}

extension Unpunch.Ended {
  /// The output as JSON.
  func decoded<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(Value.self, from: Data(output.utf8))
  }

  /// The batches that were printed as one array.
  var batches: [BatchLine] { get throws { try decoded() } }
}

extension PlatformDouble {
  /// The records that the platform lists, as `query` prints them as ndjson.
  func listed(in home: Home) async throws -> String {
    try await Unpunch.run(["query"] + Self.findAll + ["--format", "ndjson"], in: home).output
  }

  /// Their ids, in the order of the list.
  func ids(in home: Home) async throws -> [String] {
    try await listed(in: home).split(separator: "\n").map { line in
      try JSONDecoder().decode(ListedRecord.self, from: Data(line.utf8)).record_id
    }
  }

  /// Waits until so many deletions have come.
  func waitForDeletions(_ count: Int) async throws {
    _ = try await eventually("\(count) deletions") {
      let found = try deletions.count
      return (found >= count ? true : nil, found: "\(found)")
    }
  }
}

/// The id of a record that was listed.
private struct ListedRecord: Decodable {
  let record_id: String
}
