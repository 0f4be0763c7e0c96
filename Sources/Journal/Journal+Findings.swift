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
  /// The revision is told what the journal holds in the same transaction, and gives what is to be kept; nil where that
  /// is nothing. Where it throws a ``JournalError``, nothing is kept.
  ///
  /// - Throws: The error of the revision, or ``JournalError/cannotKeepOutcome(batch:emergencyFile:_:)``.
  func keep(
    _ finding: Finding, of intent: DeletionIntent,
    revised revise: @escaping @Sendable (EventLog) throws -> Finding?
  ) async throws(JournalError) {
    do throws(JournalError) {
      let line = try await store.write(orThrow: JournalError.cannotWrite) { log -> String? in
        guard let finding = try revise(log) else { return nil }
        return AuditLine.of(
          finding, at: .journal(try log.append(finding)), intent, undo: try log.undo(of: finding))
      }
      if let line { announce(line) }
    } catch .cannotWrite(let fault) {
      store.stop()
      let path = keepOutside(finding)
      // Where the journal cannot be read either, the reason of the deletion stands for that of the undo.
      let undo = try? await store.read { try $0.undo(of: finding) }
      announce(AuditLine.of(finding, at: .emergencyFile(path), intent, undo: undo ?? nil))
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

extension EventLog {
  /// The undo that a finding tells of; nil where it tells of the deletion.
  func undo(of finding: Finding) throws -> UndoRecord? {
    guard let id = finding.undoneRecord else { return nil }
    return try EventFold.batches(try events(ofBatch: finding.batch)).first?.undo[id]
  }
}
