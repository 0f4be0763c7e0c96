public import Attendance
public import Foundation
public import Journal
public import UnpunchKit

/// What stays the same while the program runs, as far as the screens need it.
public struct AppContext: Sendable, Equatable {
  /// The language of the screens.
  public let language: Language
  /// The platform's brand.
  public let platform: Platform
  /// The host that is asked, as the header shows it.
  public let host: String
  /// What is asked, as the journal notes it.
  public let target: PlatformTarget
  /// The zone of all shown times.
  public let zone: TimeZone
  /// The host's own zone, where its clock differs from ``zone``; else nil.
  public let hostZone: TimeZone?
  /// The day on which the program started, in ``zone``.
  public let today: CivilTime
  /// Whether the platform is the built-in sandbox.
  public let isDemo: Bool
  /// Whether nothing that changes anything is offered.
  public let isReadOnly: Bool
  /// Whether it is the only program that a key may run: no suspending, no choice of files.
  public let isRestricted: Bool
  /// Why nothing can be written to the journal, so that nothing that changes anything is offered; nil where it can.
  public let journalProblem: JournalError?
  /// What emergency files of earlier runs told when the journal was opened.
  public let emergencies: EmergencyIntake
  /// Whether files may be chosen although it is restricted, from the one directory for them.
  public let offersFiles: Bool
  /// How long nobody must have pressed a key for the selection to be dropped; nil where that never happens.
  public let idleTimeout: Duration?

  /// Takes the facts of a run.
  public init(
    language: Language, platform: Platform, host: String, target: PlatformTarget,
    zone: TimeZone, hostZone: TimeZone?, today: CivilTime, isDemo: Bool,
    isReadOnly: Bool, isRestricted: Bool, journalProblem: JournalError?,
    emergencies: EmergencyIntake, offersFiles: Bool = false, idleTimeout: Duration? = nil
  ) {
    self.language = language
    self.platform = platform
    self.host = host
    self.target = target
    self.zone = zone
    self.hostZone = hostZone
    self.today = today
    self.isDemo = isDemo
    self.isReadOnly = isReadOnly
    self.isRestricted = isRestricted
    self.journalProblem = journalProblem
    self.emergencies = emergencies
    self.offersFiles = offersFiles
    self.idleTimeout = idleTimeout
  }

  /// Why nothing that changes anything is offered; nil where it is.
  var refusalToChange: Text? {
    isReadOnly ? .readOnly : journalProblem.map { .journal($0) }
  }

  /// Whether a need is met.
  func allows(_ need: Need) -> Bool {
    switch need {
    case .change: refusalToChange == nil
    case .file: !isRestricted || offersFiles
    case .shell: !isRestricted
    }
  }
}

/// What must be allowed for a key to be offered.
enum Need: Sendable, Hashable {
  /// To change anything on the platform, or an outcome.
  case change
  case file
  case shell
}
