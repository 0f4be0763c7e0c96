import Attendance

extension Journal {
  /// Puts a finding together, made now.
  func finding(
    _ kind: EventKind, of batch: Int, lock: String?, header: some Encodable
  ) throws(JournalError) -> Finding {
    let text: String
    do {
      text = try EventJSON.text(of: header)
    } catch {
      throw .cannotKeepOutcome(batch: batch, emergencyFile: nil, StorageFault(error))
    }
    return Finding(
      kind: kind, batch: batch, lock: lock, instant: now(), context: context, header: text)
  }

  /// Keeps a finding: in the journal, or else in an emergency file, after which the journal is not written any more.
  ///
  /// - Parameters:
  ///   - finding: The finding.
  ///   - check: What has to hold in the journal; where it throws a ``JournalError``, nothing is kept.
  /// - Throws: The error of the check, or ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  func keep(
    _ finding: Finding, checking check: @escaping @Sendable (EventLog) throws -> Void = { _ in }
  ) async throws(JournalError) {
    do throws(JournalError) {
      let event = try await store.write(orThrow: JournalError.cannotWrite) { log in
        try check(log)
        return try log.append(finding)
      }
      announce(AuditLine.of(finding, at: .journal(event)))
    } catch .cannotWrite(let fault) {
      store.stop()
      let path = keepOutside(finding)
      announce(AuditLine.of(finding, at: .emergencyFile(path)))
      throw .cannotKeepOutcome(batch: finding.batch, emergencyFile: path, fault)
    }
  }

  /// Writes a finding to an emergency file; nil where that fails too.
  private func keepOutside(_ finding: Finding) -> String? {
    guard let directory else { return nil }
    do throws(StorageFault) {
      return try EmergencyFile.write(finding, in: directory)
    } catch {
      // The caller says that it is kept nowhere; why the journal failed says more than why this did.
      return nil
    }
  }
}
