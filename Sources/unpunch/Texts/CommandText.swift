import Attendance
import UnpunchKit
import UnpunchTUI

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
  case employeesTwice, employeesMissing, endBeforeBeginning, notADate(option: String, String)
  case notAnEmployee(String), noEmployees(file: String?), fileWhenRestricted
  case rowsWithoutID(file: String, Int), unlikelyYear(option: String, String, likely: Int)
  case optionManyCalls, manyCalls(CallEstimate, Platform), askManyCalls, yesForManyCalls,
    callsDeclined
  case badPeople, badDays, badPort

  // Files and settings.
  case waitingForInput, waitingForFile(String), cannotRead(String, String), notText, notYAML(
    file: String, String)
  case unknownKey(file: String, line: Int, String), notAText(file: String, line: Int, String)
  case keyTwice(file: String, line: Int, String), secretInFile(file: String, line: Int)
  case badValue(place: String, key: String, String), badBaseURL(place: String)
  case lockedKey(place: String, key: String), appIDMissing, appSecretMissing, setupLeft
  case secretNotAFile(String), secretForeignOwner(String), secretReadable(String)
  case secretEmpty(String)
  case loginInAddress(place: String, key: String), proxyUserMissing, proxyPasswordMissing
  case badAuthorities(String, String)

  // The terminal.
  case noTerminal, unknownTerminal(String), terminalFailed(String), localeFellBack(String)
  case localeNotUTF8(String), inBackground

  // Running.
  case systemFailed(String), cannotMakeDirectory(String, String)
  case sandboxPortTaken(Int), sandboxCannotListen(String), sandboxListens(String)
  case incomplete(Int, [String]), ended(batch: Int, String), endedUnknown, columns(zone: String)
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

    case .employeesTwice:
      Bilingual(
        "Give --employees or --employees-file, not both.", "--employees 与 --employees-file 只能给出一个。")
    case .employeesMissing:
      Bilingual(
        "Whose records? Give --employees or --employees-file.",
        "查询谁的记录？请给出 --employees 或 --employees-file。")
    case .unlikelyYear(let option, let text, let likely):
      Bilingual(
        "“\(text)” for \(option) is before \(LikelyYear.first) or after next year; \(likely) was probably meant. Nothing was sent.",
        "\(option) 的值“\(text)”早于 \(LikelyYear.first) 年或晚于明年；很可能应为 \(likely) 年。未发送任何请求。")
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
    case .yesForManyCalls:
      Bilingual(
        "There is no terminal to ask on: give --yes, or ask about fewer people or days. Nothing was sent.",
        "没有可以询问的终端：请加上 --yes，或减少人员或天数。未发送任何请求。")
    case .callsDeclined: Bilingual("Nothing was sent.", "未发送任何请求。")
    case .endBeforeBeginning: Bilingual("--to is before --from.", "--to 早于 --from。")
    case .notADate(let option, let text):
      Bilingual(
        "“\(text)” is no date for \(option). Write it like 2026-11-16 or “2026-11-16 08:30”.",
        "\(option) 的值“\(text)”不是有效日期。格式如 2026-11-16 或“2026-11-16 08:30”。")
    case .rowsWithoutID(let file, let count):
      Bilingual(
        "\(count) \(count == 1 ? "row" : "rows") of \(file) \(count == 1 ? "has" : "have") no id and \(count == 1 ? "was" : "were") passed over.",
        "\(file) 中有 \(count) 行没有 ID，已跳过。")
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
        "With --restricted, files are read from the directory of --files only, by their names.",
        "使用 --restricted 时，只能按文件名读取 --files 目录中的文件。")
    case .badPeople: Bilingual("--people takes 1 to 2000.", "--people 的取值为 1 到 2000。")
    case .badDays: Bilingual("--days takes 1 to 400.", "--days 的取值为 1 到 400。")
    case .badPort: Bilingual("--port takes 0 to 65535.", "--port 的取值为 0 到 65535。")

    case .waitingForInput:
      Bilingual(
        "Waiting for the end of standard input; Ctrl-D ends what is typed, Ctrl-C leaves.",
        "正在等待标准输入结束；手动输入时按 Ctrl-D 结束，按 Ctrl-C 退出。")
    case .waitingForFile(let path):
      Bilingual("Waiting for the end of \(path); Ctrl-C leaves.", "正在等待 \(path) 读取完毕；按 Ctrl-C 退出。")
    case .cannotRead(let path, let words):
      Bilingual("\(path) cannot be read: \(words).", "无法读取 \(path)：\(words)。")
    case .notText: Bilingual("it is too large or no UTF-8 text", "文件过大或不是 UTF-8 文本")
    case .notYAML(let file, let words):
      Bilingual(
        "\(file) is no settings file in YAML: \(words). Mend it.",
        "\(file) 不是有效的 YAML 设置文件：\(words)。请修正。")
    case .unknownKey(let file, let line, let key):
      Bilingual(
        "\(file):\(line): there is no setting “\(key)”. The settings: \(Self.keys).",
        "\(file):\(line)：没有“\(key)”这个设置项。可用设置项：\(Self.keys)。")
    case .notAText(let file, let line, let key):
      Bilingual(
        "\(file):\(line): “\(key)” takes one value, such as \(key): value.",
        "\(file):\(line)：“\(key)”只接受单个值，例如 \(key): value。")
    case .keyTwice(let file, let line, let key):
      Bilingual(
        "\(file):\(line): “\(key)” is set twice. Remove one.", "\(file):\(line)：“\(key)”重复设置，请删除其一。"
      )
    case .secretInFile(let file, let line):
      Bilingual(
        "\(file):\(line): the secret itself does not belong into a settings file. Put it into a file of its own with mode 0600 and name that in app_secret_file.",
        "\(file):\(line)：设置文件中不能直接写入密钥。请将其存入权限为 0600 的单独文件，并在 app_secret_file 中指定该文件。")
    case .badValue(let place, let key, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: key))” is no value for \(key). It takes \(Self.values(of: key).english).",
        "\(place)：“\(value.quoted(under: key))”不是 \(key) 的有效值。可用值：\(Self.values(of: key).chinese)。")
    case .badBaseURL(let place):
      Bilingual(
        "\(place): this is no base address. Write host and port alone, like https://open.feishu.cn; http is for loopback addresses only.",
        "\(place)：不是有效的基础地址。请只填写主机和端口，如 https://open.feishu.cn；http 仅限本机回环地址。")
    case .loginInAddress(let place, let key):
      Bilingual(
        "\(place): the address in \(key) holds “@”, as where a user name or a password stands before it. Write host and port alone; for a proxy that asks who is there set proxy_user, and the password by proxy_password_file or UNPUNCH_PROXY_PASSWORD. Nothing was sent.",
        "\(place)：\(key) 的地址中含有“@”，其前可能是用户名或密码。请只填写主机和端口；如代理需要登录，请设置 proxy_user，并通过 proxy_password_file 或 UNPUNCH_PROXY_PASSWORD 提供密码。未发送任何请求。"
      )
    case .proxyUserMissing:
      Bilingual(
        "A password for the proxy is set, and no user name. Set proxy_user in the settings file, or remove the password. Nothing was sent.",
        "设置了代理密码，但未设置用户名。请在设置文件中设置 proxy_user，或去掉密码。未发送任何请求。")
    case .proxyPasswordMissing:
      Bilingual(
        "proxy_user is set, and no password. Put it into a file with mode 0600 and name that in proxy_password_file, or set UNPUNCH_PROXY_PASSWORD. Nothing was sent.",
        "设置了 proxy_user，但未设置密码。请将密码存入权限为 0600 的文件，并在 proxy_password_file 中指定，或设置 UNPUNCH_PROXY_PASSWORD。未发送任何请求。"
      )
    case .badAuthorities(let path, let words):
      Bilingual(
        "\(path) cannot be used for ca_file: \(words). ca_file takes a file of trusted certificates in PEM. Nothing was sent.",
        "\(path) 不能用作 ca_file：\(words)。ca_file 须为 PEM 格式的受信任证书文件。未发送任何请求。")
    case .lockedKey(let place, let key):
      Bilingual(
        "\(place): “\(key)” is locked by the system's settings and cannot be set here. Remove it.",
        "\(place)：“\(key)”已被系统设置锁定，不能在此设置。请删除。")
    case .appIDMissing:
      Bilingual(
        "No app is set. Set app_id in the settings file or UNPUNCH_APP_ID, to the id on the app's credentials page. Without an account, try “unpunch demo”. Nothing was sent.",
        "未设置应用。请在设置文件中设置 app_id，或设置环境变量 UNPUNCH_APP_ID，值见应用的「凭证与基础信息」页。没有账号可运行 unpunch demo。未发送任何请求。"
      )
    case .appSecretMissing:
      Bilingual(
        "The app's secret is not set. Put it into a file with mode 0600 and name that in app_secret_file or UNPUNCH_APP_SECRET_FILE, or set UNPUNCH_APP_SECRET. Nothing was sent.",
        "未设置应用密钥。请将其存入权限为 0600 的文件，并在 app_secret_file 或 UNPUNCH_APP_SECRET_FILE 中指定，或设置 UNPUNCH_APP_SECRET。未发送任何请求。"
      )
    case .setupLeft:
      Bilingual(
        "Nothing was written. “unpunch” asks again; “unpunch demo” needs no account.",
        "未写入任何内容。再次运行 unpunch 会重新询问；unpunch demo 无需账号。")
    case .secretNotAFile(let path):
      Bilingual(
        "\(path) is no regular file. Name the file that holds the secret.",
        "\(path) 不是普通文件。请指定保存密钥的文件。")
    case .secretForeignOwner(let path):
      Bilingual(
        "\(path) belongs to another user, so the secret is not read. Make it your own: chown.",
        "\(path) 属于其他用户，未读取密钥。请用 chown 改为自己所有。")
    case .secretReadable(let path):
      Bilingual(
        "\(path) can be read by others, so the secret is not used. Mend it: chmod 600 \(path)",
        "\(path) 可被他人读取，未使用其中的密钥。请执行：chmod 600 \(path)")
    case .secretEmpty(let path): Bilingual("\(path) holds no secret.", "\(path) 中没有密钥。")

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
    case .columns(let zone):
      Bilingual(
        "Time (\(zone))\tEmployee\tName\tSource\tPlace\tComment\tRecord",
        "时间 (\(zone))\t员工\t姓名\t来源\t地点\t备注\t记录")
    }
  }

  private static var keys: String {
    SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")
  }

  /// What a setting takes.
  private static func values(of key: String) -> Bilingual {
    switch SettingsKey(rawValue: key) {
    case .platform: Bilingual("feishu or lark", "feishu 或 lark")
    case .idKind: Bilingual("employee_id or employee_no", "employee_id 或 employee_no")
    case .timeZone:
      Bilingual("the name of a place such as Asia/Shanghai, or UTC", "地点名称，如 Asia/Shanghai，或 UTC")
    case .language: Bilingual("en or zh-Hans", "en 或 zh-Hans")
    case .theme: Bilingual("auto, dark, light or mono", "auto、dark、light 或 mono")
    case .proxy:
      Bilingual("http://host:port, the port from 1 to 65535", "http://host:port，端口为 1 到 65535")
    case .proxyUser: Bilingual("a user name without a colon", "不含冒号的用户名")
    case .readOnly, .mouse: Bilingual("true or false", "true 或 false")
    case .audit: Bilingual("syslog or off", "syslog 或 off")
    case .retentionRecords, .retentionHistory:
      Bilingual("a time such as 30d, 26w or 2y, or 0", "时长，如 30d、26w、2y，或 0")
    case .idleTimeout: Bilingual("a time such as 90s, 15m or 2h, or 0", "时长，如 90s、15m、2h，或 0")
    case .appID:
      Bilingual(
        "the id on the app's credentials page, such as cli_a1b2c3d4e5f6",
        "应用「凭证与基础信息」页上的 App ID，如 cli_a1b2c3d4e5f6")
    case .appSecretFile, .proxyPasswordFile, .caFile, .stateDirectory:
      Bilingual("a path that begins with / or with ~/", "以 / 或 ~/ 开头的路径")
    case .baseURL, .tenantName, nil: Bilingual("a text", "文本")
    }
  }
}
