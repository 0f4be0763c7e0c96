public import Attendance
public import FeishuAttendance
public import UnpunchKit

/// What a first start asked for, and what is written.
public struct SetupAnswers: Sendable, Equatable {
  /// The platform's brand.
  public let platform: Platform
  /// The app's id.
  public let appID: String
  /// The app's secret.
  public let secret: Secret
  /// The tenant's name; nil if none was given.
  public let tenantName: String?
  /// The address that the start was given; nil if it is the platform's own.
  public let address: String?

  /// Takes the answers.
  public init(
    platform: Platform, appID: String, secret: Secret, tenantName: String?, address: String? = nil
  ) {
    self.platform = platform
    self.appID = appID
    self.secret = secret
    self.tenantName = tenantName
    self.address = address
  }

  /// Two answers are equal if all that is written of them is, apart from the secret, which nobody compares.
  public static func == (left: Self, right: Self) -> Bool {
    left.platform == right.platform && left.appID == right.appID
      && left.tenantName == right.tenantName && left.address == right.address
  }
}

/// Where the files of a setup lie.
public struct SetupPaths: Sendable, Equatable {
  /// The settings file.
  public let settings: String
  /// The file that holds the secret.
  public let secret: String

  /// Names the files.
  public init(settings: String, secret: String) {
    self.settings = settings
    self.secret = secret
  }
}

/// A piece of work of a setup, as data.
public enum SetupWork: Sendable, Equatable {
  /// Ask the platform for a token.
  case check(SetupAnswers)
  /// Write the files; none that exists is touched.
  case write(SetupAnswers, SetupPaths)
}

/// What came of it.
public enum SetupAnswer: Sendable {
  /// The platform took the app id and the secret, or did not.
  case checked(Result<Bool, FeishuError>)
  /// The files are written, or could not be.
  case written(Result<Bool, FileProblem>)
}

/// A setup waits for no time.
public enum NoTimer: LoopTimer {
  /// There is none.
  public var duration: Duration { switch self {} }
}

/// How a setup ends.
public enum SetupEnding: Sendable, Equatable {
  /// The files are written.
  case written
  /// Nothing is written.
  case left
  /// It was interrupted, and nothing is written.
  case interrupted
}
