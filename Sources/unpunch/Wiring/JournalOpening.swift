import Attendance
import Foundation
import Journal

/// The opening of the journal, the same for the screens and for every command.
struct JournalOpening {
  let journal: Journal
  /// What is to be said of it before anything else, in the language of the settings.
  let notices: [String]

  /// Opens the journal of the settings: with the audit, with what earlier runs could not keep, and without what is past
  /// its retention.
  ///
  /// A journal that can only be read is opened too; its ``Journal/writeProblem`` says that nothing may be deleted.
  ///
  /// - Parameters:
  ///   - settings: The settings.
  ///   - purges: Whether what is past its retention is dropped.
  /// - Returns: The journal.
  /// - Throws: ``CommandFailure`` with 73.
  static func open(_ settings: Settings, purges: Bool = true) async throws(CommandFailure)
    -> JournalOpening
  {
    let journal: Journal
    do throws(JournalError) {
      journal = try await Journal.open(
        inDirectory: settings.stateDirectory,
        as: Operator.context(Variables.current.values),
        announce: announce(settings.audit))
    } catch {
      throw CommandFailure(.journal, error.sentence(in: settings.language))
    }
    var notices = notices(of: journal, settings.language)
    if purges, journal.writeProblem == nil {
      do throws(JournalError) {
        _ = try await journal.purge(settings.retention, at: .now)
      } catch {
        // What stays too long is worth a sentence, and no reason not to work.
        notices.append(error.sentence(in: settings.language))
      }
    }
    return JournalOpening(journal: journal, notices: notices)
  }

  /// Says on standard error what is to be said.
  func say() {
    if !notices.isEmpty { StandardError.write(notices.joined(separator: "\n")) }
  }

  private static func notices(of journal: Journal, _ language: Language) -> [String] {
    var notices: [String] = []
    if case .cannotWrite(let fault) = journal.writeProblem {
      notices.append(
        JournalText.readOnly(fault.words(in: language), cure: fault.cure(in: language))
          .words(in: language))
    }
    if !journal.emergencies.batches.isEmpty {
      notices.append(JournalText.takenIn(journal.emergencies.batches).words(in: language))
    }
    return notices + journal.emergencies.errors.map { $0.sentence(in: language) }
  }

  private static func announce(_ audit: Settings.Audit) -> @Sendable (String) -> Void {
    switch audit {
    case .syslog: { SystemLog.write($0) }
    case .off: { _ in }
    }
  }
}
