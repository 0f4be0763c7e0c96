import Attendance
import FeishuAttendance
import Foundation
import Journal
import Terminal
import UnpunchKit
import UnpunchTUI

/// One run of the screens: terminal, client, journal and loop, and what is said when they are gone.
struct InteractiveRun {
  let settings: Settings
  var isDemo = false

  /// Refuses to start where there is no terminal to show a screen on.
  static func requireTerminal() throws(CommandFailure) {
    guard isatty(0) == 1, isatty(1) == 1 else { throw CommandFailure(.usage, .noTerminal) }
    // Before anything is opened or said: whoever started it with & has the terminal for something else.
    do throws(TerminalError) {
      try CursesTerminal.comeForward()
    } catch {
      throw CommandFailure(.usage, CommandText(error))
    }
  }

  /// Runs the screens until the operator is done.
  ///
  /// - Parameter query: What to find at once; nil opens the form.
  /// - Throws: ``CommandFailure`` for every way to end that is no success.
  func run(_ query: FlowQuery?) async throws {
    try Self.requireTerminal()
    let configuration = try settings.configuration()
    try await JournalOpening.during(settings) { opening in
      // The screens cover it; it stands there again when they are gone.
      opening.say()
      let journal = opening.journal
      var settings = settings
      settings.isReadOnly = settings.isReadOnly || journal.writeProblem != nil
      let retirement = Retirement(settings, journal)
      let client = FeishuClient(configuration, observing: CallWait.observe)
      let result = await Self.show(
        settings, AttendanceService(client), journal, query, isDemo: isDemo)
      let platformTime = client.platformTime
      await client.close()
      // The demo's journal goes with it; and where the terminal is gone nothing can be said.
      if !isDemo, case .success(let shown) = result, shown.ending.leavesTerminal {
        await retirement.run(platformTime: platformTime)
      }
      try finish(result, open: isDemo ? [] : await Self.unknown(in: journal, of: settings.target))
    }
  }

  /// The batches of this app and host of which something is not known; none where the journal cannot be read.
  private static func unknown(in journal: Journal, of target: Deletion.Target) async -> [Int] {
    let open = (try? await journal.openBatches()) ?? []  // A failure was told on the screens.
    return open.filter {
      $0.isOf(appID: target.appID, host: target.host) && OpenQuestions($0).hasUnknown
    }.map(\.number)
  }

  /// How the screens ended.
  private struct Shown: Sendable {
    let ending: Ending
    let failure: FeishuError?
    let notKept: JournalError?
    let locale: LocaleOutcome
  }

  @MainActor private static func show(
    _ settings: Settings, _ service: AttendanceService, _ journal: Journal, _ query: FlowQuery?,
    isDemo: Bool
  ) async -> Result<Shown, TerminalError> {
    await settings.onTerminal { terminal, settings in
      let (state, effects) = AppState.start(
        settings.screenContext(journal, isDemo: isDemo), size: terminal.size, query: query,
        idKind: settings.idKind)
      let performer = EffectPerformer(settings: settings, service: service, journal: journal)
      let loop = Loop(state, on: terminal) { work, generation, post in
        await performer.perform(work, generation, post)
      }
      let (ending, last) = await loop.run(effects, events: terminal.events)
      return Shown(
        ending: ending, failure: last.failure, notKept: last.notKept, locale: terminal.locale)
    }
  }

  /// Says on the restored terminal what is still to be said.
  private func finish(
    _ result: Result<Shown, TerminalError>, open: [Int]
  ) throws(CommandFailure) {
    let shown: Shown
    do throws(TerminalError) {
      shown = try result.get()
    } catch {
      throw CommandFailure(.usage, CommandText(error).words(in: settings.language))
    }
    if let text = CommandText(shown.locale) {
      StandardError.write(text.words(in: settings.language))
    }
    if let notKept = shown.notKept {
      StandardError.write(notKept.sentence(in: settings.language))
    }
    switch shown.ending {
    case .asked:
      if !open.isEmpty {
        let sentences = open.map { BatchText.stillUnknown($0).words(in: settings.language) }
        throw CommandFailure(.unknownOutcome, sentences.joined(separator: "\n"))
      }
      guard let failure = shown.failure else { return }
      throw CommandFailure(
        ExitStatus(failure),
        failure.sentence(in: settings.language, platform: settings.platform))
    case .leftAlone:
      if let timeout = settings.idleTimeout {
        StandardError.write(CommandText.leftAlone(timeout * 2).words(in: settings.language))
      }
    case .interrupted, .terminalLost:
      throw CommandFailure(.interrupted, "")
    case .duringDeletion:
      throw CommandFailure(
        .unknownOutcome, CommandText.endedUnknown.words(in: settings.language))
    case .afterDeletion(let counts, let batch):
      let text = CommandText.ended(batch: batch, counts.words(in: settings.language))
      StandardError.write(text.words(in: settings.language))
      if counts.unknown > 0 { throw CommandFailure(.unknownOutcome, "") }
      if counts.notDeleted > 0 { throw CommandFailure(.someNotDeleted, "") }
    case .afterUndo(let counts, let batch):
      let text = CommandText.ended(batch: batch, counts.words(in: settings.language))
      StandardError.write(text.words(in: settings.language))
      if counts.unknown > 0 { throw CommandFailure(.unknownOutcome, "") }
      if counts.notImported > 0 { throw CommandFailure(.someNotDeleted, "") }
    }
  }
}

extension Settings {
  /// Opens the terminal as the settings say, and gives it back when a body has ended.
  ///
  /// - Parameter body: Given the terminal, and the settings in a language that it can show.
  /// - Returns: What the body returns, or why the terminal cannot be used.
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
      language: language, platform: platform, host: host, platformHost: target.host,
      appID: target.appID, tenantName: tenantName, zone: zone, hostZone: differs ? hostZone : nil,
      today: Today.now(in: zone), isDemo: isDemo, isReadOnly: isReadOnly,
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
    case .interrupted, .terminalLost, .duringDeletion, .afterDeletion, .afterUndo: false
    }
  }
}

extension CommandText {
  /// The sentence for a terminal that cannot be used.
  init(_ error: TerminalError) {
    switch error {
    case .notATerminal: self = .noTerminal
    case .inBackground: self = .inBackground
    case .unknownTerminal(let name), .noCursorAddressing(let name): self = .unknownTerminal(name)
    case .system: self = .terminalFailed(error.description)
    }
  }

  /// The sentence for a locale that is not as it was set; nil where it is.
  init?(_ locale: LocaleOutcome) {
    switch locale {
    // Where no locale is set at all, nothing is missing.
    case .asSet, .fellBack(from: ""): return nil
    case .fellBack(let name): self = .localeFellBack(name)
    case .notUTF8(let name): self = .localeNotUTF8(name)
    }
  }
}
