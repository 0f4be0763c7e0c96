import Attendance

/// What `init` says beyond its screens.
enum InitText: BilingualText {
  case initAbstract, initDiscussion, exists(String), written(String)

  var words: Bilingual {
    switch self {
    case .initAbstract:
      Bilingual(
        "Asks for what the settings need, checks it, and writes the settings file.",
        "询问所需设置，经检查后写入设置文件。")
    case .initDiscussion:
      Bilingual(
        "It asks on a terminal, as a first start of “unpunch” does, and overwrites nothing. Where "
          + "nobody can be asked, write the file by hand: docs/deploying.md shows one.",
        "与首次运行 unpunch 时相同，在终端上逐步询问，不覆盖任何已有文件。如无法交互，请手动编写设置文件，示例见 docs/deploying.md。")
    case .exists(let path):
      Bilingual(
        "\(path) is there already, and is not overwritten. Edit it, or take it away first; "
          + "“unpunch doctor” checks what is set. Nothing was written.",
        "\(path) 已存在，不会覆盖。请直接编辑，或先移走该文件；运行 unpunch doctor 可检查当前设置。未写入任何内容。")
    case .written(let path):
      Bilingual(
        "Written: \(path). “unpunch doctor” checks the rest.",
        "已写入 \(path)。运行 unpunch doctor 可检查其余各项。")
    }
  }
}

/// A text of the help in the language found before parsing.
func say(_ text: InitText) -> String {
  text.words(in: ChosenLanguage.early)
}
