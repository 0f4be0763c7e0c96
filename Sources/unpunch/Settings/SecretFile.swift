import Attendance
import FeishuAttendance
import Glibc

/// The file that holds the app's secret.
enum SecretFile {
  /// What a secret is of: the platform makes those of apps, and people choose passwords.
  enum Kind {
    case app, password
  }

  /// The most bytes that a secret may have.
  static let limit = 4096

  /// Reads the secret from a regular file that belongs to this user or root and that nobody else can read.
  static func read(
    _ path: String, of kind: Kind = .app
  ) throws(SettingsMistake) -> Secret {
    let (status, bytes): (stat, [UInt8])
    do throws(OutsideFile.Fault) {
      (status, bytes) = try OutsideFile.read(path, followsLink: false, limit: limit)
    } catch {
      throw .secretUnreadable(path, error.number)
    }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .secretNotAFile(path) }
    guard status.st_uid == geteuid() || status.st_uid == 0 else {
      throw .secretForeignOwner(path)
    }
    guard status.st_mode & 0o077 == 0 else { throw .secretReadable(path) }
    guard let secret = try secret(bytes, of: kind, place: path) else { throw .secretEmpty(path) }
    return secret
  }

  /// Takes the secret out of what a file or a variable holds: a line end, spaces around it and a byte order mark are
  /// none of it; nil where there is none.
  ///
  /// - Throws: Where there is more than one secret has, so that something else would be sent; its value stands in no error.
  static func secret(
    _ bytes: [UInt8], of kind: Kind = .app, place: String
  ) throws(SettingsMistake) -> Secret? {
    guard bytes.count <= limit else { throw .secretTooLong(place, bytes: limit) }
    let mark = Array("\u{FEFF}".utf8)
    let own = bytes.starts(with: mark) ? Array(bytes.dropFirst(mark.count)) : bytes
    guard let whole = String(validating: own, as: UTF8.self) else { throw .secretNotText(place) }
    guard let text = SettingsEntry.text(whole) else { return nil }
    guard text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) else { throw .secretLines(place) }
    switch kind {
    case .app: guard isOfApp(text) else { throw .secretNotAlone(place) }
    case .password:
      // A password may look like anything, and then it is one.
      if isQuoted(text) { throw .secretQuoted(place) }
      if hasName(text) { throw .secretNamed(place) }
    }
    return Secret(text)
  }

  /// Whether a text is the secret of an app and nothing else.
  ///
  /// The platform's are letters and digits. What people write around one has other signs: `App Secret: xyz`,
  /// `export KEY=xyz`, `{"app_secret":"xyz"}`, `xyz // x`.
  private static func isOfApp(_ text: String) -> Bool {
    var word = Array(text.utf8)
    // These fill up what is written in base 64.
    while word.last == UInt8(ascii: "=") { word.removeLast() }
    return !word.isEmpty && word.allSatisfy { $0.isOfWord("_-+.") }
  }

  private static func isQuoted(_ text: String) -> Bool {
    guard text.utf8.count > 1, let quote = text.utf8.first, text.utf8.last == quote else {
      return false
    }
    return quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
  }

  /// Whether the name of a password stands before it, as in a settings file or in a shell: `proxy_password: xyz`.
  private static func hasName(_ text: String) -> Bool {
    let words = text.utf8.drop { $0 == 0x20 }
    let exported = words.starts(with: "export ".utf8) ? words.dropFirst(7) : words
    let name = exported.prefix { $0.isOfWord("_-") }
    let rest = exported[name.endIndex...].drop { $0 == 0x20 }
    guard !name.isEmpty, let sign = rest.first,
      sign == UInt8(ascii: "=") || sign == UInt8(ascii: ":"),
      rest.contains(where: { $0 != sign && $0 != 0x20 })
    else { return false }
    let lower = String(decoding: name, as: UTF8.self).lowercased()
    return ["password", "passwd"].contains { lower.utf8.contains(Array($0.utf8)) }
  }
}
