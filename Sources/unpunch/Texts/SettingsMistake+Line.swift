import Attendance

extension SettingsMistake {
  /// What is wrong with a line, told where YAML's own words would name another line or say nothing.
  enum LineMistake: Sendable, Equatable {
    case fullWidthColon(key: String), noSpace(key: String), noColon, tab
    case insideValue(key: String)
  }
}

extension SettingsMistake.LineMistake {
  /// What is wrong with that line of a file, and what to do.
  func words(_ file: String, _ line: Int) -> Bilingual {
    switch self {
    case .fullWidthColon(let key):
      Bilingual(
        "\(file):\(line): a full-width colon (：) stands after “\(key)”. Write “\(key): ”, with a plain colon and a space.",
        "\(file):\(line)：“\(key)”后面是全角冒号（：）。请写成“\(key): ”，使用半角冒号并加一个空格。")
    case .noSpace(let key):
      Bilingual(
        "\(file):\(line): a space is missing after the colon. Write “\(key): ” before the value.",
        "\(file):\(line)：冒号后面缺少空格。请在值之前写“\(key): ”。")
    case .noColon:
      Bilingual(
        "\(file):\(line): this is not a setting. A line is written as key: value.",
        "\(file):\(line)：此行不是设置项。格式为 key: value。")
    case .insideValue(let key):
      Bilingual(
        "\(file):\(line): this line is part of the value above it, so “\(key)” would not be set, and nothing was done. Begin it at the left margin, and write each value in one line.",
        "\(file):\(line)：此行属于上面的值，“\(key)”不会生效，因此未执行任何操作。请将其顶格书写，并将每个值写成一行。")
    case .tab:
      Bilingual(
        "\(file):\(line): the line begins with a tab. Indent with spaces.",
        "\(file):\(line)：此行以制表符开头。请使用空格缩进。")
    }
  }
}
