package import Attendance

/// A unit in which a span of time is said; its raw value is its length in seconds.
package enum SpokenUnit: Int64, CaseIterable, Sendable {
  case second = 1
  case minute = 60
  case hour = 3_600
  case day = 86_400

  /// So many of it: `1 hour`, `15 minutes`.
  package func count(_ count: Int64) -> Bilingual {
    let (english, chinese) =
      switch self {
      case .second: ("second", "秒")
      case .minute: ("minute", "分钟")
      case .hour: ("hour", "小时")
      case .day: ("day", "天")
      }
    return Bilingual("\(count) \(english)\(count == 1 ? "" : "s")", "\(count) \(chinese)")
  }

  /// A span of some seconds in the largest unit in which it is a whole number.
  package static func whole(seconds: Int64) -> Bilingual {
    let unit = allCases.last { seconds % $0.rawValue == 0 } ?? .second
    return unit.count(seconds / unit.rawValue)
  }
}

extension Duration {
  /// The duration in words, in whole minutes, or in seconds where it is none: `15 minutes`.
  package var spoken: Bilingual {
    let seconds = components.seconds
    let unit: SpokenUnit = seconds >= 60 && seconds % 60 == 0 ? .minute : .second
    return unit.count(seconds / unit.rawValue)
  }
}
