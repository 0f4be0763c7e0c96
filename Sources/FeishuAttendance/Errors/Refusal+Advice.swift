import Attendance

extension Refusal {
  /// When to try again; a wait of a few seconds has been waited for already.
  private static func wait(_ wait: Duration?, _ platform: Platform) -> Bilingual {
    let seconds = wait?.components.seconds ?? 0
    guard seconds >= 60 else {
      return Bilingual(
        "Too many requests at once. Wait a moment and try again.",
        "请求过于频繁。请稍候再试。")
    }
    let minutes = (seconds + 59) / 60
    return Bilingual(
      "Too many requests: \(platform.name.english) asks to wait \(minutes) "
        + "minute\(minutes == 1 ? "" : "s"). Try again after that.",
      "请求过于频繁：\(platform.name.chinese)要求等待 \(minutes) 分钟。请届时再试。")
  }

  /// What it is about: inside the platform where nothing else is known of it, and it may pass.
  private var topic: PlatformCode.Topic {
    let isPlatforms = code.topic == .unknown && code.passes(withStatus: status)
    return isPlatforms ? .platformFault : code.topic
  }

  /// What happened and what to do, without the code.
  func advice(platform: Platform) -> Bilingual {
    let name = platform.name
    let other = platform.other.name
    return switch topic {
    case .credentials:
      Bilingual(
        "The app id or the app secret is wrong. Compare both with the app's credentials page in the "
          + "\(name.english) developer console; an app created on \(other.english) does not work here.",
        "App ID 或 App Secret 有误。请与\(name.chinese)开发者后台「凭证与基础信息」页核对；在\(other.chinese)创建的应用不能用于此处。")
    case .appDisabled:
      Bilingual(
        "The app is not enabled in this tenant. Enable it in the admin console.",
        "应用在本企业未启用。请在管理后台启用该应用。")
    case .rateLimit:
      Self.wait(retryAfter, platform)
    case .addressDenied:
      Bilingual(
        "The address of this machine is not on the app's list of allowed addresses. Add it in the "
          + "security settings of the app.",
        "本机 IP 不在应用的白名单内。请在应用的「安全设置」中添加。")
    case .quota:
      Bilingual(
        "The tenant's calls for this month are used up. Wait for the next month or extend the plan.",
        "本月的 API 调用额度已用完。请等待下月或升级套餐。")
    case .token:
      Bilingual(
        "The access token was not accepted. Try again; if it happens again, check the app's credentials.",
        "访问凭证未被接受。请重试；若仍如此，请检查应用凭证。")
    case .scope:
      Bilingual(
        "The app lacks a scope"
          + (missingScopes.isEmpty
            ? ". " : ": it needs \(missingScopes.joined(separator: " or ")). ")
          + "Grant it in the developer console and publish a new version of the app.",
        "应用缺少权限" + (missingScopes.isEmpty ? "。" : "：需要 \(missingScopes.joined(separator: " 或 "))。")
          + "请在开发者后台开通权限，并发布应用新版本。")
    case .fields:
      Bilingual(
        "The request has an invalid field"
          + (fieldViolations.isEmpty ? "" : ": \(fieldViolations.joined(separator: "; "))")
          + ". Check the values you gave.",
        "请求字段不合要求" + (fieldViolations.isEmpty ? "" : "：\(fieldViolations.joined(separator: "；"))")
          + "。请检查填写的内容。")
    case .parameter:
      Bilingual(
        "A parameter is invalid. Check the employees, the id kind and the time.",
        "参数无效。请检查员工、ID 类型和时间。")
    case .tenant:
      Bilingual(
        "The tenant is missing. Check that the app belongs to the tenant.",
        "缺少企业信息。请确认应用属于本企业。")
    case .idKind:
      Bilingual(
        "The id kind is neither employee_id nor employee_no. Choose one of the two.",
        "ID 类型不是 employee_id 或 employee_no。请选择其中之一。")
    case .user:
      Bilingual(
        "An employee does not exist or is outside what the app may see. Check the ids, the id kind "
          + "and the app's contact range.",
        "员工不存在，或不在应用的可见范围内。请检查 ID、ID 类型和应用的通讯录权限范围。")
    case .dataRange:
      Bilingual(
        "The app may not see these employees' attendance. Widen its data range in the attendance admin "
          + "console.",
        "应用无权查看这些员工的考勤数据。请在考勤管理后台扩大考勤数据范围。")
    case .privilege:
      Bilingual(
        "The tenant's app has no privilege for this call. Ask the tenant's administrator to grant it.",
        "企业应用没有此接口的权限。请联系企业管理员授权。")
    case .general:
      Bilingual(
        "The attendance service gave the reason above.",
        "考勤服务给出了上述原因。")
    case .platformFault:
      Bilingual(
        "Something failed inside \(name.english). Try again later.",
        "\(name.chinese)内部出错。请稍后再试。")
    case .retired:
      Bilingual(
        "\(name.english) has retired this call. A newer version of this program is needed.",
        "\(name.chinese)已下线此接口。请更新本程序。")
    case .unknown, .success:
      Bilingual(
        "unpunch does not know this code. Give the log id to \(name.english)'s support.",
        "此错误码未收录。请将日志 ID 提供给\(name.chinese)技术支持。")
    }
  }
}
