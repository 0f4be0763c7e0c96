import Attendance

/// What the screens say about a key that does nothing now.
enum DeadKeyText: Sendable, Equatable {
  case notAwake, allIsShown, nothingDoubtful, chooseHere, noPath, noIDs, underWay
  case typedAhead, waitedInVain, clickMissed

  var words: Bilingual {
    switch self {
    case .notAwake:
      Bilingual(
        "Ignored: keys count from half a second after this appears. Look first, then type.",
        "按键已忽略：显示半秒后才接受输入。请先核对，再输入。")
    case .allIsShown:
      Bilingual("The whole list is shown; there is nothing to scroll.", "列表已全部显示，无需滚动。")
    case .nothingDoubtful:
      Bilingual(
        "None of them exists already: nothing to include or skip.", "没有可能已存在的记录，无需选择导入或跳过。")
    case .chooseHere:
      Bilingual(
        "Nothing to type here: ←, → and Space choose, Tab moves on.",
        "此处无需输入：用 ←、→ 或 Space 选择，Tab 转到下一项。")
    case .noPath: Bilingual("Type the path of the file first, or press Esc.", "请先输入文件路径，或按 Esc 返回。")
    case .noIDs: Bilingual("Type or paste the ids first, or press Esc.", "请先输入或粘贴 ID，或按 Esc 返回。")
    case .typedAhead:
      Bilingual("Keys typed before this appeared were ignored.", "显示之前的按键已忽略。")
    case .waitedInVain:
      Bilingual(
        "Ignored: what you asked for before is not shown yet. Wait for it, or press Esc.",
        "按键已忽略：此前请求的内容尚未显示。请等待，或按 Esc。")
    case .clickMissed:
      Bilingual(
        "What was there has changed since you clicked: nothing was done. Click again.",
        "点击之后该处内容已变化，未作任何操作。请重新点击。")
    case .underWay: Bilingual("Please wait until this is done.", "请等待完成。")
    }
  }
}
