public import Attendance

extension Duration {
  /// The duration in words, in whole minutes, or in seconds where it is none: `15 minutes`.
  public var spoken: Bilingual {
    let seconds = components.seconds
    let isMinutes = seconds >= 60 && seconds % 60 == 0
    let count = isMinutes ? seconds / 60 : seconds
    return Bilingual(
      "\(count) \(isMinutes ? "minute" : "second")\(count == 1 ? "" : "s")",
      "\(count) \(isMinutes ? "分钟" : "秒")")
  }

  /// The whole seconds, or where there are more than two minutes the whole minutes, that it does not pass.
  var toMinutes: Duration {
    let (seconds, rest) = components
    let whole = seconds + (rest > 0 ? 1 : 0)
    return .seconds(whole > 120 ? (whole + 59) / 60 * 60 : whole)
  }
}
