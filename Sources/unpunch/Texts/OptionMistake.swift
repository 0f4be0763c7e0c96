import Attendance
import UnpunchKit

/// What is wrong with the options as they were given, and what to do.
enum OptionMistake: BilingualText {
  case notOf(command: String, option: String), twice(option: String)
  case negativeExpect, noFile(option: String)
  case skippedHour(zone: String)
  case employeesTwice, employeesMissing, endBeforeBeginning, notADate(option: String, String)
  case notAnEmployee(String), noEmployees(file: String?), fileWhenRestricted
  case unlikelyYear(option: String, String, likely: Int), yesForManyCalls,
    noTerminalForManyCalls
  case badPeople, badDays, badPort, bomWithoutCSV

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
        "--expect takes the number of records, which cannot be below 0. Nothing was sent.",
        "--expect 须为记录数，不能为负数。未发送任何请求。")
    case .noFile(let option):
      Bilingual(
        "\(option) names no file: its value is empty. Give a path. Nothing was sent.",
        "\(option) 的值为空，未指定文件。请给出路径。未发送任何请求。")
    case .skippedHour(let zone):
      Bilingual(
        "The time from --from to --to does not exist in \(zone): the clocks were put forward over it. Name a time before or after that hour. Nothing was sent.",
        "--from 到 --to 的时间在 \(zone) 并不存在：当时时钟拨快，跳过了这段时间。请改用该小时之前或之后的时间。未发送任何请求。")
    case .employeesTwice:
      Bilingual(
        "Give --employees or --employees-file, not both.", "--employees 与 --employees-file 只能给出一个。")
    case .employeesMissing:
      Bilingual(
        "Whose records? Give --employees or --employees-file.",
        "请指定要查询的员工：给出 --employees 或 --employees-file。")
    case .endBeforeBeginning: Bilingual("--to is before --from.", "--to 早于 --from。")
    case .notADate(let option, let text):
      Bilingual(
        "“\(text)” is not a valid date for \(option). Write it like 2026-11-16 or “2026-11-16 08:30”.",
        "\(option) 的值“\(text)”不是有效日期。格式如 2026-11-16 或“2026-11-16 08:30”。")
    case .notAnEmployee(let word):
      Bilingual(
        "“\(word)” cannot be an employee id\(IDWord.flaw(of: word)?.cure.english ?? ": an id has 1 to 64 characters").",
        "“\(word)”不是有效的员工 ID\(IDWord.flaw(of: word)?.cure.chinese ?? "：ID 长度为 1 到 64 个字符")。"
      )
    case .noEmployees(let file):
      Bilingual(
        "There are no employee ids\(file.map { " in \($0)" } ?? "").",
        "\(file.map { "\($0) 中" } ?? "")没有员工 ID。")
    case .fileWhenRestricted:
      Bilingual(
        "This login reads files of one directory only: give a file's name alone, such as list.csv, or give the ids themselves.",
        "此登录只能读取指定目录中的文件：请只写文件名，例如 list.csv，或直接给出 ID。")
    case .unlikelyYear(let option, let text, let likely):
      Bilingual(
        "“\(text)” for \(option) is before \(LikelyYear.first) or after next year; \(likely) was probably meant. Nothing was sent.",
        "\(option) 的值“\(text)”早于 \(LikelyYear.first) 年或晚于明年；很可能应为 \(likely) 年。未发送任何请求。")
    case .yesForManyCalls:
      Bilingual(
        "There is no terminal to ask on: give --yes, or ask about fewer people or days. Nothing was sent.",
        "没有可以询问的终端：请加上 --yes，或减少人员或天数。未发送任何请求。")
    case .noTerminalForManyCalls:
      Bilingual(
        "There is no terminal to ask on: leave standard input and standard error on the terminal, or ask about "
          + "fewer people or days. Nothing was sent.",
        "没有可以询问的终端：请勿重定向标准输入和标准错误输出，或减少人员或天数。未发送任何请求。")
    case .bomWithoutCSV:
      Bilingual(
        "--bom is for --format csv only. Nothing was sent.",
        "--bom 只能与 --format csv 同用。未发送任何请求。")
    case .badPeople: Bilingual("--people takes 1 to 2000.", "--people 的取值为 1 到 2000。")
    case .badDays: Bilingual("--days takes 1 to 400.", "--days 的取值为 1 到 400。")
    case .badPort: Bilingual("--port takes 0 to 65535.", "--port 的取值为 0 到 65535。")
    }
  }
}
