/// A `code` of an answer, with the names of those that unpunch knows.
///
/// 0 is success; everything else is a refusal or a failure, whatever the HTTP status says.
/// Feishu: <https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code> (read 2026-11-23).
public struct PlatformCode: RawRepresentable, Sendable, Hashable, Codable, CustomStringConvertible {
  /// The number.
  public let rawValue: Int

  /// Takes the number of an answer.
  ///
  /// - Parameter rawValue: Any integer.
  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The number.
  public var description: String { String(rawValue) }

  /// Success.
  public static let success = Self(rawValue: 0)
  /// Too many requests.
  public static let rateLimited = Self(rawValue: 99_991_400)
  /// The address of this machine is not on the app's list.
  public static let addressDenied = Self(rawValue: 99_991_401)
  /// The month's quota of calls is used up.
  public static let quotaExceeded = Self(rawValue: 99_991_403)
  /// The app is disabled.
  public static let appNotInUse = Self(rawValue: 99_991_662)
  /// The token is invalid, expired or revoked.
  public static let tokenRefused = Self(rawValue: 99_991_663)
  /// A scope is missing.
  public static let scopeMissing = Self(rawValue: 99_991_672)
  /// The token has no permission for the call.
  public static let tokenWithoutPermission = Self(rawValue: 99_991_676)
  /// The gateway found a field invalid.
  public static let fieldInvalid = Self(rawValue: 99_992_402)
  /// The gateway could not read the request.
  public static let badRequest = Self(rawValue: 9499)
  /// A parameter is invalid.
  public static let parameterInvalid = Self(rawValue: 1_220_001)
  /// The tenant is missing.
  public static let tenantMissing = Self(rawValue: 1_220_002)
  /// The id kind is neither of the two.
  public static let idKindInvalid = Self(rawValue: 1_220_003)
  /// The employee does not exist, or is outside of what the app may see.
  public static let userUnknown = Self(rawValue: 1_220_004)
  /// The app may not see these employees' attendance data.
  public static let outsideDataRange = Self(rawValue: 1_220_005)
  /// The tenant's app has no privilege.
  public static let appWithoutPrivilege = Self(rawValue: 1_220_006)
  /// A general failure, told by the message.
  public static let generalFailure = Self(rawValue: 1_220_600)
  /// A failure inside the platform.
  public static let systemError = Self(rawValue: 1_225_000)
  /// A failure of the platform's management service.
  public static let managementServiceError = Self(rawValue: 1_227_000)

  /// Whether the answer says that the request was turned away before anything was done.
  ///
  /// True for the gateway's own codes and for those codes of the delete page that concern the call as a whole;
  /// the list is the one of `docs/architecture.md`. A rate limit is judged with its HTTP status, see ``DeletionJudge``.
  public var isRefusal: Bool {
    switch rawValue {
    case 99_991_401, 99_991_403, 99_991_660...99_991_679, 99_992_402, 9499: true
    case 1_220_002, 1_220_003, 1_220_006: true
    default: false
    }
  }

  /// Whether the answer to an import of one record says that the record was turned away.
  ///
  /// Beside the refusals of every change, these are the two codes that speak of employees: of one record alone
  /// they can only mean its own.
  public var isRefusalOfImport: Bool {
    isRefusal || self == .userUnknown || self == .outsideDataRange
  }

  /// Whether another token may change the answer.
  public var isAboutToken: Bool { self == .tokenRefused }
}
