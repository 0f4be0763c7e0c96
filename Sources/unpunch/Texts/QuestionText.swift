import Attendance

/// What the commands say of what is typed at a question, where it does not count.
enum QuestionText: BilingualText {
  case tooEarly, pasted, pasteStalled, enterTogether

  var words: Bilingual {
    switch self {
    case .tooEarly:
      Bilingual(
        "What was typed before the question had stood for half a second does not count.",
        "问题显示半秒之前的输入不算数。")
    case .pasted: Bilingual("Pasted text does not count: type the answer.", "粘贴的内容不算数：请手动输入。")
    case .pasteStalled:
      Bilingual(
        "A paste does not come to its end, and what is typed belongs to it. Esc ends the question.",
        "粘贴尚未结束，此时的输入都算作粘贴内容。按 Esc 结束提问。")
    case .enterTogether:
      Bilingual(
        "That came in one piece, as a paste does: press Enter once more if it is the answer.",
        "输入与 Enter 同时到达，类似粘贴：如确为所需，请再按一次 Enter。")
    }
  }
}
