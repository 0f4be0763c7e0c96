import ArgumentParser
import Attendance
import FeishuAttendance
import Foundation
import Terminal
import UnpunchKit

/// `unpunch query`: prints flow records.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: say(.queryAbstract))

  @OptionGroup var find: FindOptions
  @Option(help: help(.optionFormat))
  var format = OutputFormat.table
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try find.check()
    let settings = try SettingsLoader.load(common)
    guard let query = try find.query(settings, today: Today.now(in: settings.zone)) else {
      throw CommandFailure(.usage, .employeesMissing)
    }
    let client = FeishuClient(try settings.configuration())
    let finder = Finder(service: AttendanceService(client), zone: settings.zone)
    let finding = await finder.find(query)
    await client.close()
    let text = try text(finding, settings)
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    } catch let error where StandardOutput.isClosed(error) {
      throw CommandFailure(.outputClosed, "")
    }
    try report(finding, settings)
  }

  private func text(_ finding: Finding, _ settings: Settings) throws -> String {
    let records = finding.store.rows.map { row in
      let record = finding.store[row]
      return RecordOutput(record, name: finding.names[record.userID], zone: settings.zone)
    }
    // Where nothing could be read there is no table: only an array must be one.
    let isNothing = records.isEmpty && !finding.isComplete
    return switch format {
    case .json: try MachineText.json(records) + "\n"
    case .ndjson: try records.map { try MachineText.json($0) + "\n" }.joined()
    case .table where isNothing, .csv where isNothing: ""
    case .table: RecordTable.lines(finding, settings)
    case .csv:
      ([RecordOutput.columns] + records.map(\.fields)).map { fields in
        // A file gets what the platform sent; a terminal what is harmless to it.
        MachineText.csv(isatty(1) == 1 ? fields.map { SafeText($0).plain } : fields) + "\r\n"
      }.joined()
    }
  }

  /// Says what could not be read; an incomplete list is a failure.
  private func report(_ finding: Finding, _ settings: Settings) throws {
    guard let first = finding.gaps.first else { return }
    let isNothing = finding.store.count == 0
    var lines: [String] = []
    if !isNothing {
      var seen: Set<UserID> = []
      let people = finding.gaps.flatMap(\.employees).filter { seen.insert($0).inserted }
      let text = CommandText.incomplete(finding.gaps.count, people.map(\.rawValue))
      lines.append(text.words(in: settings.language))
    }
    var told: Set<FeishuError> = []
    for error in finding.gaps.map(\.error) where told.insert(error).inserted {
      lines.append(error.sentence(in: settings.language, platform: settings.platform))
    }
    let isRefused = isNothing && finding.gaps.allSatisfy(\.error.isAboutPermission)
    throw CommandFailure(
      isRefused ? ExitStatus(first.error) : .unavailable, lines.joined(separator: "\n"))
  }
}
