import Attendance
import FeishuAttendance
import Foundation
import Journal
import UnpunchKit

/// What the commands that delete, settle and undo work with: the client and the journal, until the run ends.
struct Session: Sendable {
  let settings: Settings
  let journal: Journal
  let service: AttendanceService
  let interruption: Interruption
  /// Says how far the run is, and what it waits for.
  let line: ProgressLine
  /// The app and the host that the batches of this run are of.
  let target: Deletion.Target

  /// Opens journal and client, runs a body under the watch of the signals, and closes both.
  ///
  /// Where the body has come to its end, what is past its retention is dropped from the journal; see ``Retirement``.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - retires: Whether anything may be dropped.
  ///   - body: What is done.
  /// - Returns: What the body returns.
  /// - Throws: ``CommandFailure`` with 78 or 73, and what the body throws.
  static func during<Value: Sendable>(
    _ settings: Settings, retires: Bool = true,
    _ body: @escaping @Sendable (Session) async throws -> Value
  ) async throws -> Value {
    let configuration = try settings.configuration()
    return try await JournalOpening.during(settings) { opening in
      opening.say()
      let journal = opening.journal
      let retirement = Retirement(settings, journal)
      let client = FeishuClient(configuration, observing: CallWait.observe)
      let line = ProgressLine(settings)
      let result: Result<Value, any Error>
      do {
        result = .success(
          try await Interruption.watching { interruption in
            try await CallWait.$tell.withValue({ line.show(.held($0)) }) {
              try await body(
                Session(
                  settings: settings, journal: journal, service: AttendanceService(client),
                  interruption: interruption, line: line, target: settings.target))
            }
          })
        if retires { await retirement.run(platformTime: client.platformTime) }
      } catch {
        result = .failure(error)
      }
      await client.close()
      return try result.get()
    }
  }

  /// Refuses to begin where the journal can be read and not written.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  func requireJournal() throws(CommandFailure) {
    guard let problem = journal.writeProblem else { return }
    throw CommandFailure(.journal, problem.sentence(in: settings.language))
  }

  /// The way to delete; a wait for the rate limit ends when the operator asks to stop.
  var deletion: Deletion {
    var timing = WorkTiming.system
    timing.pause = { [interruption] in try await interruption.pause($0) }
    return Deletion(service: service, journal: journal, target: target, timing: timing)
  }

  /// The way to learn what became of a batch.
  var settlement: Settlement { Settlement(service: service, journal: journal) }

  /// The way to import again what was deleted.
  var undo: Undo {
    Undo(service: service, journal: journal, target: target, zone: settings.zone)
  }

  /// Who runs the program.
  var operatorName: String { journal.context.operatorName }
}

extension Settings {
  /// What the journal notes about the platform that is asked.
  var target: Deletion.Target {
    Deletion.Target(host: baseURL.host, appID: appID ?? "", tenantName: tenantName)
  }

  /// Refuses where nothing may be changed.
  ///
  /// - Throws: ``CommandFailure`` with 78.
  func requireWritable() throws(CommandFailure) {
    if isReadOnly { throw CommandFailure(.settings, BatchMistake.readOnly, in: language) }
  }
}
