import Glibc
import Journal

/// Who runs the program, as far as the system can tell.
enum Operator {
  /// The most bytes that are read of what sshd tells.
  private static let limit = 64 << 10

  /// What sshd tells of the key.
  private enum Told {
    /// It names a key.
    case key(SSHKey)
    /// It names none: a password, or nothing is told at all.
    case nothing
    /// It would be told by a file that is not there any more, as in a window that outlived its connection.
    case gone
    /// It cannot be relied on.
    case doubtful(SettingsMistake)
  }

  /// What the journal notes with each event.
  ///
  /// The operator is the fingerprint of the SSH key that let them in, where sshd tells it: several people may share a
  /// login. Else it is the login name.
  static func context(_ environment: [String: String]) -> JournalContext {
    let uid = getuid()
    let login = getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? String(uid)
    return JournalContext(
      operatorName: fingerprint(environment) ?? login, uid: uid,
      sshClient: environment["SSH_CONNECTION"].flatMap(client), host: host,
      version: Version.current)
  }

  /// Refuses to go on where sshd tells who asks, and that cannot be read: it would be put down to whoever has the login.
  ///
  /// A restricted session has just begun, so that the file must be there.
  static func check(
    _ environment: [String: String], isRestricted: Bool
  ) throws(SettingsMistake) {
    switch told(environment) {
    case .key, .nothing: return
    case .gone:
      guard isRestricted, let path = environment["SSH_USER_AUTH"] else { return }
      throw .operatorUnreadable(path, .number(ENOENT))
    case .doubtful(let mistake): throw mistake
    }
  }

  /// The fingerprint of the key in the file that sshd names; nil where there is none, or it cannot be relied on.
  static func fingerprint(_ environment: [String: String]) -> String? {
    guard case .key(let key) = told(environment) else { return nil }
    return key.fingerprint
  }

  /// The address that a connection comes from; nil where that is none.
  private static func client(_ connection: String) -> String? {
    let address = connection.utf8.prefix { $0 != UInt8(ascii: " ") }
    let isAddress = address.allSatisfy { $0.isOfWord(".:%-_") }
    return address.isEmpty || address.count > 128 || !isAddress ? nil : String(address)
  }

  /// The name of this machine; Foundation's own answer asks the name servers, and may take seconds.
  private static var host: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "" }
    return withUnsafeBytes(of: &name.nodename) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// Reads what sshd tells, from a regular file that belongs to this user or root and that nobody else can write.
  private static func told(_ environment: [String: String]) -> Told {
    guard let path = environment["SSH_USER_AUTH"], !path.isEmpty else { return .nothing }
    switch OutsideFile.presence(path) {
    case .absent: return .gone
    case .there, .danglingLink, .unreachable: break
    }
    do throws(OutsideFile.Fault) {
      let (status, bytes) = try OutsideFile.read(path, followsLink: false, limit: limit)
      if let obstacle = SettingsMistake.Obstacle(mode: status.st_mode) {
        return .doubtful(.operatorUnreadable(path, obstacle))
      }
      guard status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & 0o022 == 0 else {
        return .doubtful(.operatorNotTrusted(path))
      }
      return SSHKey(authenticationInfo: bytes).map(Told.key) ?? .nothing
    } catch {
      return .doubtful(.operatorUnreadable(path, .number(error.number)))
    }
  }
}
