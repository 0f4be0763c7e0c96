import Attendance
import FeishuAttendance
import Journal
import UnpunchKit

/// What the commands that delete, settle and undo work with: the client and the journal, until the run ends.
struct Session: Sendable {
  let settings: Settings
  let journal: Journal
  let service: AttendanceService
  let interruption: Interruption
  let tell: TellRun

  /// Opens journal and client, runs a body under the watch of the signals, and closes both.
  ///
  /// Where the body has come to its end, what is past its retention is dropped from the journal; see ``Retirement``.
  static func during<Value: Sendable>(
    _ settings: Settings, _ configuration: FeishuConfiguration, retires: Bool = true,
    _ tell: @escaping TellRun,
    _ body: @escaping @Sendable (Session) async throws(RunRefusal) -> Value
  ) async throws(RunRefusal) -> Value {
    let result = try await refusing { () async throws(JournalError) in
      try await JournalOpening.during(settings, tell) { journal in
        tell(journal.opened)
        let retirement = Retirement(settings, journal)
        let client = FeishuClient(configuration, observing: CallWait.observe)
        let result = await Interruption.watching { interruption in
          await CallWait.$tell.withValue({ tell(.step(.held($0))) }) {
            await Result { () async throws(RunRefusal) in
              try await body(
                Session(
                  settings: settings, journal: journal, service: AttendanceService(client),
                  interruption: interruption, tell: tell))
            }
          }
        }
        if retires, case .success = result {
          await retirement.run(platformTime: client.platformTime, tell)
        }
        await client.close()
        return result
      }
    }
    return try result.get()
  }

  /// Refuses to begin where the journal can be read and not written.
  func requireJournal() throws(RunRefusal) {
    if let problem = journal.writeProblem { throw .journal(problem) }
  }

  /// Has the first signal from now on only ask to stop, and tells when it does.
  func finishFirst() { interruption.finishFirst { [tell] in tell(.finishing) } }

  /// The app and the host that the batches of this run are of.
  var target: PlatformTarget { settings.target }

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
}

extension Settings {
  /// What the journal notes about the platform that is asked.
  var target: PlatformTarget {
    PlatformTarget(host: baseURL.host, appID: appID ?? "", tenantName: tenantName)
  }
}
