import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import UnpunchKit
import UnpunchTUI

/// One run of the screens: terminal, client, journal and loop.
struct InteractiveRun {
  /// How the screens ended.
  struct Shown: Sendable {
    let ending: Ending
    /// What the last search failed by.
    let failure: FeishuError?
    /// What the journal could not keep.
    let notKept: JournalError?
    let locale: LocaleOutcome
    /// The batches of this app and host of which something is not known.
    var open: [Int] = []
  }

  let settings: Settings
  let configuration: FeishuConfiguration
  var isDemo = false

  /// Runs the screens until the operator is done; without a query they open the form.
  func run(
    _ query: FlowQuery?, _ tell: @escaping TellRun
  ) async throws(JournalError) -> Result<Shown, TerminalError> {
    try await JournalOpening.during(settings, tell) { journal in
      // The screens cover it; it stands there again when they are gone.
      tell(journal.opened)
      var settings = settings
      settings.isReadOnly = settings.isReadOnly || journal.writeProblem != nil
      let retirement = Retirement(settings, journal)
      let client = FeishuClient(configuration, observing: CallWait.observe)
      let result = await Self.show(
        settings, AttendanceService(client), journal, query, isDemo: isDemo)
      let platformTime = client.platformTime
      await client.close()
      // The demo's journal goes with it; and where the terminal is gone nothing can be said.
      guard !isDemo, case .success(var shown) = result else { return result }
      if shown.ending.leavesTerminal { await retirement.run(platformTime: platformTime, tell) }
      shown.open = await Self.unknown(in: journal, of: settings.target)
      return .success(shown)
    }
  }

  /// The batches of this app and host of which something is not known; none where the journal cannot be read.
  private static func unknown(in journal: Journal, of target: PlatformTarget) async -> [Int] {
    let open = (try? await journal.openBatches()) ?? []  // A failure was told on the screens.
    return open.filter {
      $0.isOf(target) && OpenQuestions($0).hasUnknown
    }.map(\.number)
  }

  @MainActor private static func show(
    _ settings: Settings, _ service: AttendanceService, _ journal: Journal, _ query: FlowQuery?,
    isDemo: Bool
  ) async -> Result<Shown, TerminalError> {
    await settings.onTerminal { terminal, settings in
      let context = settings.screenContext(journal, isDemo: isDemo)
      let (state, effects) = AppState.start(
        context, size: terminal.size, query: query, idKind: settings.idKind)
      let performer = EffectPerformer(
        settings: settings, context: context, service: service, journal: journal)
      let loop = Loop(state, on: terminal) { work, generation, post in
        await performer.perform(work, generation, post)
      }
      let (ending, last) = await loop.run(effects, events: terminal.events)
      return Shown(
        ending: ending, failure: last.failure, notKept: last.notKept, locale: terminal.locale)
    }
  }
}

extension Settings {
  /// Opens the terminal as the settings say, and gives it back when a body has ended, which has the settings in a language
  /// that the terminal can show.
  @MainActor func onTerminal<Value>(
    _ body: @MainActor (CursesTerminal, Settings) async -> Value
  ) async -> Result<Value, TerminalError> {
    let terminal: CursesTerminal
    do throws(TerminalError) {
      terminal = try CursesTerminal.open(
        .init(
          theme: theme, usesColor: usesColor, usesMouse: usesMouse, isRestricted: isRestricted))
    } catch {
      return .failure(error)
    }
    defer { terminal.close() }
    var settings = self
    // A screen of question marks would help nobody.
    if !terminal.canShowChinese { settings.language = .english }
    return .success(await body(terminal, settings))
  }

  /// What the screens show of the settings and of the journal.
  func screenContext(_ journal: Journal, isDemo: Bool) -> AppContext {
    let host =
      baseURL.description == platform.baseURL
      ? String(baseURL.host.dropFirst("open.".count))
      : String(baseURL.description.drop { $0 != "/" }.dropFirst(2))
    let hostZone = HostZone.current.shown
    let differs = hostZone.secondsFromGMT() != zone.secondsFromGMT()
    return AppContext(
      language: language, platform: platform, host: host, target: target, zone: zone,
      hostZone: differs ? hostZone : nil,
      today: .now(in: zone), isDemo: isDemo, isReadOnly: isReadOnly,
      isRestricted: isRestricted, journalProblem: journal.writeProblem,
      emergencies: journal.emergencies, offersFiles: filesDirectory != nil,
      idleTimeout: idleTimeout)
  }
}

extension Ending {
  /// Whether the terminal is there for a word, and nobody is in a hurry.
  fileprivate var leavesTerminal: Bool {
    switch self {
    case .asked, .leftAlone: true
    case .interrupted, .terminalLost, .beforeDeletion, .duringDeletion, .afterDeletion, .afterUndo:
      false
    }
  }
}
