import Attendance
import Foundation
import Journal

/// The opening of the journal, the same for the screens and for every command.
struct JournalOpening: Sendable {
  let journal: Journal
  /// What is to be said of it before anything else, in the language of the settings.
  let notices: [String]

  /// Opens the journal, does something with it, and closes it, so that all of it is in its one file.
  ///
  /// - Returns: What the body returns.
  /// - Throws: ``CommandFailure`` with 73, and what the body throws.
  static func during<Value>(
    _ settings: Settings, _ body: (JournalOpening) async throws -> Value
  ) async throws -> Value {
    let opening = try await open(settings)
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(opening))
    } catch {
      result = .failure(error)
    }
    await opening.journal.close()
    return try result.get()
  }

  /// Opens the journal of the settings: with the audit, and with what earlier runs could not keep.
  ///
  /// Nothing is dropped.
  /// A journal that can only be read is opened too; its ``Journal/writeProblem`` says that nothing may be deleted.
  ///
  /// - Returns: The journal.
  /// - Throws: ``CommandFailure`` with 73.
  static func open(_ settings: Settings) async throws(CommandFailure) -> JournalOpening {
    let journal: Journal
    do throws(JournalError) {
      journal = try await Journal.open(
        inDirectory: settings.stateDirectory,
        as: Operator.context(Variables.current.values),
        announce: announce(settings.audit), waiting: waiting(settings))
    } catch {
      throw CommandFailure(.journal, error.sentence(in: settings.language))
    }
    return JournalOpening(journal: journal, notices: notices(of: journal, settings.language))
  }

  /// What is said where another process keeps the journal waiting.
  static func waiting(_ settings: Settings) -> @Sendable () -> Void {
    {
      StandardError.write(
        JournalText.waiting(settings.stateDirectory).words(in: settings.language))
    }
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
