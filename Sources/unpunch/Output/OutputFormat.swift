import ArgumentParser
import Foundation
import Terminal

/// The formats of what the commands print.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, ndjson, csv

  /// Puts results together in this format.
  func text(
    _ results: @autoclosure () -> [some Encodable], columns: [String],
    rows: @autoclosure () -> [[String]], table: () -> String
  ) throws -> String {
    switch self {
    case .json: try MachineText.json(results()) + "\n"
    case .ndjson: try results().map { try MachineText.json($0) + "\n" }.joined()
    case .csv:
      ([columns] + rows()).map { fields in
        // A file gets what the platform sent; a terminal what is harmless to it.
        MachineText.csv(isatty(1) == 1 ? fields.map { SafeText($0).plain } : fields) + "\r\n"
      }.joined()
    case .table: table()
    }
  }
}

/// The formats of one report on the whole, which `doctor` and `verify` print.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}
