import Foundation
import Journal

/// Who runs the program, as far as the system can tell.
enum Operator {
  /// The most bytes that are read of what sshd tells.
  private static let limit = 64 << 10

  /// What the journal notes with each event.
  ///
  /// The operator is the fingerprint of the SSH key that let them in, where sshd tells it: several people may share a
  /// login. Else it is the login name.
  static func context(_ environment: [String: String]) -> JournalContext {
    let uid = getuid()
    let login = getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? String(uid)
    let client = environment["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init)
    return JournalContext(
      operatorName: fingerprint(environment) ?? login, uid: uid, sshClient: client,
      host: host, version: Unpunch.version)
  }

  /// The name of this machine; Foundation's own answer asks the name servers, and may take seconds.
  private static var host: String {
    var name = utsname()
    guard uname(&name) == 0 else { return "" }
    return withUnsafeBytes(of: &name.nodename) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
  }

  /// The fingerprint of the key in the file that sshd names; nil where there is none, or it cannot be relied on.
  static func fingerprint(_ environment: [String: String]) -> String? {
    environment["SSH_USER_AUTH"].flatMap(contents).flatMap(SSHKey.init(authenticationInfo:))?
      .fingerprint
  }

  /// The text of a regular file that belongs to this user or root, and that nobody else can write.
  private static func contents(_ path: String) -> String? {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_uid == geteuid() || status.st_uid == 0, status.st_mode & 0o022 == 0,
      // What cannot be read names nobody.
      let data = try? handle.read(upToCount: limit)
    else { return nil }
    return String(data: data, encoding: .utf8)
  }
}
