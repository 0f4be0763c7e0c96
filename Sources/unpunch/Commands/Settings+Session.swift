import FeishuAttendance
import Journal

extension Settings {
  /// Has a run done in a session that tells on standard error what happens, and says what ended it.
  func session<Value: Sendable>(
    retires: Bool = true, _ body: @escaping @Sendable (Session) async throws(RunRefusal) -> Value
  ) async throws(CommandFailure) -> Value {
    let configuration: FeishuConfiguration
    do throws(SettingsFailure) {
      configuration = try self.configuration()
    } catch {
      throw CommandFailure(error)
    }
    do throws(RunRefusal) {
      return try await Session.during(
        self, configuration, retires: retires, RunTeller(self).tell, body)
    } catch {
      throw CommandFailure(error, self)
    }
  }

  /// Does something with the journal, and says what it fails by.
  func failing<Value>(
    _ body: () async throws(JournalError) -> Value
  ) async throws(CommandFailure) -> Value {
    do throws(JournalError) {
      return try await body()
    } catch {
      throw CommandFailure(error, in: language)
    }
  }

  /// Refuses where nothing may be changed.
  func requireWritable() throws(CommandFailure) {
    if isReadOnly { throw CommandFailure(BatchMistake.readOnly, in: language) }
  }
}
