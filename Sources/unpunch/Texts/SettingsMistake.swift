import Attendance
import Glibc

/// What is wrong with a setting or with where it comes from, and what to do.
enum SettingsMistake: BilingualText, Error {
  // Files.
  case otherName(String, instead: String), unreadable(String, Obstacle), tooLarge(
    String, bytes: Int), notUTF8(String, line: Int)
  case control(file: String, line: Int, code: UInt32), lockedIsNoList(file: String, line: Int)
  case retentionIsNoGroup(file: String, line: Int), line(file: String, line: Int, LineMistake)
  case notYAML(file: String, String), unknownKey(file: String, line: Int, String)
  case notAText(file: String, line: Int, String), keyTwice(file: String, line: Int, String)
  case secretInFile(file: String, line: Int), badAuthorities(String, Bilingual)
  // Values.
  case badValue(place: String, key: String, String), lockedKey(place: String, key: String)
  case badBaseURL(place: String), loginInAddress(place: String, key: String)
  case proxyUserMissing, proxyPasswordMissing, appIDMissing, appSecretMissing, setupLeft
  case empty(place: String, key: String), valueControl(place: String, key: String)
  case notAbsolute(place: String, key: String, String)
  case otherHome(place: String, key: String, String), notAlone(place: String, key: String, String)
  case retentionUnit(place: String, key: String, String)
  // Variables.
  case unknownVariable(String, instead: String?), brokenVariable(String)
  case relativeDirectory(variable: String, String)
  // The secret.
  case secretTooLong(String, bytes: Int), secretLines(String), secretQuoted(String)
  case secretNamed(String), secretNotAlone(String), secretInAppID
  case secretNotText(String), secretVariableEmpty, secretUnreadable(String, Int32)
  case secretNotAFile(String), secretForeignOwner(String), secretReadable(String)
  case secretEmpty(String)
  // The zone.
  case severalZones(place: String, String, places: [String]), oldZone(place: String, String, String)
  case noZone(place: String, String), hostZone(String, places: [String])
  // The operator.
  case operatorUnreadable(String, Obstacle), operatorNotTrusted(String)

