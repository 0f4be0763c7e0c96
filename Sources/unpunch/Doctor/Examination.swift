import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import UnpunchKit

/// Looks at everything that `unpunch` needs, in the order in which one thing needs another; changes nothing on the
/// platform.
struct Examination {
  /// The scopes that listing and deleting need.
  static let readScope = "attendance:task:readonly"
  static let writeScope = "attendance:task"
  /// How far the clocks may differ before it is worth a word: an answer's date is to the second, and takes its time.
  static let clockTolerance = 30

  let settings: Settings
  /// The settings files that there are.
  let files: [String]

  /// A diagnosis for each part at least, in the order of the parts.
  func diagnoses() async -> [Diagnosis] {
    let own = ofSettings()
    let terminal = await Self.terminal(settings)
    let platform: [Diagnosis]
    do throws(SettingsFailure) {
      platform = await ofPlatform(try settings.configuration())
    } catch {
      platform = Self.unchecked([.network, .token, .scopes, .clock], .needsSettings, settings)
    }
    return own + terminal + platform + (await ofJournal())
  }

  /// What is said where the settings cannot be read: all else needs them, but for the terminal.
  static func diagnoses(for failure: SettingsFailure, _ settings: Settings) async -> [Diagnosis] {
    [.problem(.settings, failure.sentence, ExitStatus(failure))] + (await terminal(settings))
      + unchecked([.network, .token, .scopes, .clock, .journal], .needsSettings, settings)
  }

  // MARK: Settings

  /// What is said of the settings.
  func ofSettings() -> [Diagnosis] {
    do throws(SettingsFailure) {
      let app = try settings.configuration().appID
      let names = files.isEmpty ? [words(.noFile)] : files
      let zone = settings.zone.shownName(at: Date.now)
      let text = words(.settings(files: names, settings.platform, app: app, zone: zone))
      guard settings.tenantName == nil else { return [.good(.settings, text)] }
      return [
        .good(.settings, text),
        .advice(.settings, words(.noTenantName), cure: words(.noTenantNameCure)),
      ]
    } catch {
      return [
        .problem(.settings, error.sentence, cure: cure(of: error.mistake), ExitStatus(error))
      ]
    }
  }

  /// What to do where there is no settings file at all; one that is there is not overwritten by `init`.
  private func cure(of mistake: SettingsMistake) -> String? {
    guard files.isEmpty, !settings.isRestricted, case .appIDMissing = mistake else { return nil }
    return words(.noSettingsCure)
  }

  // MARK: Terminal

  @MainActor private static func terminal(_ settings: Settings) -> [Diagnosis] {
    do throws(TerminalError) {
      return terminal(
        try TerminalReport.ofProcess(isRestricted: settings.isRestricted), settings)
    } catch .notATerminal {
      return unchecked([.terminal], .noTerminal, settings)
    } catch {
      let text = CommandText(error).words(in: settings.language)
      return [.problem(.terminal, text, ExitStatus(error))]
    }
  }

  /// What is said of a terminal that can show the screens.
  static func terminal(_ report: TerminalReport, _ settings: Settings) -> [Diagnosis] {
    func words(_ text: DoctorText) -> String { text.words(in: settings.language) }
    let size = report.size.map { "\($0.columns)×\($0.rows)" }
    var diagnoses = [
      Diagnosis.good(
        .terminal, words(.terminal(name: report.name, size: size, colors: report.colors)))
    ]
    if let size, let cells = report.size, cells.columns < 60 || cells.rows < 16 {
      diagnoses.append(.advice(.terminal, words(.tooSmall(size)), cure: words(.sizeCure)))
    }
    if let text = CommandText(report.locale) {
      diagnoses.append(.advice(.terminal, text.words(in: settings.language)))
    }
    if !report.showsChinese {
      diagnoses.append(.advice(.terminal, words(.noChinese), cure: words(.noChineseCure)))
    }
    return diagnoses
  }

  // MARK: Platform

  private func ofPlatform(_ configuration: FeishuConfiguration) async -> [Diagnosis] {
    let client = FeishuClient(configuration, limits: .impatient)
    let diagnoses = await ofPlatform(client, configuration)
    await client.close()
    return diagnoses
  }

  private func ofPlatform(
    _ client: FeishuClient, _ configuration: FeishuConfiguration
  ) async -> [Diagnosis] {
    let clock = ContinuousClock()
    let start = clock.now
    do throws(FeishuError) {
      try await client.checkCredentials()
    } catch {
      return withoutToken(error, answered(configuration, since: start))
    }
    let token = Diagnosis.good(
      .token, words(.token(settings.platform, app: configuration.appID)))
    return [answered(configuration, since: start), token] + (await ofScopes(client))
  }

