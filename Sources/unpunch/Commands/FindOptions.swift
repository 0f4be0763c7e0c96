public import ArgumentParser
import Attendance
import Foundation
public import UnpunchKit

extension FlowQuery.Source: ExpressibleByArgument {}

/// The options that say how records are read, by the searches and by `delete`.
///
/// The program itself takes them too; what it took the parser hands on to a command with a group of the same type only.
struct ReadingOptions: ParsableArguments {
  @Option(name: .customLong("id-kind"), help: help(.optionIDKind))
  var idKind: IDKind?

  @Flag(name: .customLong("include-former"), help: help(.optionFormer))
  var includeFormer = false
}

/// The options that say what to find.
struct FindOptions: ParsableArguments {
  @Option(help: help(.optionEmployees, value: "id,id,…"))
  var employees: String?

  @Option(name: .customLong("employees-file"), help: help(.optionEmployeesFile, value: "file"))
  var employeesFile: String?

  @OptionGroup var reading: ReadingOptions

  @Option(help: help(.optionFrom, value: "date"))
  var from: String?

  @Option(help: help(.optionTo, value: "date"))
  var to: String?

  @Option(help: help(.optionSource))
  var source: FlowQuery.Source = .flows

  var idKind: IDKind? { reading.idKind }
  var includeFormer: Bool { reading.includeFormer }

  /// Refuses what cannot be right before anything else is done.
  ///
  /// - Throws: ``CommandFailure`` with 64.
  func check() throws(CommandFailure) {
    if employees != nil, employeesFile != nil {
      throw CommandFailure(OptionMistake.employeesTwice)
    }
    if let employees { try Self.check(EmployeeList(employees)) }
    for (name, text, end) in [("--from", from, MomentReader.End.first), ("--to", to, .last)] {
      if let text, MomentReader.read(text, as: end) == nil {
        throw CommandFailure(OptionMistake.notADate(option: name, text))
      }
    }
  }

  /// What the options ask for, of everyone where no employees are named; nil where neither employees nor a time are
  /// named, so that the form is to be shown.
  ///
  /// - Throws: ``CommandFailure`` where options do not fit together or a file is wrong, ``SettingsFailure`` where the
  ///   settings do not allow them.
  func query(
    _ settings: Settings, today: CivilTime, everyone: [UserID] = []
  ) throws -> FlowQuery? {
    let named = try namedEmployees(settings)
    let kind = try settings.idKind(
      option: idKind, heading: named?.idKind.map { ($0, employeesFile ?? "") })
    guard let employees = named?.ids ?? (everyone.isEmpty ? nil : everyone) else {
      guard from == nil, to == nil else { throw CommandFailure(OptionMistake.employeesMissing) }
      return nil
    }
    let days = TimeSpan.Preset.lastWeek.days(today: today)
    let last =
      to.flatMap { MomentReader.read($0, as: .last) } ?? (from == nil ? days.last : today.endOfDay)
    let first =
      from.flatMap { MomentReader.read($0, as: .first) }
      ?? (to == nil ? days.first : last.startOfDay)
    for (name, text, time) in [("--from", from, first), ("--to", to, last)] {
      if let text, let year = LikelyYear.instead(of: time, today: today) {
        throw CommandFailure(OptionMistake.unlikelyYear(option: name, text, likely: year))
      }
    }
    guard let span = TimeSpan(from: first, to: last, in: settings.zone) else {
      if TimeSpan.isSkipped(from: first, to: last, in: settings.zone) {
        throw CommandFailure(
          OptionMistake.skippedHour(zone: settings.zone.shownName), in: settings.language)
      }
      throw CommandFailure(OptionMistake.endBeforeBeginning)
    }
    return FlowQuery(
      employees: employees, idKind: kind, span: span,
      includesFormer: includeFormer, source: source)
  }

  private func namedEmployees(_ settings: Settings) throws(CommandFailure) -> EmployeeList? {
    if let employees { return EmployeeList(employees) }
    guard let employeesFile else { return nil }
    guard let path = settings.path(ofFile: employeesFile) else {
      throw CommandFailure(OptionMistake.fileWhenRestricted)
    }
    let bytes = try InputFile.read(path, followsLinks: settings.followsLinks)
    do throws(ListMistake) {
      let list = try EmployeeList(file: bytes, kind: idKind ?? settings.idKind)
      if list.withoutID > 0 {
        StandardError.write(
          CommandText.rowsWithoutID(file: employeesFile, list.withoutID)
            .words(in: settings.language))
      }
      return list
    } catch {
      if error == .nothing { throw CommandFailure(OptionMistake.noEmployees(file: employeesFile)) }
      throw CommandFailure(
        FileProblem(path: employeesFile, reason: error.reason(in: ChosenLanguage.early)))
    }
  }

  private static func check(_ list: EmployeeList) throws(CommandFailure) {
    if let word = list.rejected.first {
      throw CommandFailure(OptionMistake.notAnEmployee(word))
    }
    if list.ids.isEmpty { throw CommandFailure(OptionMistake.noEmployees(file: nil)) }
  }
}

extension CivilTime {
  /// The first second of the day.
  var startOfDay: CivilTime { CivilTime(year: year, month: month, day: day) }
  /// The last second of the day.
  var endOfDay: CivilTime {
    CivilTime(year: year, month: month, day: day, hour: 23, minute: 59, second: 59)
  }
}
