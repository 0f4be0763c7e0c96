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
}
