import Attendance
import UnpunchKit
import Wording

/// Everything that the commands say.
enum CommandText: BilingualText {
  // Help.
  case abstract, discussion, demoAbstract, queryAbstract, sandboxAbstract, badOption(String)
  case optionLanguage, optionConfig, optionBaseURL, optionNoColor, optionTheme, optionReadOnly
  case optionRestricted, optionFiles, optionEmployees, optionEmployeesFile, optionIDKind,
    optionFrom, optionTo
  case optionSource, optionFormer, optionFormat, optionPort, optionPeople, optionDays, optionSeed
  case optionToday

  // Options.
  case rowsWithoutID(file: String, Int)
  case optionManyCalls, manyCalls(CallEstimate, Platform), askManyCalls, callsDeclined

  // Files.
  case waitingForInput, waitingForFile(String), cannotRead(String, String)

  // The terminal.
  case noTerminal, unknownTerminal(String), terminalFailed(String), localeFellBack(String)
  case localeNotUTF8(String), inBackground

  // Running.
  case systemFailed(String), cannotMakeDirectory(String, String)
  case sandboxPortTaken(Int), sandboxCannotListen(String), sandboxListens(String)
  case incomplete(Int, [String]), ended(batch: Int, String), endedUnknown
  case leftAlone(Duration)

