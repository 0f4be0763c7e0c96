import Attendance

/// A text that advises something else under `--restricted`: whoever reads it there gives no options, no variables and no
/// other commands, and changes no settings.
protocol RestrictableText: BilingualText {
  /// What is said there.
  var restrictedWords: Bilingual { get }
}

extension Bilingual {
  /// The sentence behind what only the host's administrator can change.
  fileprivate static let passOn = Bilingual(
    " Only whoever manages this host can change that: pass this on.", "只有本机管理员可以处理，请转告管理员。")
}

extension CommandText: RestrictableText {
  var restrictedWords: Bilingual {
    switch self {
    case .noTerminal:
      Bilingual(
        "unpunch needs a terminal for its screens: log in with ssh -t, and no command behind it. Nothing was sent.",
        "unpunch 的界面需要终端：请使用 ssh -t 登录，不要附带命令。未发送任何请求。")
    case .unknownTerminal(let name):
      Bilingual(
        "The terminal “\(name)” is not known here or cannot show a screen. Log in from another one. Nothing was sent.",
        "未知的终端类型“\(name)”，或无法显示界面。请换用其他终端登录。未发送任何请求。")
    case .localeFellBack(let name):
      Bilingual(
        "The locale \(name) is missing on this host; C.UTF-8 was used.",
        "本机没有区域设置 \(name)，已改用 C.UTF-8。")
    case .localeNotUTF8(let name):
      Bilingual(
        same:
          "The locale uses \(name), not UTF-8: what it lacks was shown as ? and lines as - and |. Log in with a locale in UTF-8."
      )
    case .badOption(let words):
      Bilingual("\(words). Nothing was sent.", "命令行有误（\(words)）。未发送任何请求。") + .passOn
    case .cannotMakeDirectory(let folder, let words):
      Bilingual("No directory can be made in \(folder): \(words).", "无法在 \(folder) 中创建目录：\(words)。")
        + .passOn
    case .rowsWithoutID, .manyCalls, .askManyCalls, .callsDeclined, .waitingForInput,
      .waitingForFile, .cannotRead, .terminalFailed, .inBackground, .systemFailed,
      .sandboxPortTaken, .sandboxCannotListen, .sandboxListens, .nothingFound, .incomplete, .ended,
      .endedUnknown, .leftAlone, .settingsExist, .settingsWritten:
      words
    }
  }
}

extension SettingsMistake: RestrictableText {
  var restrictedWords: Bilingual { (withoutVariables ?? words) + .passOn }

  /// The sentence where the usual one names variables, all of which are thrown away; nil where it names none.
  private var withoutVariables: Bilingual? {
    if case .appIDMissing = self {
      return Bilingual("No app is set (app_id). Nothing was sent.", "未设置应用（app_id）。未发送任何请求。")
    }
    if case .appSecretMissing = self {
      return Bilingual(
        "The app's secret is not set (app_secret_file). Nothing was sent.",
        "未设置应用密钥（app_secret_file）。未发送任何请求。")
    }
    if case .proxyPasswordMissing = self {
      return Bilingual(
        "proxy_user is set, and no password (proxy_password_file). Nothing was sent.",
        "设置了 proxy_user，但未设置密码（proxy_password_file）。未发送任何请求。")
    }
    if case .loginInAddress(let place, let key) = self {
      return Bilingual(
        "\(place): the address in \(key) contains “@”, which may follow a user name or a password. Nothing was sent.",
        "\(place)：\(key) 的地址中含有“@”，其前可能是用户名或密码。未发送任何请求。")
    }
    return nil
  }
}

extension BatchText: RestrictableText {
  var restrictedWords: Bilingual {
    guard case .stillUnknown(let batch) = self else { return words }
    return Bilingual(
      "The outcome of batch \(batch) is still partly unknown; the next start asks again, and the history (h) shows it.",
      "批次 \(batch) 仍有结果未知；下次启动时会再次查询，也可在历史（h）中查看。")
  }
}
