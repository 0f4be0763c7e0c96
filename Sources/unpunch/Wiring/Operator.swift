import Foundation
import Journal

/// Who runs the program, as far as the system can tell.
enum Operator {
  /// What the journal notes with each event.
  static func context(_ environment: [String: String]) -> JournalContext {
    let uid = getuid()
    let login = getpwuid(uid).map { String(cString: $0.pointee.pw_name) } ?? String(uid)
    let client = environment["SSH_CONNECTION"]?.split(separator: " ").first.map(String.init)
    return JournalContext(
      operatorName: login, uid: uid, sshClient: client,
      host: ProcessInfo.processInfo.hostName, version: Unpunch.version)
  }
}