  var words: Bilingual {
    switch self {
    case .unreadable(let path, let obstacle):
      Bilingual(
        "\(path) cannot be read: \(obstacle.words.english). It may forbid what was asked for, so nothing was done. \(obstacle.cure.english)",
        "无法读取 \(path)：\(obstacle.words.chinese)。其中可能有禁止该操作的设置，因此未执行任何操作。\(obstacle.cure.chinese)"
      )
    case .otherName(let path, let instead):
      Bilingual(
        "\(path) is not read: the settings file is called \(instead). It may forbid what was asked for, so nothing was done. Rename it, or move it away.",
        "不会读取 \(path)：设置文件名应为 \(instead)。其中可能有禁止该操作的设置，因此未执行任何操作。请重命名，或将其移走。")
    case .tooLarge(let path, let bytes):
      Bilingual(
        "\(path) has more than \(bytes) bytes, so it is not a settings file, and nothing was done. Name the right file.",
        "\(path) 超过 \(bytes) 字节，不是设置文件，未执行任何操作。请指定正确的文件。")
    case .notUTF8(let path, let line):
      Bilingual(
        "\(path):\(line): this is not UTF-8 text, so nothing was done. Save the file as UTF-8.",
        "\(path):\(line)：不是 UTF-8 文本，未执行任何操作。请将文件另存为 UTF-8 编码。")
    case .control(let file, let line, let code):
      Bilingual(
        "\(file):\(line): a character that cannot be seen (\(Self.name(code))) stands here. Remove it.",
        "\(file):\(line)：此处有不可见字符（\(Self.name(code))），请删除。")
    case .lockedIsNoList(let file, let line):
      Bilingual(
        "\(file):\(line): “locked” takes a list, such as locked: [app_id, base_url]. Without one nothing would be locked, so nothing was done.",
        "\(file):\(line)：“locked”应为列表，例如 locked: [app_id, base_url]。否则不会锁定任何设置，因此未执行任何操作。")
    case .retentionIsNoGroup(let file, let line):
      Bilingual(
        "\(file):\(line): “retention” takes records and history below it, each indented, such as records: 30d.",
        "\(file):\(line)：“retention”之下应缩进书写 records 和 history，例如 records: 30d。")
    case .line(let file, let line, let mistake): mistake.words(file, line)

    case .empty(let place, let key):
      Bilingual(
        "\(place): “\(key)” is not set: it has no value (for YAML ~ and null are none). Write one, or remove it.",
        "\(place)：“\(key)”未设置：没有值（在 YAML 中 ~ 和 null 表示没有值）。请填写，或删除该项。")
    case .valueControl(let place, let key):
      Bilingual(
        "\(place): the value of “\(key)” has several lines, or a character that cannot be seen. Write it in one line.",
        "\(place)：“\(key)”的值有多行，或含有不可见字符。请写成一行。")
    case .notAbsolute(let place, let key, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: key))” would mean another place in each working directory. Write \(key) as a whole path that begins with / or with ~/.",
        "\(place)：“\(value.quoted(under: key))”是相对路径，会随当前目录而变。请将 \(key) 写成以 / 或 ~/ 开头的完整路径。")
    case .otherHome(let place, let key, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: key))” is somebody else's home, which is not looked up. Write \(key) as a whole path that begins with / or with ~/.",
        "\(place)：不支持“\(value.quoted(under: key))”这种写法（其他用户的主目录）。请将 \(key) 写成以 / 或 ~/ 开头的完整路径。")
    case .notAlone(let place, let key, let value):
      Bilingual(
        "\(place): “\(value)” is a directory of other things, and a journal closes its own to others. Write \(key) as one for the journal alone, such as ~/.local/state/unpunch.",
        "\(place)：“\(value)”中还有其他内容，而日志目录须禁止他人访问。请将 \(key) 写成日志专用的目录，如 ~/.local/state/unpunch。")
    case .retentionUnit(let place, let key, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: key))” is less than a day for \(key): m is minutes. It takes days, weeks or years, such as 30d, 26w or 2y, or 0.",
        "\(place)：\(key) 的值“\(value.quoted(under: key))”不足一天：m 表示分钟。可用天、周、年，如 30d、26w、2y，或 0。")

    case .unknownVariable(let name, let instead):
      Bilingual(
        "There is no variable \(name), so what it says would have no effect, and nothing was done. \(instead.map { "Did you mean \($0)?" } ?? "Unset it.")",
        "没有 \(name) 这个环境变量，其内容不会生效，因此未执行任何操作。\(instead.map { "是否应为 \($0)？" } ?? "请取消设置。")")
    case .brokenVariable(let name):
      Bilingual(
        "\(name) is set twice, or not to UTF-8 text, so nothing was done. Set it once.",
        "\(name) 重复设置，或其值不是 UTF-8 文本，未执行任何操作。请重新设置。")
    case .relativeDirectory(let variable, let value):
      Bilingual(
        "\(variable) is “\(value)”, which is not a whole path, so we cannot tell which settings and which journal are meant, and nothing was done. Set it to a path that begins with /.",
        "\(variable) 的值“\(value)”不是完整路径，无法确定所用的设置和日志，因此未执行任何操作。请改为以 / 开头的路径。")

    case .secretTooLong(let path, let bytes):
      Bilingual(
        "\(path) holds more than \(bytes) bytes, so it is not a secret, and nothing was sent. Put the secret alone into it.",
        "\(path) 超过 \(bytes) 字节，不是密钥，未发送任何请求。该文件中应只有密钥。")
    case .secretLines(let place):
      Bilingual(
        "\(place) holds more than one line, or a character that no secret has: one that cannot be seen, or is not ASCII. Nothing was sent. Put the secret alone into it.",
        "\(place) 有多行内容，或含有密钥中不会出现的字符（不可见字符或非 ASCII 字符）。未发送任何请求。其中应只有密钥。")
    case .secretQuoted(let place):
      Bilingual(
        "\(place) holds a secret in quotes, which would be sent with it, so nothing was sent. Remove the quotes.",
        "\(place) 中的密钥带有引号，会一并发送，因此未发送任何请求。请去掉引号。")
    case .secretNamed(let place):
      Bilingual(
        "\(place) holds a name with : or = before the secret, which would be sent with it, so nothing was sent. Leave the secret alone there.",
        "\(place) 中密钥之前带有名称和冒号或等号，会一并发送，因此未发送任何请求。请只保留密钥本身。")
    case .secretNotAlone(let place):
      Bilingual(
        "\(place) holds more than the secret, or a character that no app's secret has, such as a blank, a quote or a colon. It would be sent with it, so nothing was sent. Leave the secret alone there, without a name before it and a remark behind it.",
        "\(place) 中除密钥外还有其他内容，或含有应用密钥中不会出现的字符（如空格、引号、冒号）。这些会一并发送，因此未发送任何请求。请只保留密钥本身，不要带名称或注释。")
    case .secretInAppID:
      Bilingual(
        "app_id and the secret are the same text, so one of the two is wrong. Compare both with the app's credentials page. Nothing was sent.",
        "app_id 与密钥的内容相同，其中必有一项填错。请将两者与应用「凭证与基础信息」页核对。未发送任何请求。")
    case .secretNotText(let place):
      Bilingual(
        "\(place) is not UTF-8 text, so nothing was sent. Save the secret alone, as UTF-8.",
        "\(place) 不是 UTF-8 文本，未发送任何请求。请只保存密钥，并使用 UTF-8 编码。")
    case .secretVariableEmpty:
      Bilingual(
        "UNPUNCH_APP_SECRET holds no secret. Set it, or unset the variable.",
        "UNPUNCH_APP_SECRET 中没有密钥。请填写，或取消设置该变量。")

    case .severalZones(let place, let value, let places):
      Bilingual(
        "\(place): “\(value)” is not one zone: it is short for several, or an offset from UTC. Name a place: \(places.joined(separator: ", ")); or UTC.",
        "\(place)：“\(value)”不能确定一个时区：它是缩写或与 UTC 的时差，可能指多个时区。请写地点：\(places.joined(separator: "、"))；或 UTC。"
      )
    case .oldZone(let place, let value, let instead):
      Bilingual(
        "\(place): “\(value)” is not accepted. Write \(instead).",
        "\(place)：不接受“\(value)”这个名称。请写 \(instead)。")
    case .noZone(let place, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: "time_zone"))” is not a valid value for time_zone. It takes the name of a place such as Asia/Shanghai, or UTC.",
        "\(place)：“\(value.quoted(under: "time_zone"))”不是 time_zone 的有效值。可用值：地点名称，如 Asia/Shanghai，或 UTC。"
      )
    case .hostZone(let what, let places):
      Bilingual(
        "The zone of this host is told by \(what), which names no place\(places.isEmpty ? "" : " (it may be \(places.joined(separator: ", ")))"), so no time would be sure. Set time_zone in the settings, for example to \(places.first ?? "Asia/Shanghai").",
        "本机时区由 \(what) 决定，但它不是地点名称\(places.isEmpty ? "" : "（可能是 \(places.joined(separator: "、"))）")，时间无法确定。请在设置中写明 time_zone，例如 \(places.first ?? "Asia/Shanghai")。"
      )

    case .operatorUnreadable(let path, let obstacle):
      Bilingual(
        "\(path), in which sshd names the key of this login, cannot be read: \(obstacle.words.english). So we cannot tell who asks, and nothing was done. Log in again, or have SSH_USER_AUTH taken out of what clients may set.",
        "无法读取 sshd 记录登录密钥的文件 \(path)：\(obstacle.words.chinese)。无法确定操作人，因此未执行任何操作。请重新登录，或禁止客户端设置 SSH_USER_AUTH。"
      )
    case .operatorNotTrusted(let path):
      Bilingual(
        "\(path), in which sshd names the key of this login, belongs to somebody else or can be written by others. So we cannot tell who asks, and nothing was done. Log in again, or have SSH_USER_AUTH taken out of what clients may set.",
        "sshd 记录登录密钥的文件 \(path) 属于其他用户，或可被他人写入。无法确定操作人，因此未执行任何操作。请重新登录，或禁止客户端设置 SSH_USER_AUTH。")
    case .notYAML(let file, let words):
      Bilingual(
        "\(file) is not a valid settings file in YAML: \(words). Correct it.",
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
        "\(file):\(line): the secret itself does not belong in a settings file. Put it into a file of its own with mode 0600 and name that in app_secret_file.",
        "\(file):\(line)：设置文件中不能直接写入密钥。请将其存入权限为 0600 的单独文件，并在 app_secret_file 中指定该文件。")
    case .badValue(let place, let key, let value):
      Bilingual(
        "\(place): “\(value.quoted(under: key))” is not a valid value for \(key). It takes \(Self.values(of: key).english).",
        "\(place)：“\(value.quoted(under: key))”不是 \(key) 的有效值。可用值：\(Self.values(of: key).chinese)。")
    case .badBaseURL(let place):
      Bilingual(
        "\(place): this is not a base address. Write host and port alone, like https://open.feishu.cn; http is for loopback addresses only.",
        "\(place)：不是有效的基础地址。请只填写主机和端口，如 https://open.feishu.cn；http 仅限本机回环地址。")
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
        "\(path) is not a regular file. Name the file that holds the secret.",
        "\(path) 不是普通文件。请指定保存密钥的文件。")
    case .secretForeignOwner(let path):
      Bilingual(
        "\(path) belongs to another user, so the secret is not read. Make it your own: chown.",
        "\(path) 属于其他用户，未读取密钥。请用 chown 改为自己所有。")
    case .secretReadable(let path):
      Bilingual(
        "\(path) can be read by others, so the secret is not used. Run: chmod 600 \(path)",
        "\(path) 可被他人读取，未使用其中的密钥。请执行：chmod 600 \(path)")
    case .secretEmpty(let path): Bilingual("\(path) holds no secret.", "\(path) 中没有密钥。")
    case .loginInAddress(let place, let key):
      Bilingual(
        "\(place): the address in \(key) contains “@”, which may follow a user name or a password. Write host and port alone; for a proxy with a login set proxy_user, and the password by proxy_password_file or UNPUNCH_PROXY_PASSWORD. Nothing was sent.",
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
        "\(path) cannot be used for ca_file: \(words.english). ca_file takes a file of trusted certificates in PEM. Nothing was sent.",
        "\(path) 不能用作 ca_file：\(words.chinese)。ca_file 须为 PEM 格式的受信任证书文件。未发送任何请求。")
    case .secretUnreadable(let path, let number):
      Bilingual(
        "\(path) cannot be read: \(SystemWords(number).words.english).",
        "无法读取 \(path)：\(SystemWords(number).words.chinese)。")
    }
  }

  private static func name(_ code: UInt32) -> String {
    let digits = String(code, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
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
