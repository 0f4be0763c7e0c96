/// A `code` of an answer, with names for those that are asked for by name.
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
  /// A parameter is invalid.
  public static let parameterInvalid = Self(rawValue: 1_220_001)
  /// The employee does not exist, or is outside of what the app may see.
  public static let userUnknown = Self(rawValue: 1_220_004)
  /// The app may not see these employees' attendance data.
  public static let outsideDataRange = Self(rawValue: 1_220_005)
  /// A general failure, told by the message.
  public static let generalFailure = Self(rawValue: 1_220_600)
  /// A failure inside the platform.
  public static let systemError = Self(rawValue: 1_225_000)
  /// A failure of the platform's management service.
  public static let managementServiceError = Self(rawValue: 1_227_000)
}

// The one table of the platform's codes: what to do about a code, what it says of a change, and whether it passes are read
// off here, by the judges and by the client.

extension PlatformCode {
  /// What a code is about, which tells what can be done.
  public enum Topic: Sendable, Hashable {
    /// Nothing went wrong.
    case success
    /// The app's id or secret is wrong.
    case credentials
    /// The app is not in use in the tenant.
    case appDisabled
    /// Too many requests.
    case rateLimit
    /// The address of this machine is not on the app's list.
    case addressDenied
    /// The month's quota of calls is used up.
    case quota
    /// The token was not accepted.
    case token
    /// The app lacks a scope.
    case scope
    /// A field of the request is invalid.
    case fields
    /// A parameter is invalid.
    case parameter
    /// The tenant is missing.
    case tenant
    /// The id kind is neither of the two.
    case idKind
    /// An employee does not exist, or is outside of what the app may see.
    case user
    /// The app may not see these employees' attendance data.
    case dataRange
    /// The tenant's app has no privilege.
    case privilege
    /// A general failure, told by the message.
    case general
    /// A failure inside the platform.
    case platformFault
    /// The platform has retired the call.
    case retired
    /// A code of which nothing is known here.
    case unknown

    /// Whether the app's id or secret is wrong, or the app lacks a permission: what an administrator has to put right.
    public var isAboutPermission: Bool {
      switch self {
      case .credentials, .appDisabled, .addressDenied, .token, .scope, .dataRange, .privilege: true
      case .success, .rateLimit, .quota, .fields, .parameter, .tenant, .idKind, .user, .general,
        .platformFault, .retired, .unknown:
        false
      }
    }
  }

  /// What a code says of a request that was to change something.
  public enum Effect: Sendable, Hashable {
    /// The answer's lists tell.
    case listed
    /// Turned away before anything was done; may be sent again after a wait. True with HTTP status 429 or 400 only.
    case refusedForNow
    /// Turned away before anything was done; may be sent again with another token.
    case tokenRefused
    /// Turned away before anything was done.
    case refused
    /// An employee was turned away: the record, where the request is about one alone.
    case employeeRefused
    /// Nothing for certain.
    case open
  }

  /// What the code is about.
  public var topic: Topic { meaning.topic }

  /// What the code says of a request that was to change something.
  public var effect: Effect { meaning.effect }

  /// The table.
  ///
  /// Refused before anything was done are the gateway's own codes, and those of the delete page that concern the call as
  /// a whole; the list is the one of `docs/architecture.md`.
  /// Feishu: <https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code>, and the error tables of
  /// <https://open.feishu.cn/document/attendance-v1/user_task/batch_del> and
  /// <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/query-2> (read 2026-11-23).
  private var meaning: (topic: Topic, effect: Effect) {
    switch rawValue {
    case 0: (.success, .listed)
    case 10_003, 10_012, 10_013, 10_014, 10_015, 20_002, 99_991_543: (.credentials, .open)
    case 99_991_400: (.rateLimit, .refusedForNow)
    case 99_991_401: (.addressDenied, .refused)
    case 99_991_403: (.quota, .refused)
    case 99_991_662, 99_991_673: (.appDisabled, .refused)
    case 99_991_663: (.token, .tokenRefused)
    case 99_991_660...99_991_671, 99_991_677: (.token, .refused)
    case 99_991_672, 99_991_676, 99_991_679: (.scope, .refused)
    case 99_991_674, 99_991_675, 99_991_678: (.unknown, .refused)
    case 99_992_402: (.fields, .refused)
    case 9499: (.parameter, .refused)
    case 1_220_001: (.parameter, .open)
    case 1_220_002: (.tenant, .refused)
    case 1_220_003: (.idKind, .refused)
    case 1_220_004: (.user, .employeeRefused)
    case 1_220_005: (.dataRange, .employeeRefused)
    case 1_220_006: (.privilege, .refused)
    case 1_220_600: (.general, .open)
    case 1_226_500: (.retired, .open)
    case 1_225_000, 1_227_000, 1_227_500, 2200, 1500, 5000: (.platformFault, .open)
    default: (.unknown, .open)
    }
  }

  /// Tells whether the same call may succeed a little later, a rate limit left aside.
  public func passes(withStatus status: Int) -> Bool {
    switch topic {
    case .platformFault: true
    case .retired: false
    case .success, .credentials, .appDisabled, .rateLimit, .addressDenied, .quota, .token, .scope,
      .fields, .parameter, .tenant, .idKind, .user, .dataRange, .privilege, .general, .unknown:
      status >= 500
    }
  }

  /// Whether the code says, by the message beside it, that a record was imported before under the same key.
  ///
  /// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/Attendance-Development-Guidelines>
  /// (read 2026-11-23).
  public func tellsOfEarlierImport(withMessage message: String?) -> Bool {
    self == .generalFailure && message == "the object already exists"
  }
}
