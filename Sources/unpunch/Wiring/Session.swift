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
  /// The app and the host that the batches of this run are of.
  let target: Deletion.Target

  /// Opens journal and client, runs a body under the watch of the signals, and closes the client.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - body: What is done.
  /// - Returns: What the body returns.
  /// - Throws: ``CommandFailure`` with 78 or 73, and what the body throws.
  static func during<Value: Sendable>(
    _ settings: Settings, _ body: @escaping @Sendable (Session) async throws -> Value
  ) async throws -> Value {
    let configuration = try settings.configuration()
    let journal = try await openJournal(settings)
    let client = FeishuClient(configuration)
    let result: Result<Value, any Error>
    do {
      result = .success(
        try await Interruption.watching { interruption in
          try await body(
            Session(
              settings: settings, journal: journal, service: AttendanceService(client),
              interruption: interruption, target: settings.target))
        })
    } catch {
      result = .failure(error)
    }
    await client.close()
    return try result.get()
  }

  /// Opens the journal of the settings' state directory, and says what is to be said of it; read-only, nothing is
  /// dropped from it.
  ///
  /// - Throws: ``CommandFailure`` with 73.
  static func openJournal(_ settings: Settings) async throws(CommandFailure) -> Journal {
    let opening = try await JournalOpening.open(settings, purges: !settings.isReadOnly)
    opening.say()
    return opening.journal
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
