public import Attendance
import FeishuAttendance

extension DeletionReport.Halt {
  /// What kept the batch from being sent, and what to do; nothing where the operator did it.
  public func sentence(platform: Platform) -> Bilingual? {
    let name = platform.name
    let limit = Deletion.longestWaits.components.seconds
    return switch self {
    case .differs(let differences):
      Bilingual(
        "Nothing more was sent: read again first, the records are not what you confirmed: ",
        "发送前重新读取时，记录已与确认的内容不同，因此未再发送：")
        + Self.words(differences).joined(separator: Bilingual("; ", "；"))
        + Bilingual(". Read the list again before deleting.", "。请重新读取列表后再删除。")
    case .unreadable(let error):
      Bilingual(
        "Nothing more was sent: the records could not be read again first. "
          + error.sentence(platform: platform).english,
        "发送前未能重新读取记录，因此未再发送。" + error.sentence(platform: platform).chinese)
    case .tooSlow:
      Bilingual(
        "Nothing more was sent: reading the records again took so long that they might have changed. Try again.",
        "重新读取记录耗时过长，其间记录可能已变化，因此未再发送。请重试。")
    case .waitTooLong(let wait):
      Bilingual(
        "\(name.english) asks to wait \(wait.components.seconds) s; all waits of a batch together take at most "
          + "\(limit) s, so nothing more was sent. Try again later.",
        "\(name.chinese)要求等待 \(wait.components.seconds) 秒；一个批次的等待合计最多 \(limit) 秒，因此未再发送。请稍后重试。")
    case .tooManyWaits:
      Bilingual(
        "\(name.english) still asks to wait after three waits, so nothing more was sent. Try again later.",
        "已等待三次，\(name.chinese)仍要求等待，因此未再发送。请稍后重试。")
    case .tokenLapsed:
      Bilingual(
        "The access token expired each time before it could be used, so nothing more was sent. Try again.",
        "访问凭证每次都在使用之前已过期，因此未再发送。请重试。")
    case .cancelled: nil
    }
  }

  private static func words(_ differences: [Rereading.Difference]) -> [Bilingual] {
    differences.map { difference in
      switch difference.change {
      case .gone:
        Bilingual(
          "\(difference.item.id) is no longer there",
          "\(difference.item.id) 已不存在")
      case .sharedID:
        Bilingual(
          "a different record has the id \(difference.item.id) too",
          "另有一条内容不同的记录使用 ID \(difference.item.id)")
      case .fields(let fields, let now):
        Bilingual(
          same: "\(difference.item.id) "
            + fields.map { field in
              let (before, after) = ExactText.toldApart(
                difference.item.record.text(of: field) ?? "", now.text(of: field) ?? "", length: 40)
              return "\(field.rawValue): “\(before)” → “\(after)”"
            }.joined(separator: ", "))
      }
    }
  }
}

extension ExactText {
  /// Two different texts, as they are shown side by side: where they look the same, the first letter that differs is
  /// named by its code point in each.
  ///
  /// The length is how many code points of each are shown at most.
  public static func toldApart(
    _ left: ExactText, _ right: ExactText, length: Int
  ) -> (left: String, right: String) {
    func cut(_ text: ExactText) -> String {
      let scalars = text.text.unicodeScalars
      let start = String(String.UnicodeScalarView(scalars.prefix(length)))
      return scalars.dropFirst(length).isEmpty ? start : start + "…"
    }
    let (first, second) = (cut(left), cut(right))
    guard left != right, FoldedText.folded(first) == FoldedText.folded(second) else {
      return (first, second)
    }
    let (mine, theirs) = (Array(left.text.unicodeScalars), Array(right.text.unicodeScalars))
    let place = zip(mine, theirs).prefix { $0 == $1 }.count
    func point(_ scalars: [Unicode.Scalar]) -> String {
      place < scalars.count ? " (\(scalars[place].codePoint))" : ""
    }
    return (first + point(mine), second + point(theirs))
  }
}
