extension Journal {
  /// Checks the journal of a state directory from its bytes, without trusting and without changing anything.
  ///
  /// It may be in use meanwhile; nothing is left beside it that was not there before.
  ///
  /// - Parameters:
  ///   - path: The state directory.
  ///   - waiting: Called once, where another process has kept it waiting for a second. It is waited for 30 seconds.
  /// - Returns: What was found; a journal that SQLite finds damaged is a finding too.
  /// - Throws: ``JournalError/cannotOpen(directory:_:)`` where there is none, it is empty or cannot be read.
  @concurrent public static func verify(
    inDirectory path: String, waiting: @escaping @Sendable () -> Void = {}
  ) async throws(JournalError) -> JournalVerification {
    do {
      let file = try StateDirectory.existingFile(path)
      // Nothing of it is left to be checked, rule by rule.
      guard !StateDirectory.isEmpty(file) else { throw StorageFault.emptied(path: file) }
      var verification = try StateDirectory.locking(path, LockPatience(waiting)) {
        try Verifier.verification(ofFile: file)
      }
      verification.faults += try EmergencyFile.paths(in: path).map { .emergencyFile($0) }
      return verification
    } catch {
      throw .cannotOpen(directory: path, StorageFault(error))
    }
  }
}
