import UnpunchKit
import Attendance

/// What the screens of a first start say.
enum SetupText: Sendable, Equatable {
  case title, step(Int, of: Int), intro, heading(SetupStep), guide(SetupStep)
  case label(SetupStep), platformName(Platform), demo
  case appIDEmpty, appIDWrong, secretEmpty, secretWrong
  case firstStep, nothingToChoose, checkFirst, stillChecking, checking, writing
  case cannotWrite(FileProblem), uncheckedOffer, mendOffer, reviewWill, reviewSettings(String)
  case reviewSecret(String), reviewGo, noTenant, address
  case helpTitle, helpNext, helpPrevious, helpChoose, helpWrite, helpLeave
  case hintNext, hintPrevious, hintLeave, hintWrite, hintWriteShort

  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .title: Bilingual("First start: nothing is set yet", "首次启动：尚未进行设置")
    case .step(let number, let count):
      Bilingual("Step \(number) of \(count)", "第 \(number)/\(count) 步")
    case .intro:
      Bilingual(
        "unpunch needs an app in your tenant. Nothing is written before the last step; Esc leaves.",
        "unpunch 需要企业中的一个自建应用。最后一步之前不写入任何内容；按 Esc 离开。")
    case .demo:
      Bilingual("Without an account: Esc, then “unpunch demo”.", "没有账号：按 Esc，然后运行 unpunch demo。")
    case .heading(let step): Self.heading(step)
    case .guide(let step): Self.guide(step, platform)
    case .label(let step):
      switch step {
      case .platform: Bilingual("Platform", "平台")
      case .appID: Bilingual("App ID", "App ID")
      case .secret: Bilingual("App Secret", "App Secret")
      case .tenant: Bilingual("Tenant name", "企业名称")
      case .review: Bilingual("Write", "写入")
      }
    case .address: Bilingual("Address", "地址")
    case .platformName(let platform):
      switch platform {
      case .feishu: Bilingual("Feishu (feishu.cn)", "飞书（feishu.cn）")
      case .lark: Bilingual("Lark (larksuite.com)", "Lark（larksuite.com）")
      }
    case .appIDEmpty: Bilingual("Type or paste the App ID first.", "请先输入或粘贴 App ID。")
    case .appIDWrong:
      Bilingual(
        "An App ID is cli_ followed by letters and digits. Copy it from the credentials page.",
        "App ID 以 cli_ 开头，后接字母和数字。请从「凭证与基础信息」页复制。")
    case .secretEmpty: Bilingual("Type or paste the App Secret first.", "请先输入或粘贴 App Secret。")
    case .secretWrong:
      Bilingual(
        "An App Secret has no spaces, and only ASCII characters. Copy it again (Ctrl-U empties the field).",
        "App Secret 不含空格，且只含 ASCII 字符。请重新复制（Ctrl-U 清空输入框）。")
    case .firstStep: Bilingual("This is the first step. Esc leaves.", "已是第一步。按 Esc 离开。")
    case .nothingToChoose:
      Bilingual("There is nothing to choose in this step. Enter continues.", "此步骤没有可选项。按 Enter 继续。")
    case .checkFirst:
      Bilingual(
        "It is checked first: press Enter. F2 writes it unchecked only if \(name.english) cannot be reached.",
        "需要先检查：请按 Enter 继续。只有无法连接\(name.chinese)时才能用 F2 不经检查直接写入。")
    case .stillChecking:
      Bilingual("Still checking. Esc stops it.", "正在检查。按 Esc 停止。")
    case .checking:
      Bilingual("Asking \(name.english) whether it accepts the app…", "正在向\(name.chinese)验证应用…")
    case .writing: Bilingual("Writing…", "正在写入…")
    case .cannotWrite(let problem):
      Bilingual(
        "\(problem.path) cannot be written: \(problem.reason). Nothing that exists was changed. Correct that, then press Enter.",
        "无法写入 \(problem.path)：\(problem.reason)。未更改任何已有文件。请处理后按 Enter。")
    case .uncheckedOffer:
      Bilingual(
        "Enter checks again, Shift-Tab goes back to correct it, F2 writes it unchecked.",
        "Enter 再次检查，Shift-Tab 返回修改，F2 不经检查直接写入。")
    case .mendOffer:
      Bilingual(
        "Enter checks again, Shift-Tab goes back to correct it.", "Enter 再次检查，Shift-Tab 返回修改。")
    case .reviewWill: Bilingual("This will be written, for you alone to read:", "将写入以下文件，仅您本人可读：")
    case .reviewSettings(let path): Bilingual("Settings  \(path)", "设置  \(path)")
    case .reviewSecret(let path): Bilingual("Secret    \(path)", "密钥  \(path)")
    case .reviewGo:
      Bilingual(
        "Enter has \(name.english) check the app, then writes both files and opens the search.",
        "按 Enter 由\(name.chinese)验证应用、写入两个文件并打开查询。")
    case .noTenant: Bilingual("(none)", "（无）")
    case .helpTitle: Bilingual("Keys: first start", "按键：首次启动")
    case .helpNext: Bilingual("the next step; at the last one: check and write", "下一步；最后一步：检查并写入")
    case .helpPrevious: Bilingual("the step before", "上一步")
    case .helpChoose: Bilingual("the other platform", "切换平台")
    case .helpWrite:
      Bilingual(
        "write it unchecked, if \(name.english) cannot be reached", "无法连接\(name.chinese)时不经检查直接写入")
    case .helpLeave:
      Bilingual("stop the check; otherwise leave, and write nothing", "停止正在进行的检查；否则离开，不写入任何内容")
    case .hintNext: Bilingual("next", "下一步")
    case .hintWrite: Bilingual("write the settings", "写入设置")
    case .hintWriteShort: Bilingual("write", "写入")
    case .hintPrevious: Bilingual("back", "上一步")
    case .hintLeave: Bilingual("leave", "离开")
    }
  }

  private static func heading(_ step: SetupStep) -> Bilingual {
    switch step {
    case .platform: Bilingual("Which platform is your company on?", "企业使用哪个平台？")
    case .appID: Bilingual("The app that unpunch uses", "unpunch 所使用的应用")
    case .secret: Bilingual("The app's secret", "应用的密钥")
    case .tenant: Bilingual("The name of your company (may stay empty)", "企业名称（可留空）")
    case .review: Bilingual("Check and write", "检查并写入")
    }
  }

  private static func guide(_ step: SetupStep, _ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch step {
    case .platform:
      Bilingual(
        "↑ and ↓ choose, Enter continues. An app created on one does not work on the other.",
        "用 ↑ 和 ↓ 选择，按 Enter 继续。在一个平台创建的应用不能用于另一个平台。")
    case .appID:
      Bilingual(
        "In the \(name.english) developer console: create a custom app; add the scopes attendance:task:readonly (to list) and attendance:task (to delete); publish a version; give it an attendance data range that covers the employees. The App ID is on its credentials page.",
        "在\(name.chinese)开发者后台：创建企业自建应用；开通权限 attendance:task:readonly（查询）和 attendance:task（删除）；发布版本；将考勤数据范围设为包含相关员工。App ID 见「凭证与基础信息」页。"
      )
    case .secret:
      Bilingual(
        "It is below the App ID on the same page. It is not shown here, and is saved in a file that only you can read (mode 0600), never in the settings file; do not give it as an option.",
        "位于同一页的 App ID 下方。此处不显示，将保存在仅您本人可读的文件中（权限 0600），不写入设置文件；请勿作为命令行选项传入。")
    case .tenant:
      Bilingual(
        "It is shown at the top and before every deletion, so that nobody deletes in the wrong company.",
        "显示在界面顶部和每次删除之前，以免在错误的企业中删除。")
    case .review: Self.reviewGo.words(platform)
    }
  }
}

/// A step of a first start, in their order.
enum SetupStep: Int, Sendable, CaseIterable {
  case platform, appID, secret, tenant, review
}
