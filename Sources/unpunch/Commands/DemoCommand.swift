import ArgumentParser
import Attendance
import FeishuAttendance
import Foundation
import Sandbox
import UnpunchKit

/// `unpunch demo`: the screens on the built-in sandbox.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo", abstract: say(.demoAbstract))

  @OptionGroup var find: FindOptions
  @OptionGroup var sandbox: SandboxParameters
  @OptionGroup var common: CommonOptions

  func run() async throws {
    try find.check()
    let settings = try SettingsLoader.load(common)
    let state = try sandbox.state()
    try Screens.requireTerminal()
    try await TemporaryDirectory.during { directory in
      try await SandboxServer(state).listening(port: 0) { address in
        let settings = try Self.settings(settings, state, address, directory)
        try await Screens.run(settings, try query(settings, state), isDemo: true)
      }
    }
  }

  /// The operator's taste, and for all else the sandbox's own.
  private static func settings(
    _ own: Settings, _ state: SandboxState, _ address: SandboxAddress, _ directory: String
  ) throws -> Settings {
    var settings = own
    settings.platform = .feishu
    settings.baseURL = try BaseURL(address.baseURL)
    settings.appID = state.appID
    settings.appSecret = Secret(state.appSecret)
    settings.tenantName = state.companyName
    settings.zone = TimeZone(identifier: "Asia/Shanghai") ?? own.zone
    settings.idKind = .employeeID
    settings.isIDKindLocked = false
    settings.proxy = nil
    settings.caFile = nil
    settings.authorities = nil
    settings.stateDirectory = directory
    settings.audit = .off
    return settings
  }

  /// What the options ask for; without any, everybody and all days of the sandbox.
  private func query(_ settings: Settings, _ state: SandboxState) throws -> FlowQuery {
    let isNumber = find.idKind == .employeeNumber
    let everyone = (isNumber ? state.employeeNumbers : state.employees).map(UserID.init(rawValue:))
    let last = UnixTime(seconds: Int64(state.to) - 1)
    let first = UnixTime(seconds: Int64(state.from))
    let today = CivilTime(last, in: settings.zone)
    if find.from == nil, find.to == nil, let span = TimeSpan(first: first, last: last) {
      let asked = try find.query(settings, today: today, everyone: everyone)
      return FlowQuery(
        employees: asked?.employees ?? everyone, idKind: asked?.idKind ?? .employeeID, span: span,
        includesFormer: find.includeFormer, source: find.source)
    }
    guard let asked = try find.query(settings, today: today, everyone: everyone) else {
      throw CommandFailure(OptionMistake.employeesMissing)
    }
    return asked
  }
}
