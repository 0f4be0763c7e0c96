import Journal

/// The opening of the journal, the same for the screens and for every command.
enum JournalOpening {
  /// Opens the journal, does something with it, and closes it, so that all of it is in its one file.
  static func during<Value>(
    _ settings: Settings, _ tell: @escaping TellRun,
    _ body: (Journal) async throws(JournalError) -> Value
  ) async throws(JournalError) -> Value {
    let journal = try await open(settings, tell)
    let result = await Result { () async throws(JournalError) in try await body(journal) }
    await journal.close()
    return try result.get()
  }

  /// Opens the journal of the settings: with the audit, and with what earlier runs could not keep.
  ///
  /// A journal that can only be read is opened too; its ``Journal/writeProblem`` says that nothing may be deleted.
  static func open(
    _ settings: Settings, _ tell: @escaping TellRun
  ) async throws(JournalError) -> Journal {
    try await Journal.open(
      inDirectory: settings.stateDirectory, as: Operator.context(Variables.current.values),
      announce: announce(settings.audit), waiting: { tell(.journalAwaited) })
  }

  private static func announce(_ audit: Settings.Audit) -> @Sendable (String) -> Void {
    switch audit {
    case .syslog: { SystemLog.write($0) }
    case .off: { _ in }
    }
  }
}

extension Journal {
  /// What is to be told of it before anything else.
  var opened: RunNews { .journalOpened(problem: writeProblem, emergencies) }
}
