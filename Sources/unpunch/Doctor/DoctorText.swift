import Attendance
import Foundation
import Wording

/// What the doctor says.
enum DoctorText: BilingualText {
  // The parts, and how it stands with them.
  case part(Diagnosis.Part), allIsWell, counts(problems: Int, advice: Int)

  // Settings.
  case settings(files: [String], Platform, app: String, zone: String), noFile, noTenantName
  case noTenantNameCure, noSettingsCure

  // The terminal.
  case terminal(name: String, size: String?, colors: Int), noTerminal, tooSmall(String), sizeCure
  case noChinese, noChineseCure

  // The platform.
  case answered(host: String, milliseconds: Int, proxy: String?), token(Platform, app: String)
  case needsAnswer, needsToken, needsSettings, scopes([String]), scopesMissing([String])
  case scopesCure, scopesUnknown

  // The clock.
  case clock(Platform), clockAhead(seconds: Int, Platform), clockBehind(seconds: Int, Platform)
  case clockCure, clockUnknown(Platform)

  // The journal.
  case journal(directory: String, events: Int), damaged(Int), damagedCure, open(Int), openCure

  var words: Bilingual {
    switch self {
    case .part(let part):
      switch part {
      case .settings: Bilingual("Settings", "设置")
      case .terminal: Bilingual("Terminal", "终端")
      case .network: Bilingual("Network", "网络")
      case .token: Bilingual("Token", "凭证")
      case .scopes: Bilingual("Scopes", "权限")
      case .clock: Bilingual("Clock", "时钟")
      case .journal: Bilingual("Journal", "日志")
      }
    case .allIsWell: Bilingual("No problems.", "一切正常，无需处理。")
    case .counts(problems: 0, let advice):
      Bilingual(
        "No problems, \(advice) warning\(advice == 1 ? "" : "s").",
        "没有必须处理的问题，\(advice) 项建议查看。")
    case .counts(let problems, advice: 0):
      Bilingual("\(problems) problem\(problems == 1 ? "" : "s").", "\(problems) 项需要处理。")
    case .counts(let problems, let advice):
      Bilingual(
        "\(problems) problem\(problems == 1 ? "" : "s"), \(advice) warning\(advice == 1 ? "" : "s").",
        "\(problems) 项需要处理，\(advice) 项建议查看。")

    case .settings(let files, let platform, let app, let zone):
      Bilingual(
        "\(files.joined(separator: ", ")): \(platform.name.english), app \(app), times in \(zone)",
        "\(files.joined(separator: "、"))：\(platform.name.chinese)，应用 \(app)，时间按 \(zone)"
      )
    case .noFile: Bilingual("no file, only the environment", "无设置文件，仅环境变量")
    case .noTenantName:
      Bilingual(
        "no tenant name is set, so the confirmation cannot name the company",
        "未设置企业名称，确认删除时无法显示是在哪个企业中删除")
    case .noTenantNameCure:
      Bilingual("Set tenant_name in the settings file.", "请在设置文件中设置 tenant_name。")
    case .noSettingsCure:
      Bilingual(
        "Run “unpunch init”: it asks for the app and its secret, and writes the settings file.",
        "请运行 unpunch init：它会询问应用及其密钥，并写入设置文件。")

    case .terminal(let name, let size, let colors):
      Bilingual(
        "\(name), \(size.map { "\($0), " } ?? "")\(colors == 0 ? "no colours" : "\(colors) colours")",
        "\(name)，\(size.map { "\($0)，" } ?? "")\(colors == 0 ? "无颜色" : "\(colors) 色")")
    case .noTerminal:
      Bilingual(
        "the output is not a terminal, so the screens cannot be shown; over SSH ask for one with ssh -t",
        "当前输出不是终端，无法显示界面；通过 SSH 运行时请使用 ssh -t")
    case .tooSmall(let size): Bilingual("this window has \(size) cells", "窗口大小为 \(size)")
    case .sizeCure:
      Bilingual(
        "Make it at least 60×16; from 100 columns on all columns are shown.",
        "请放大到至少 60×16；达到 100 列时可显示全部列。")
    case .noChinese:
      Bilingual("it cannot show Chinese, so the screens are in English", "无法显示中文，界面将使用英文")
    case .noChineseCure:
      Bilingual(
        "Connect from a terminal in a window, with LANG=C.UTF-8 or another UTF-8 locale.",
        "请从图形界面的终端窗口连接，并使用 LANG=C.UTF-8 或其他 UTF-8 区域设置。")

    case .answered(let host, let milliseconds, let proxy):
      Bilingual(
        "\(host) answered in \(milliseconds) ms\(proxy.map { ", through \($0)" } ?? "")",
        "\(host) 连接正常（\(milliseconds) 毫秒\(proxy.map { "，经由 \($0)" } ?? "")）")
    case .token(let platform, let app):
      Bilingual(
        "\(platform.name.english) gave a token to \(app)",
        "\(platform.name.chinese)已向 \(app) 发放访问凭证")
    case .needsAnswer: Bilingual("not checked: there was no answer", "未检查：没有应答")
    case .needsToken: Bilingual("not checked: there is no token", "未检查：没有访问凭证")
    case .needsSettings: Bilingual("not checked: the settings come first", "未检查：请先修正设置")
    case .scopes(let names): Bilingual(names.joined(separator: ", "), names.joined(separator: "、"))
    case .scopesMissing(let names):
      Bilingual(
        "the tenant has not granted \(names.joined(separator: ", "))",
        "企业尚未授予 \(names.joined(separator: "、"))")
    case .scopesCure:
      Bilingual(
        "Ask for it in the developer console, publish a new version of the app, and have it approved.",
        "请在开发者后台开通权限，发布应用新版本，并由管理员审核通过。")
    case .scopesUnknown: Bilingual("the scopes could not be asked for", "未能查询权限")

    case .clock(let platform):
      Bilingual(
        "matches \(platform.name.english)'s", "与\(platform.name.chinese)一致")
    case .clockAhead(let seconds, let platform):
      Bilingual(
        "this machine is \(Self.span(Int64(seconds)).english) ahead of \(platform.name.english)",
        "本机比\(platform.name.chinese)快 \(Self.span(Int64(seconds)).chinese)")
    case .clockBehind(let seconds, let platform):
      Bilingual(
        "this machine is \(Self.span(Int64(seconds)).english) behind \(platform.name.english)",
        "本机比\(platform.name.chinese)慢 \(Self.span(Int64(seconds)).chinese)")
    case .clockCure:
      Bilingual(
        "Have the clock set over the network, for example by chrony: the journal notes the time, and "
          + "“today” follows it.",
        "请启用网络对时（例如 chrony）：日志会记录时间，“今天”也以此为准。")
    case .clockUnknown(let platform):
      Bilingual(
        "not checked: \(platform.name.english) did not say the time",
        "未检查：\(platform.name.chinese)未给出时间")

    case .journal(let directory, let events):
      Bilingual(
        "\(directory): whole, \(events) \(events == 1 ? "event" : "events")",
        "\(directory)：完整，共 \(events) 个事件")
    case .damaged(let count):
      Bilingual("\(count) \(count == 1 ? "thing is" : "things are") wrong in it", "发现 \(count) 个问题")
    case .damagedCure:
      Bilingual(
        "“unpunch verify” lists it. Keep a copy of the state directory for inquiry.",
        "运行 unpunch verify 可查看详情。请保留状态目录的副本以备查验。")
    case .open(let count):
      Bilingual(
        "\(count) \(count == 1 ? "batch has an outcome that is" : "batches have outcomes that are") "
          + "still unknown",
        "有 \(count) 个批次的结果仍未知")
    case .openCure:
      Bilingual(
        "“unpunch settle” asks about it; so does the next start of the screens.",
        "运行 unpunch settle 可再次查询；下次打开界面时也会查询。")
    }
  }

  /// A span of time as it is said: below two minutes in seconds, then to the minute, from two days on in days.
  private static func span(_ seconds: Int64) -> Bilingual {
    guard seconds >= 120 else { return SpokenUnit.second.count(seconds) }
    let (hours, minutes) = ((seconds + 30) / 60).quotientAndRemainder(dividingBy: 60)
    if hours >= 48 { return SpokenUnit.day.count(hours / 24) }
    let parts = [(hours, SpokenUnit.hour), (minutes, .minute)].filter { $0.0 > 0 }
      .map { $0.1.count($0.0) }
    return parts.joined(separator: Bilingual(same: " "))
  }
}
