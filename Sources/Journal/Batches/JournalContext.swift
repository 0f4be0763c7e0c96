/// Who writes to the journal, and from where; the same for all events of one run of the program.
public struct JournalContext: Sendable, Hashable {
  /// The operator: the name or fingerprint of the SSH key where it is known, else the login name.
  public let operatorName: String
  /// The user id that the program runs under.
  public let uid: UInt32
  /// The address that the SSH session comes from; nil where there is no such session.
  public let sshClient: String?
  /// The name of this machine.
  public let host: String
  /// The version of the program.
  public let version: String

  /// Says who writes.
  public init(
    operatorName: String, uid: UInt32, sshClient: String?, host: String, version: String
  ) {
    self.operatorName = operatorName
    self.uid = uid
    self.sshClient = sshClient
    self.host = host
    self.version = version
  }
}
