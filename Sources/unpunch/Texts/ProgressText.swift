import Attendance
import UnpunchKit

/// What is said while a run goes on.
enum ProgressText: BilingualText {
  case tally(PortionTally), doingReading, doingRereading, doingRecording, doingSending
  case doingImporting, doingWaiting(Platform, Duration), doingPausing(
    Platform, Duration, round: Int)
  case doingAsking(Platform, round: Int), finishing, held(Platform, Duration)

  var both: (english: String, chinese: String) {
    switch self {
    case .tally(let tally):
      (
        "deleted \(tally.deleted) · not deleted \(tally.notDeleted) · portion \(tally.portion) of "
          + "\(tally.portions)",
        "已删除 \(tally.deleted) · 未删除 \(tally.notDeleted) · 第 \(tally.portion)/\(tally.portions) 批"
      )
    case .doingReading: ("reading the records", "正在读取记录")
    case .doingRereading: ("reading once more", "正在再次读取")
    case .doingRecording: ("writing the journal", "正在写入日志")
    case .doingSending: ("waiting for the answer", "正在等待应答")
    case .doingImporting: ("importing", "正在导入")
    case .doingWaiting(let platform, let duration):
      (
        "\(platform.name(in: .english)) asks to wait \(duration.shown) s",
        "\(platform.name(in: .simplifiedChinese))要求等待 \(duration.shown) 秒"
      )
    case .doingPausing(let platform, let duration, let round):
      (
        "asking \(platform.name(in: .english)) again in \(duration.shown) s (\(round) of 3)",
        "\(duration.shown) 秒后再次询问\(platform.name(in: .simplifiedChinese))（第 \(round)/3 次）"
      )
    case .doingAsking(let platform, let round):
      (
        "asking \(platform.name(in: .english)) what became of it (\(round) of 3)",
        "正在向\(platform.name(in: .simplifiedChinese))查询结果（第 \(round)/3 次）"
      )
    case .held(let platform, let wait):
      (
        "\(platform.name(in: .english)) limits its calls and asks to wait \(wait.shown) s; then it goes on by itself. "
          + "Ctrl-C stops.",
        "\(platform.name(in: .simplifiedChinese))限制调用频率，要求等待 \(wait.shown) 秒，随后自动继续。按 Ctrl-C 停止。"
      )
    case .finishing:
      (
        "Finishing the batch in flight, then it stops. Once more: at once, and the outcome may stay "
          + "unknown.",
        "正在完成当前批次，随后停止。再按一次则立即停止，结果可能未知。"
      )
    }
  }
}

extension Duration {
  /// The seconds, with one decimal where there is a fraction.
  fileprivate var shown: String {
    let (seconds, attoseconds) = components
    let tenths = (attoseconds + 50_000_000_000_000_000) / 100_000_000_000_000_000
    if tenths == 10 { return String(seconds + 1) }
    return tenths == 0 ? String(seconds) : "\(seconds).\(tenths)"
  }
}
