import Attendance
import UnpunchKit
import Wording

/// What is said while a run goes on.
enum ProgressText: BilingualText {
  case portion(PortionStep), doingReading, doingRereading, doingRecording, doingSending
  case doingImporting, doingWaiting(Platform, Duration), doingPausing(
    Platform, Duration, round: Int)
  case doingAsking(Platform, round: Int), finishing, held(Platform, Duration)

  var words: Bilingual {
    switch self {
    case .portion(let step):
      Bilingual(
        "deleted \(step.tally.done) · not deleted \(step.tally.notDone) · portion \(step.portion) of "
          + "\(step.portions)",
        "已删除 \(step.tally.done) 条 · 未删除 \(step.tally.notDone) 条 · 第 \(step.portion)/\(step.portions) 批"
      )
    case .doingReading: Bilingual("reading the records", "正在读取记录")
    case .doingRereading: Bilingual("reading once more", "正在再次读取")
    case .doingRecording: Bilingual("writing the journal", "正在写入日志")
    case .doingSending: Bilingual("waiting for the answer", "正在等待应答")
    case .doingImporting: Bilingual("importing", "正在导入")
    case .doingWaiting(let platform, let duration):
      WorkText.asksToWait(platform, seconds: duration.shown).words
    case .doingPausing(let platform, let duration, let round):
      WorkText.askingAgain(platform, seconds: duration.shown).words
        + Bilingual(" (\(round) of 3)", "（第 \(round)/3 次）")
    case .doingAsking(let platform, let round):
      Bilingual(
        "asking \(platform.name.english) what became of it (\(round) of 3)",
        "正在向\(platform.name.chinese)查询结果（第 \(round)/3 次）")
    case .held(let platform, let wait):
      Bilingual(
        "\(platform.name.english) limits its calls and asks to wait \(wait.shown) s; then it goes on by itself. "
          + "Ctrl-C stops.",
        "\(platform.name.chinese)限制调用频率，要求等待 \(wait.shown) 秒，随后自动继续。按 Ctrl-C 停止。")
    case .finishing:
      Bilingual(
        "Finishing the batch in flight, then it stops. Once more: at once, and the outcome may stay "
          + "unknown.",
        "正在完成当前批次，随后停止。再按一次则立即停止，结果可能未知。")
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
