import Foundation
import Journal
import Testing

@testable import unpunch

@Suite("The operator")
struct OperatorTests {
  private static let key =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGgSaD9aeUsGCC1Y/7GdUnDyC6iVIB01MzTTn4YtV2Bq"
  private static let fingerprint = "SHA256:zmOSCU/ya+WWtnvQHw0kE1wYlqlMx1E5aY9lV8p+eeI"

  /// Keys and certificates that ssh-keygen 9.2 made, and the fingerprints that its `-l` prints; of a certificate the
  /// fields up to its key.
  static let keys = [
    (key, fingerprint),
    (
      "ssh-ed25519-cert-v01@openssh.com "
        + "AAAAIHNzaC1lZDI1NTE5LWNlcnQtdjAxQG9wZW5zc2guY29tAAAAIEp3tWK2AIw0odM8zMewJf5d3zS0BtPo"
        + "+p1TjwbsQFAJAAAAIGgSaD9aeUsGCC1Y/7GdUnDyC6iVIB01MzTTn4YtV2Bq",
      fingerprint
    ),
    (
      "ecdsa-sha2-nistp256 "
        + "AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBNPdf7DWlrSXigSOgK+O/XXBFu0dq0SU"
        + "rkmkqMqHIjlY25/YN7Jd9f5X5OJTUm9vf4lJL+ZYfLqaiFOTGH5rAEA=",
      "SHA256:GLlCB9YR/FYs2QB5ZMoXSBPlxrIl78ziKrvveU5213I"
    ),
    (
      "ecdsa-sha2-nistp256-cert-v01@openssh.com "
        + "AAAAKGVjZHNhLXNoYTItbmlzdHAyNTYtY2VydC12MDFAb3BlbnNzaC5jb20AAAAg2gkBMITHQ52v64ONyEgs"
        + "cJFajjfvZW65uDN9+sVlqIoAAAAIbmlzdHAyNTYAAABBBNPdf7DWlrSXigSOgK+O/XXBFu0dq0SUrkmkqMqH"
        + "IjlY25/YN7Jd9f5X5OJTUm9vf4lJL+ZYfLqaiFOTGH5rAEAAAAAAAAAA",
      "SHA256:GLlCB9YR/FYs2QB5ZMoXSBPlxrIl78ziKrvveU5213I"
    ),
  ]

  @Test("is the fingerprint of the SSH key, as ssh prints it", arguments: keys)
  func fingerprints(_ key: String, _ fingerprint: String) throws {
    let file = try File("password\npublickey \(key)\npublickey \(Self.keys[0].0)\n")
    #expect(Operator.fingerprint(file.environment) == fingerprint)
    #expect(Operator.context(file.environment).operatorName == fingerprint)
  }

  @Test(
    "is the login name where sshd names no key",
    arguments: [
      "", "password\n", "publickey ssh-ed25519\n", "publickey ssh-ed25519 !!!!\n",
      "publickey ssh-ed25519 AAAA\n", "hostbased ssh-ed25519 \(key.split(separator: " ")[1])\n",
      "publickey x-cert-v01@openssh.com AAAAFngtY2VydC12MDFAb3BlbnNzaC5jb20AAAAA\n",
      "\u{0}\u{1}\u{2}",
    ])
  func login(_ text: String) throws {
    let file = try File(text)
    #expect(Operator.fingerprint(file.environment) == nil)
    #expect(!Operator.context(file.environment).operatorName.isEmpty)
    #expect(Operator.fingerprint([:]) == nil)
  }

  @Test("is not read from a link, a pipe, a directory, or a file that others may write")
  func untrusted() throws {
    let file = try File("publickey \(Self.key)\n")
    #expect(chmod(file.path, 0o622) == 0)
    #expect(Operator.fingerprint(file.environment) == nil)
    #expect(chmod(file.path, 0o600) == 0)
    #expect(Operator.fingerprint(file.environment) == Self.fingerprint)
    let other = file.path + "-other"
    defer { unlink(other) }
    #expect(symlink(file.path, other) == 0)
    #expect(Operator.fingerprint(["SSH_USER_AUTH": other]) == nil)
    unlink(other)
    #expect(mkfifo(other, 0o600) == 0)
    #expect(Operator.fingerprint(["SSH_USER_AUTH": other]) == nil)
    #expect(Operator.fingerprint(["SSH_USER_AUTH": "/"]) == nil)
    #expect(Operator.fingerprint(["SSH_USER_AUTH": "/no/such"]) == nil)
  }

  @Test("is refused where sshd tells a key, and what it tells cannot be relied on")
  func doubtful() throws {
    let file = try File("publickey \(Self.key)\n")
    func check(_ path: String?, isRestricted: Bool = false) throws {
      try Operator.check(path.map { ["SSH_USER_AUTH": $0] } ?? [:], isRestricted: isRestricted)
    }
    try check(nil)
    try check(file.path, isRestricted: true)
    let link = file.path + "-link"
    defer { unlink(link) }
    #expect(symlink(file.path, link) == 0)
    for path in [link, "/", "/dev/null", "/etc/passwd/x"] {
      #expect(throws: SettingsMistake.self) { try check(path) }
    }
    #expect(chmod(file.path, 0o622) == 0)
    #expect(throws: SettingsMistake.operatorNotTrusted(file.path)) { try check(file.path) }
    // A window of tmux outlives the connection that it was opened by; a login that has just begun does not.
    try check("/no/such")
    #expect(throws: SettingsMistake.self) { try check("/no/such", isRestricted: true) }
  }

  @Test(
    "comes from an address, or from nowhere",
    arguments: [
      ("192.0.2.1 1 192.0.2.2 22", "192.0.2.1"), ("fe80::1%eth0 1 ::1 22", "fe80::1%eth0"),
      ("192.0.2.1 \u{301} 1", "192.0.2.1"), ("192.0.2.1\u{301} 1", nil), ("\u{1B}[2J 1", nil),
      ("", nil), (" 1", nil),
    ] as [(String, String?)])
  func client(connection: String, address: String?) {
    #expect(Operator.context(["SSH_CONNECTION": connection]).sshClient == address)
  }

  @Test("is not read from a file of somebody else", .enabled(if: geteuid() == 0))
  func foreign() throws {
    let file = try File("publickey \(Self.key)\n")
    #expect(chown(file.path, 65_534, 65_534) == 0)
    #expect(Operator.fingerprint(file.environment) == nil)
  }

  /// A file as sshd makes it, gone when the test is.
  private final class File {
    let path: String

    init(_ text: String) throws {
      path =
        FileManager.default.temporaryDirectory
        .appendingPathComponent("sshauth.\(UUID().uuidString)").path
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      guard chmod(path, 0o600) == 0 else { throw POSIXError(.EPERM) }
    }

    deinit { unlink(path) }

    var environment: [String: String] { ["SSH_USER_AUTH": path] }
  }
}
