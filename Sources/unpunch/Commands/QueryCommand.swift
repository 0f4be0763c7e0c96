import ArgumentParser
import Attendance
import FeishuAttendance
import UnpunchKit

/// `unpunch query`: prints flow records.
struct QueryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query", abstract: say(.queryAbstract))

  @OptionGroup var find: FindOptions
  @OptionGroup var printing: OutputOptions
  @Flag(help: help(.optionManyCalls))
  var yes = false
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try find.check()
    try printing.check()
    let settings = try SettingsLoader.load(common)
    guard let query = try find.query(settings, today: .now(in: settings.zone)) else {
      throw CommandFailure(OptionMistake.employeesMissing)
    }
    let configuration = try settings.configuration()
    try await ManyCalls.agree(to: CallEstimate(query), isAgreed: yes, settings)
    let result = await QueryRun(configuration: configuration, zone: settings.zone)
      .run(query, RunTeller(settings).tell)
    try StandardOutput.print(try text(result, settings), in: settings.language)
    try report(result, settings)
  }

  private func text(_ result: SearchResult, _ settings: Settings) throws -> String {
    let isNothing = result.store.count == 0 && !result.isComplete
    switch printing.format {
    // Where nothing could be read there is no table: only an array must be one.
    case .table where isNothing, .csv where isNothing: return ""
    case .json, .ndjson, .table, .csv: break
    }
    let records = result.store.rows.lazy.map { row in
      let record = result.store[row]
      return RecordOutput(record, name: result.names[record.userID], zone: settings.zone)
    }
    return try printing.text(
      Array(records), columns: RecordOutput.columns, rows: records.map(\.fields)
    ) { RecordTable.lines(result, settings) }
  }

  /// Says what could not be read, and what came and is not in the list or not as it came; an incomplete list is a failure.
  private func report(_ result: SearchResult, _ settings: Settings) throws {
    let unlisted = result.unlisted.sentences(platform: settings.platform).map {
      $0(in: settings.language)
    }
    let names = [result.missingNames(platform: settings.platform)?(in: settings.language)]
      .compactMap(\.self)
    guard let first = result.gaps.first else {
      if unlisted.isEmpty {
        if result.store.count == 0 {
          StandardError.write(CommandText.nothingFound.words(in: settings.language))
        }
        // The list is whole all the same.
        if !names.isEmpty { StandardError.write(names.joined()) }
        return
      }
      throw CommandFailure(.unavailable, (unlisted + names).joined(separator: "\n"))
    }
    let isNothing = result.store.count == 0
    var lines: [String] = unlisted
    if !isNothing || result.gaps.count > 1 {
      var seen: Set<UserID> = []
      let people = result.gaps.flatMap(\.employees).filter { seen.insert($0).inserted }
      let text = CommandText.incomplete(result.gaps.count, people.map(\.rawValue))
      lines.append(text.words(in: settings.language))
    }
    var told: Set<String> = []
    for error in result.gaps.map(\.error) {
      let sentence = error.sentence(in: settings.language, platform: settings.platform)
      // The same failure of another call differs by its log id only.
      if told.insert(error.logID.map { sentence.replacing($0, with: "") } ?? sentence).inserted {
        lines.append(sentence)
      }
    }
    let isRefused = isNothing && result.gaps.allSatisfy(\.error.isAboutPermission)
    throw CommandFailure(
      isRefused ? ExitStatus(first.error) : .unavailable, (lines + names).joined(separator: "\n"))
  }
}
