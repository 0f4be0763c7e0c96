extension Journal {
  /// Checks the journal of a state directory from its bytes, without trusting and without changing anything.
  ///
  /// It may be in use meanwhile.
  ///
  /// - Parameter path: The state directory.
  /// - Returns: What was found; a journal that SQLite finds damaged is a finding too.
  /// - Throws: ``JournalError/cannotOpen(directory:_:)`` where there is none or it cannot be read.
  @concurrent public static func verify(inDirectory path: String) async throws(JournalError)
    -> JournalVerification
  {
    do {
      var verification = try Verifier.verification(ofFile: try StateDirectory.existingFile(path))
      verification.faults += try EmergencyFile.paths(in: path).map { .emergencyFile($0) }
      return verification
    } catch {
      throw .cannotOpen(directory: path, StorageFault(error))
    }
  }
}
