package import Attendance

extension Duration {
  /// The duration in words, in whole minutes, or in seconds where it is none: `15 minutes`.
  package var spoken: Bilingual {
    let seconds = components.seconds
    let isMinutes = seconds >= 60 && seconds % 60 == 0
    let count = isMinutes ? seconds / 60 : seconds
    return Bilingual(
      "\(count) \(isMinutes ? "minute" : "second")\(count == 1 ? "" : "s")",
      "\(count) \(isMinutes ? "分钟" : "秒")")
  }
}
