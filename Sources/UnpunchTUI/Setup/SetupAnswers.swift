public import Attendance
public import FeishuAttendance
public import Terminal

/// What a first start asked for, and what is written.
public struct SetupAnswers: Sendable, Equatable {
  /// The platform's brand.
  public let platform: Platform
  /// The app's id.
  public let appID: String
  /// The app's secret.
  public let secret: Secret
  /// The tenant's name; nil where none was given.
  public let tenantName: String?

  /// Takes the answers.
  ///
  /// - Parameters:
  ///   - platform: The platform's brand.
  ///   - appID: The app's id.
  ///   - secret: The app's secret.
  ///   - tenantName: The tenant's name; nil where none was given.
  public init(platform: Platform, appID: String, secret: Secret, tenantName: String?) {
    self.platform = platform
    self.appID = appID
    self.secret = secret
    self.tenantName = tenantName
  }

  /// Two answers are equal where all that is written of them is, apart from the secret, which nobody compares.
  ///
  /// - Parameters:
  ///   - left: Some answers.
  ///   - right: Other ones.
  /// - Returns: Whether they are equal.
  public static func == (left: Self, right: Self) -> Bool {
    left.platform == right.platform && left.appID == right.appID
      && left.tenantName == right.tenantName
  }
}

/// Where the files of a setup lie.
public struct SetupPaths: Sendable, Equatable {
  /// The settings file.
  public let settings: String
  /// The file that holds the secret.
  public let secret: String

  /// Names the files.
  ///
  /// - Parameters:
  ///   - settings: The settings file.
  ///   - secret: The file that holds the secret.
  public init(settings: String, secret: String) {
    self.settings = settings
    self.secret = secret
  }
}

/// Something that happened during a setup.
public enum SetupAction: Sendable {
  /// A key was pressed.
  case keyPressed(Key)
  /// Text was pasted.
  case textPasted(String)
  /// A text was pasted that is too large to take: none of it was.
  case pasteRefused
  /// A paste has begun, and its end does not come.
  case pasteStalled
  /// A paste whose end does not come was left: nothing of it was taken.
  case pasteLeft
  /// The mouse was used.
  case mouseUsed(MouseEvent)
  /// The terminal has another size.
  case resized(Size)
  /// Someone asked the program from outside to end, or the terminal is gone.
  case endRequested
  /// The platform took the app id and the secret, or did not.
  case checked(Result<Bool, FeishuError>, Generation)
  /// The files are written, or could not be.
  case written(Result<Bool, FileProblem>, Generation)
}

/// Something to do during a setup, as data.
public enum SetupEffect: Sendable, Equatable {
  /// Ask the platform for a token.
  case check(SetupAnswers, Generation)
  /// Write the files; none that exists is touched.
  case write(SetupAnswers, SetupPaths, Generation)
  /// Stop what is under way.
  case cancel
  /// Draw everything anew.
  case redraw
  /// Leave the terminal to the shell until the program is resumed.
  case suspend
  /// End the setup.
  case end(SetupEnding)
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
