import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import UnpunchKit
import UnpunchTUI

/// A first start without settings: the screen that asks for what is missing, and writes it.
struct SetupRun {
  let settings: Settings
  let paths: SetupPaths

  /// The setup of a first start; nil where something is set already, or where nobody can be asked.
  init?(_ settings: Settings, _ options: CommonOptions) throws(SettingsFailure) {
    let settingsPath = try SettingsLoader.userPath(options)
    guard settings.appID == nil, settings.appSecret == nil, options.config == nil,
      !settings.isRestricted, isatty(0) == 1, isatty(1) == 1,
      OutsideFile.presence(settingsPath) == .absent,
      OutsideFile.presence(SettingsLoader.systemPath) == .absent
    else { return nil }
    self.settings = settings
    paths = Self.paths(settingsPath)
  }

  /// The setup that somebody asks for.
  init(writing settings: Settings, to settingsPath: String) {
    self.settings = settings
    paths = Self.paths(settingsPath)
  }

  /// The first of the files that is there already; nil where none is.
  var existing: String? {
    [paths.settings, paths.secret].first { OutsideFile.presence($0) != .absent }
  }

  private static func paths(_ settingsPath: String) -> SetupPaths {
    // The settings name the secret by a path that is read from anywhere.
    let path = SettingsPath.absolute(settingsPath)
    return SetupPaths(settings: path, secret: SettingsPath.directory(of: path) + "/app_secret")
  }

  @MainActor func run() async -> Result<SetupEnding, TerminalError> {
    await settings.onTerminal { terminal, settings in
      let state = SetupState(
        settings.setupContext, paths: paths, address: settings.givenAddress, size: terminal.size)
      let loop = Loop(state, on: terminal) { work, _, post in
        post(await Self.perform(work, settings))
      }
      return await loop.run([], events: terminal.events).0
    }
  }

  private static func perform(_ work: SetupWork, _ settings: Settings) async -> SetupAnswer {
    switch work {
    case .check(let answers):
      return .checked(await check(answers, settings))
    case .write(let answers, let paths):
      let result = await Result { () async throws(FileProblem) in
        try SetupFiles.write(answers, paths, settings.language)
        return true
      }
      return .written(result)
    }
  }

  /// Asks the platform for a token.
  private static func check(
    _ answers: SetupAnswers, _ settings: Settings
  ) async -> Result<Bool, FeishuError> {
    let client = FeishuClient(
      FeishuConfiguration(
        platform: answers.platform,
        baseURL: answers.address == nil ? BaseURL(answers.platform) : settings.baseURL,
        appID: answers.appID, appSecret: answers.secret, proxy: settings.proxy,
        authorities: settings.authorities,
        userAgent: "unpunch/\(Version.current)"), limits: .impatient)
    let result = await Result { () async throws(FeishuError) in
      try await client.checkCredentials()
      return true
    }
    await client.close()
    return result
  }
}

extension Settings {
  /// The address that was set; nil where it is the platform's own.
  fileprivate var givenAddress: String? {
    let address = baseURL.description
    return address == platform.baseURL ? nil : address
  }

  /// What the screens of a first start need: no app and no journal yet.
  fileprivate var setupContext: AppContext {
    AppContext(
      language: language, platform: platform, host: "",
      target: PlatformTarget(host: "", appID: "", tenantName: nil), zone: zone, hostZone: nil,
      today: .now(in: zone), isDemo: false,
      isReadOnly: false, isRestricted: isRestricted, journalProblem: nil,
      emergencies: EmergencyIntake())
  }
}