  var words: Bilingual {
    switch self {
    case .abstract:
      Bilingual(
        "Finds wrongly imported check-in flow records in Feishu or Lark attendance, and deletes them.",
        "在飞书或 Lark 考勤中查找误导入的打卡流水，并将其删除。")
    case .discussion:
      Bilingual(
        "Without a command it opens the interactive screens; with --employees, the list at once. "
          + "Settings are read from /etc/unpunch/config.yaml, ~/.config/unpunch/config.yaml and the "
          + "environment (UNPUNCH_APP_ID, UNPUNCH_APP_SECRET or UNPUNCH_APP_SECRET_FILE). "
          + "Try “unpunch demo”: no account is needed.",
        "不带子命令时打开交互界面；给出 --employees 则直接打开记录列表。"
          + "设置依次读取自 /etc/unpunch/config.yaml、~/.config/unpunch/config.yaml 和环境变量"
          + "（UNPUNCH_APP_ID、UNPUNCH_APP_SECRET 或 UNPUNCH_APP_SECRET_FILE）。"
          + "可先运行 unpunch demo 体验，无需账号。")
    case .demoAbstract:
      Bilingual(
        "Opens the screens on the built-in sandbox: no account, no network.",
        "在内置沙盒上打开交互界面：无需账号和网络。")
    case .queryAbstract: Bilingual("Prints flow records.", "输出打卡流水。")
    case .sandboxAbstract:
      Bilingual(
        "Serves the built-in sandbox over HTTP until it is stopped.", "通过 HTTP 提供内置沙盒，直到被停止。")
    case .badOption(let words):
      Bilingual(
        "\(words)\(words.utf8.last == UInt8(ascii: "?") ? "" : ".") Nothing was sent; “unpunch --help” lists what can be said.",
        "命令行有误（\(words)）。未发送任何请求；可用选项见 unpunch --help。")
    case .optionLanguage: Bilingual("The language.", "界面语言。")
    case .optionConfig:
      Bilingual("The settings file to read instead of the user's own.", "要读取的设置文件，代替用户默认设置文件。")
    case .optionBaseURL:
      Bilingual(
        "The address to ask instead of the platform's own; http for loopback only.",
        "代替平台默认地址；http 仅限本机回环地址。")
    case .optionNoColor: Bilingual("Use no colours.", "不使用颜色。")
    case .optionTheme: Bilingual("The colours.", "配色。")
    case .optionReadOnly: Bilingual("Offer nothing that changes anything.", "只读：不提供任何更改操作。")
    case .optionRestricted:
      Bilingual(
        "For ForceCommand: no suspend, no files but those of --files, nothing set by the environment.",
        "用于 ForceCommand：禁止挂起，仅可读取 --files 目录中的文件，不采用环境变量中的设置。")
    case .optionFiles:
      Bilingual(
        "With --restricted: the directory whose files may be read, by name.",
        "与 --restricted 同用：允许按文件名读取的目录。")
    case .optionEmployees: Bilingual("The employees' ids, with commas.", "员工 ID，以逗号分隔。")
    case .optionEmployeesFile:
      Bilingual("A file of employees' ids; - is standard input.", "员工 ID 文件；- 表示标准输入。")
    case .optionIDKind: Bilingual("Which id the employees are given by.", "员工 ID 的类型。")
    case .optionFrom:
      Bilingual(
        "The first day, such as 2026-11-16, or a time: “2026-11-16 08:30”.",
        "开始日期，如 2026-11-16，或时间“2026-11-16 08:30”。")
    case .optionTo: Bilingual("The last day, to its end, or a time.", "结束日期（含当天），或时间。")
    case .optionSource:
      Bilingual(
        "flows: all effective records; results: only the punches chosen for a shift.",
        "flows：全部有效流水；results：仅计入班次的打卡。")
    case .optionFormer: Bilingual("Include people who have left.", "包含已离职的人员。")
    case .optionFormat: Bilingual("The format of what is printed.", "输出格式。")
    case .optionPort: Bilingual("The port to listen on; 0 for any free one.", "监听端口；0 表示任意空闲端口。")
    case .optionPeople: Bilingual("How many people the sandbox's company has.", "沙盒企业的人数。")
    case .optionDays: Bilingual("How many days of records it has.", "记录的天数。")
    case .optionSeed: Bilingual("The number from which the company is made.", "生成企业数据的种子。")
    case .optionToday: Bilingual("The last day of the records; today by default.", "记录的最后一天；默认为今天。")

    case .optionManyCalls:
      Bilingual(
        "Do not ask where it takes more than \(CallEstimate.most) calls.",
        "需要超过 \(CallEstimate.most) 次请求时不再询问。")
    case .manyCalls(let estimate, let platform):
      Bilingual(
        "This takes \(estimate.calls) calls, about \(estimate.minutes) \(estimate.minutes == 1 ? "minute" : "minutes"); each counts against the tenant's monthly quota on \(platform.name.english).",
        "此次操作需要 \(estimate.calls) 次请求，约 \(estimate.minutes) 分钟；每次请求都计入企业在\(platform.name.chinese)的每月调用额度。"
      )
    case .askManyCalls: Bilingual("Make them? Type y and press Enter:", "是否继续？输入 y 并按 Enter：")
    case .callsDeclined: Bilingual("Nothing was sent.", "未发送任何请求。")
    case .rowsWithoutID(let file, let count):
      Bilingual(
        "\(count) \(count == 1 ? "row" : "rows") of \(file) \(count == 1 ? "has" : "have") no id and \(count == 1 ? "was" : "were") passed over.",
        "\(file) 中有 \(count) 行没有 ID，已跳过。")
    case .waitingForInput:
      Bilingual(
        "Waiting for the end of standard input; Ctrl-D ends what is typed, Ctrl-C leaves.",
        "正在等待标准输入结束；手动输入时按 Ctrl-D 结束，按 Ctrl-C 退出。")
    case .waitingForFile(let path):
      Bilingual("Waiting for the end of \(path); Ctrl-C leaves.", "正在等待 \(path) 读取完毕；按 Ctrl-C 退出。")
    case .cannotRead(let path, let words):
      Bilingual("\(path) cannot be read: \(words).", "无法读取 \(path)：\(words)。")
    case .noTerminal:
      Bilingual(
        "unpunch needs a terminal for its screens. Over SSH ask for one with ssh -t; in a script use “unpunch query”. Nothing was sent.",
        "unpunch 的界面需要终端。通过 SSH 运行时请使用 ssh -t；在脚本中请使用 unpunch query。未发送任何请求。")
    case .unknownTerminal(let name):
      Bilingual(
        "The terminal “\(name)” is not known here or cannot show a screen. Set TERM, for example TERM=xterm-256color. Nothing was sent.",
        "未知的终端类型“\(name)”，或无法显示界面。请设置 TERM，例如 TERM=xterm-256color。未发送任何请求。")
    case .terminalFailed(let words):
      Bilingual(
        "The terminal cannot be used: \(words). Nothing was sent.", "无法使用终端：\(words)。未发送任何请求。")
    case .localeFellBack(let name):
      Bilingual(
        "The locale \(name) is missing on this host; C.UTF-8 was used. To have it: sudo locale-gen \(name)",
        "本机没有区域设置 \(name)，已改用 C.UTF-8。如需安装：sudo locale-gen \(name)")
    case .localeNotUTF8(let name):
      Bilingual(
        "The locale uses \(name), not UTF-8: what it lacks was shown as ? and lines as - and |. Run with LC_ALL=C.UTF-8.",
        "The locale uses \(name), not UTF-8: what it lacks was shown as ? and lines as - and |. Run with LC_ALL=C.UTF-8."
      )

    case .systemFailed(let words):
      Bilingual("The system refused something that is needed: \(words).", "系统拒绝了必需的操作：\(words)。")
    case .cannotMakeDirectory(let folder, let words):
      Bilingual(
        "No directory can be made in \(folder): \(words). Set TMPDIR to a directory that can be written.",
        "无法在 \(folder) 中创建目录：\(words)。请将 TMPDIR 设为可写的目录。")
    case .inBackground:
      Bilingual(
        "unpunch is in the background, and no shell can bring it forward. Start it in the foreground. Nothing was sent.",
        "unpunch 在后台运行，且没有 shell 能将其切回前台。请在前台启动。未发送任何请求。")
    case .sandboxPortTaken(let port):
      Bilingual(
        "Port \(port) is taken. Choose another with --port, or 0 for any.",
        "端口 \(port) 已被占用。请用 --port 指定其他端口，或用 0 表示任意端口。")
    case .sandboxCannotListen(let words):
      Bilingual("The sandbox cannot listen: \(words)", "沙盒无法监听：\(words)")
    case .sandboxListens(let url):
      Bilingual("The sandbox listens on \(url). Stop it with Ctrl-C.", "沙盒正在监听 \(url)。按 Ctrl-C 停止。")
    case .incomplete(let count, let people):
      Bilingual(
        "Incomplete: \(count) \(count == 1 ? "part" : "parts") could not be read, of \(people.prefix(10).joined(separator: ", "))\(people.count > 10 ? ", …" : "").",
        "不完整：\(count) 部分未能读取，涉及 \(people.prefix(10).joined(separator: "、"))\(people.count > 10 ? " 等" : "")。"
      )
    case .ended(let batch, let counts):
      Bilingual("Batch \(batch): \(counts)", "批次 \(batch)：\(counts)")
    case .endedUnknown:
      Bilingual(
        "A request was under way. Its outcome is not known; the journal has the batch, and unpunch asks what became of it at the next start.",
        "退出时有请求正在进行，结果未知。日志中已记录该批次，unpunch 下次启动时将询问其结果。")
    case .leftAlone(let time):
      Bilingual(
        "No key was pressed for \(time.spoken.english), so unpunch has ended (idle_timeout).",
        "\(time.spoken.chinese)内无操作，unpunch 已自动退出（idle_timeout）。")
    }
  }
}
