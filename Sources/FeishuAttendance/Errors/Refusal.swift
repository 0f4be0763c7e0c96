public import Attendance

/// An answer with a code other than 0, in the platform's own words.
public struct Refusal: Sendable, Hashable {
  /// The call that was refused.
  public let call: FeishuCall
  /// The HTTP status.
  public let status: Int
  /// The code.
  public let code: PlatformCode
  /// The message, out of which only the app's secret and token are taken; empty where there is none.
  public let message: String
  /// The platform's id of the call, for its support.
  public let logID: String?
  /// The scopes of which the app needs one, where it has none of them.
  public let missingScopes: [String]
  /// What the gateway says about single fields, as `field: description`.
  public let fieldViolations: [String]
  /// How long the platform asks to wait; nil where it does not say.
  public let retryAfter: Duration?

  /// Puts a refusal together.
  ///
  /// - Parameters:
  ///   - call: The call that was refused.
  ///   - status: The HTTP status.
  ///   - code: The code.
  ///   - message: The message.
  ///   - logID: The platform's id of the call.
  ///   - missingScopes: The scopes of which the app needs one.
  ///   - fieldViolations: What the gateway says about single fields.
  ///   - retryAfter: How long the platform asks to wait.
  public init(
    call: FeishuCall, status: Int, code: PlatformCode, message: String = "", logID: String? = nil,
    missingScopes: [String] = [], fieldViolations: [String] = [], retryAfter: Duration? = nil
  ) {
    self.call = call
    self.status = status
    self.code = code
    self.message = message
    self.logID = logID
    self.missingScopes = missingScopes
    self.fieldViolations = fieldViolations
    self.retryAfter = retryAfter
  }
}
