import Attendance
import Foundation
import UnpunchKit

/// The wall clock as a civil time.
enum Today {
  /// What clock and calendar show now in a zone.
  static func now(in zone: TimeZone) -> CivilTime {
    CivilTime(moment, in: zone)
  }

  /// Now, in whole seconds.
  static var moment: UnixTime { UnixTime(seconds: Int64(Date().timeIntervalSince1970)) }
}
