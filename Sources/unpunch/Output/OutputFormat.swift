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

/// The options that say how results are printed.
struct OutputOptions: ParsableArguments {
  @Option(help: help(.optionFormat))
  var format = OutputFormat.table

  @Flag(help: help(.optionBOM))
  var bom = false

  /// Refuses a mark that would not be at the beginning of a CSV, before anything else is done.
  func check() throws(CommandFailure) {
    if bom, format != .csv { throw CommandFailure(OptionMistake.bomWithoutCSV) }
  }

  /// Puts results together as ``OutputFormat`` does; the mark is for a file, and says nothing to a terminal.
  func text(
    _ results: @autoclosure () -> [some Encodable], columns: [String],
    rows: @autoclosure () -> [[String]], table: () -> String
  ) throws -> String {
    let text = try format.text(results(), columns: columns, rows: rows(), table: table)
    return bom && isatty(1) != 1 ? "\u{FEFF}" + text : text
  }
}

/// The formats of one report on the whole, which `doctor` and `verify` print.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json
}
