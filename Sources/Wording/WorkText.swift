package import Attendance

/// What is said of a deletion before it and of the waits in it.
package enum WorkText: BilingualText {
  /// The question whether so many records are to be deleted.
  case deleteTitle(Int)
  /// Where the records are; the app's id follows.
  case target(tenant: String?, host: String)
  /// The platform asks to wait for so many seconds.
  case asksToWait(Platform, seconds: String)
  /// The platform is asked again in so many seconds.
  case askingAgain(Platform, seconds: String)

  package var words: Bilingual {
    switch self {
    case .deleteTitle(let count):
      Bilingual(
        "Delete \(count) check-in \(count == 1 ? "record" : "records")?", "删除 \(count) 条打卡流水？")
    case .target(let tenant, let host):
      (tenant.map { Bilingual("Tenant \($0) (from the settings) · ", "企业 \($0)（来自设置）· ") } ?? .empty)
        + Bilingual("\(host) · app", "\(host) · 应用")
    case .asksToWait(let platform, let seconds):
      Bilingual(
        "\(platform.name.english) asks to wait \(seconds) s",
        "\(platform.name.chinese)要求等待 \(seconds) 秒")
    case .askingAgain(let platform, let seconds):
      Bilingual(
        "asking \(platform.name.english) again in \(seconds) s",
        "\(seconds) 秒后再次向\(platform.name.chinese)查询")
    }
  }
}
