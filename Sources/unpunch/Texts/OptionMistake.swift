import Attendance

/// What is wrong with the options as they were given, and what to do.
enum OptionMistake: BilingualText {
  case notOf(command: String, option: String), twice(option: String)
  case negativeExpect, noFile(option: String)
  case skippedHour(zone: String)

  var words: Bilingual {
    switch self {
    case .notOf(let command, let option):
      Bilingual(
        "“unpunch \(command)” has no option \(option). Remove it; “unpunch \(command) --help” lists what it takes. Nothing was sent.",
        "unpunch \(command) 没有 \(option) 选项。请去掉；可用选项见 unpunch \(command) --help。未发送任何请求。")
    case .twice(let option):
      Bilingual(
        "\(option) is given more than once, with different values, and only one would count. Give it once\(option == "--employees" ? ", with commas between the ids" : ""). Nothing was sent.",
        "\(option) 给出了多次且值不同，只有一个会生效。请只给出一次\(option == "--employees" ? "，多个 ID 以逗号分隔" : "")。未发送任何请求。"
      )
    case .negativeExpect:
      Bilingual(
        "--expect takes the number of records, which is not below 0. Nothing was sent.",
        "--expect 须为记录数，不能为负数。未发送任何请求。")
    case .noFile(let option):
      Bilingual(
        "\(option) names no file: its value is empty. Give a path. Nothing was sent.",
        "\(option) 的值为空，未指定文件。请给出路径。未发送任何请求。")
    case .skippedHour(let zone):
      Bilingual(
        "The time from --from to --to does not exist in \(zone): the clocks were put forward over it. Name a time before or after that hour. Nothing was sent.",
        "--from 到 --to 的时间在 \(zone) 并不存在：当时时钟拨快，跳过了这段时间。请改用该小时之前或之后的时间。未发送任何请求。")
    }
  }
}
