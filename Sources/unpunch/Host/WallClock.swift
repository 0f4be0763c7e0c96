import Attendance
import Foundation
import UnpunchKit

extension UnixTime {
  /// The present second of this machine's clock.
  static var now: UnixTime { UnixTime(seconds: Int64(Date().timeIntervalSince1970)) }
}

extension CivilTime {
  /// What this machine's clock shows in a zone.
  static func now(in zone: TimeZone) -> CivilTime { CivilTime(.now, in: zone) }
}
