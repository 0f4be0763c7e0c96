public import Foundation

/// What the platform says of the app's scopes.
///
/// Feishu: <https://open.feishu.cn/document/application-v6/scope/list> (read 2026-11-29).
public struct ScopeReading: Sendable, Hashable {
  /// The scopes that the tenant has granted, such as `attendance:task:readonly`.
  ///
  /// A scope that was asked for and not granted is not among them.
  public let granted: Set<String>

  /// What the clock of whoever answered said, to the second; nil where the answer does not say it.
  public let platformTime: Date?

  /// Reads the date of an answer, such as `Sun, 06 Nov 1994 08:49:37 GMT`; nil where it has another form.
  ///
  /// RFC 9110, 5.6.7: <https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7>.
  static func time(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = .gmt
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text)
  }
}