  private func answered(
    _ configuration: FeishuConfiguration, since start: ContinuousClock.Instant
  ) -> Diagnosis {
    let milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
    return .good(
      .network,
      words(
        .answered(
          host: configuration.baseURL.host, milliseconds: milliseconds,
          proxy: configuration.proxy.map { "\($0.host):\($0.port)" })))
  }

  /// What is said where no token was given: by an answer of the platform, or for want of one.
  private func withoutToken(_ error: FeishuError, _ answered: Diagnosis) -> [Diagnosis] {
    let sentence = error.sentence(in: settings.language, platform: settings.platform)
    switch error {
    case .refused, .malformed:
      return [answered, .problem(.token, sentence, ExitStatus(error))]
        + Self.unchecked([.scopes, .clock], .needsToken, settings)
    case .notReached, .noAnswer, .answerBroken, .notFeishu, .redirected, .cancelled:
      return [.problem(.network, sentence, ExitStatus(error))]
        + Self.unchecked([.token, .scopes, .clock], .needsAnswer, settings)
    }
  }

  private func ofScopes(_ client: FeishuClient) async -> [Diagnosis] {
    do throws(FeishuError) {
      let reading = try await client.scopes()
      return [scopes(reading.granted), self.clock(reading.platformTime, at: Date.now)]
    } catch {
      let sentence = error.sentence(in: settings.language, platform: settings.platform)
      // Without this call all works; it only cannot be said beforehand whether a scope is missing.
      return [.advice(.scopes, sentence), self.clock(nil, at: Date.now)]
    }
  }

  /// What is said of the scopes that the tenant has granted; who only reads does not need that of changing.
  func scopes(_ granted: Set<String>) -> Diagnosis {
    let needed = [Self.readScope] + (settings.isReadOnly ? [] : [Self.writeScope])
    let missing = needed.filter { !granted.contains($0) }
    guard !missing.isEmpty else { return .good(.scopes, words(.scopes(needed))) }
    return .problem(
      .scopes, words(.scopesMissing(missing)), cure: words(.scopesCure), .noPermission)
  }

  /// What is said of this machine's clock.
  func clock(_ platformTime: Date?, at now: Date) -> Diagnosis {
    guard let platformTime else {
      return .notChecked(.clock, words(.clockUnknown(settings.platform)))
    }
    let seconds = Int(now.timeIntervalSince(platformTime).rounded())
    guard abs(seconds) > Self.clockTolerance else {
      return .good(.clock, words(.clock(settings.platform)))
    }
    let text: DoctorText =
      seconds > 0
      ? .clockAhead(seconds: seconds, settings.platform)
      : .clockBehind(seconds: -seconds, settings.platform)
    return .advice(.clock, words(text), cure: words(.clockCure))
  }

  // MARK: Journal

  private func ofJournal() async -> [Diagnosis] {
    do throws(JournalError) {
      return try await JournalOpening.during(settings, RunTeller(settings).tell) {
        (journal) async throws(JournalError) in try await ofJournal(journal)
      }
    } catch {
      return [.problem(.journal, error.sentence(in: settings.language), ExitStatus(error))]
    }
  }

  private func ofJournal(_ journal: Journal) async throws(JournalError) -> [Diagnosis] {
    let problem = journal.writeProblem
    let notices = RunTeller.notices(problem, journal.emergencies, settings.language)
      .joined(separator: "\n")
    if problem != nil { return [.problem(.journal, notices, .journal)] }
    var diagnoses = notices.isEmpty ? [] : [Diagnosis.advice(.journal, notices)]
    let found = try await Journal.verify(inDirectory: settings.stateDirectory)
    diagnoses.insert(whole(found), at: 0)
    let target = settings.target
    let open = try await journal.openBatches().count {
      $0.isOf(target) && OpenQuestions($0).hasUnknown
    }
    if open > 0 {
      diagnoses.append(.advice(.journal, words(.open(open)), cure: words(.openCure)))
    }
    return diagnoses
  }

  private func whole(_ found: JournalVerification) -> Diagnosis {
    guard found.isWhole else {
      return .problem(
        .journal, words(.damaged(found.faults.count)), cure: words(.damagedCure), .badInput)
    }
    return .good(
      .journal, words(.journal(directory: settings.stateDirectory, events: found.events)))
  }

  private static func unchecked(
    _ parts: [Diagnosis.Part], _ why: DoctorText, _ settings: Settings
  ) -> [Diagnosis] {
    parts.map { .notChecked($0, why.words(in: settings.language)) }
  }

  private func words(_ text: DoctorText) -> String { text.words(in: settings.language) }
}
