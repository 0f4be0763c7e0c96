public import Attendance

extension FeishuError {
  /// Says what happened, whether anything was sent where that matters, and what to do.
  ///
  /// The platform's own words stand in it as they came, but for ends of lines, which are shown: they could begin a
  /// sentence that is not ours. Whoever draws it makes it safe first.
  ///
  /// - Parameters:
  ///   - language: The language of the sentence.
  ///   - platform: The brand, by whose name the platform is called.
  /// - Returns: One to four sentences on one line.
  public func sentence(in language: Language, platform: Platform) -> String {
    sentence(platform: platform)(in: language)
  }

  /// The sentence of ``sentence(in:platform:)`` in both languages.
  public func sentence(platform: Platform) -> Bilingual {
    let told = words(platform: platform).onOneLine
    if isOpenWrite, let question = call.openQuestion {
      return Bilingual(
        "It is not known whether \(question.english): \(told.english) The request was sent; do not "
          + "send it again before you know.",
        "无法确定\(question.chinese)：\(told.chinese)请求已发出，核实结果之前请勿重复提交。")
    }
    let sent = wasSent ? .empty : Bilingual(" Nothing was sent.", "未发送任何请求。")
    let purpose = call.purpose(platform.name)
    return Bilingual(
      "Cannot \(purpose.english): \(told.english)", "\(purpose.chinese)失败：\(told.chinese)")
      + sent
  }

  /// Whether a change was sent and no answer says what came of it.
  private var isOpenWrite: Bool {
    guard call.isWrite, wasSent else { return false }
    guard case .refused(let refusal) = self else { return true }
    return !refusal.isSure
  }

  /// What to do about a failure that may pass; a change is not just made again.
  private var retry: Bilingual {
    isOpenWrite ? .empty : Bilingual(" Try again.", "请重试。")
  }

  private func words(platform: Platform) -> Bilingual {
    let name = platform.name
    switch self {
    case .notReached(_, let host, let cause): return cause.words(host: host)
    case .noAnswer(_, let host, let silence):
      return silence.words(host: host) + retry
    case .answerBroken(_, let status, let fault, _):
      return fault.words(status: status) + (fault.isPassing ? retry : .empty)
    case .notFeishu(_, let status, let type, let firstWords):
      let quoted = firstWords.isEmpty ? "" : " “\(firstWords)”"
      return Bilingual(
        "the answer is not from \(name.english) (HTTP \(status), \(type ?? "no content type"))\(quoted). "
          + "Check the proxy and the network.",
        "应答并非来自\(name.chinese)（HTTP \(status)，\(type ?? "无 Content-Type")）\(quoted)。请检查代理与网络。")
    case .redirected(_, let status, let host):
      return Bilingual(
        "unexpected redirect to \(host ?? "an unknown host") (HTTP \(status)), refused. Check the "
          + "address and the network.",
        "意外重定向至 \(host ?? "未知主机")（HTTP \(status)），已拒绝。请检查地址与网络。")
    case .refused(let refusal): return refusal.words(platform: platform)
    case .malformed(_, let status, let what, let logID):
      let log = Bilingual(
        logID.map { ", log id \($0)" } ?? "", logID.map { "，日志 ID \($0)" } ?? "")
      return Bilingual(
        "the answer cannot be understood: \(what.words.english) (HTTP \(status)\(log.english)). Try again; if "
          + "it happens again, report it.",
        "无法理解应答：\(what.words.chinese)（HTTP 状态码 \(status)\(log.chinese)）。请重试；若仍如此，请反馈。")
    case .cancelled:
      return Bilingual("it was cancelled.", "操作已取消。")
    }
  }
}

extension FeishuCall {
  /// What the call is for, after "cannot".
  fileprivate func purpose(_ platform: Bilingual) -> Bilingual {
    switch self {
    case .token: Bilingual("log in to \(platform.english)", "登录\(platform.chinese)")
    case .scopes: Bilingual("read the scopes of the app", "读取应用权限")
    case .query: Bilingual("read the records", "读取记录")
    case .record: Bilingual("read the record", "读取单条记录")
    case .results: Bilingual("read the punch results", "读取打卡结果")
    case .delete: Bilingual("delete the records", "删除记录")
    case .create: Bilingual("re-import the record", "重新导入记录")
    }
  }

  /// What is not known after a change that was sent and not answered; nil for a call that changes nothing.
  fileprivate var openQuestion: Bilingual? {
    switch self {
    case .token, .scopes, .query, .record, .results: nil
    case .delete: Bilingual("the records were deleted", "记录是否已删除")
    case .create: Bilingual("the record was re-imported", "记录是否已重新导入")
    }
  }
}

extension Refusal {
  /// Whether it says that the call did nothing, or that an import had been done before.
  fileprivate var isSure: Bool {
    switch code.effect {
    case .refused, .tokenRefused, .refusedForNow: true
    case .employeeRefused: call != .delete
    case .listed, .open:
      !call.isWrite || call == .create && code.tellsOfEarlierImport(withMessage: message)
    }
  }

  fileprivate func words(platform: Platform) -> Bilingual {
    let advice = advice(platform: platform)
    let log = Bilingual(
      logID.map { ", log id \($0)" } ?? "", logID.map { "，日志 ID \($0)" } ?? "")
    // The message of a missing scope repeats the scopes twice with a long address; the advice names them.
    let said = message.isEmpty || code == .scopeMissing ? "" : " “\(message.prefix(200))”"
    return Bilingual(
      "\(platform.name.english) answered code \(code)\(said) (HTTP \(status)\(log.english)). "
        + advice.english,
      "\(platform.name.chinese)返回码 \(code)\(said)（HTTP 状态码 \(status)\(log.chinese)）。"
        + advice.chinese)
  }
}

extension NeverSent {
  fileprivate func words(host: String) -> Bilingual {
    switch self {
    case .nameNotFound:
      Bilingual(
        "cannot find \(host). Check the address, the network and the name server.",
        "找不到 \(host)。请检查地址、网络和 DNS。")
    case .refused:
      Bilingual(
        "\(host) refused the connection or cannot be reached. Check the network and the firewall.",
        "\(host) 拒绝连接或无法到达。请检查网络与防火墙。")
    case .connectTimeout:
      Bilingual(
        "could not connect to \(host) in time. Check the network and the firewall.",
        "连接 \(host) 超时。请检查网络与防火墙。")
    case .tls:
      Bilingual(
        "\(host) could not prove who it is. Check the clock of this machine and the trusted "
          + "authorities (ca_file).",
        "无法验证 \(host) 的身份。请检查本机时钟和受信任的证书（ca_file）。")
    case .proxy:
      Bilingual(
        "the proxy \(host) did not let the connection through. Check the proxy.",
        "代理 \(host) 未放行连接。请检查代理。")
    case .proxyLogin:
      Bilingual(
        "the proxy \(host) wants a user name and a password, or did not accept the ones it got (HTTP 407). "
          + "Set proxy_user and proxy_password_file.",
        "代理 \(host) 要求用户名和密码，或未接受所给的用户名和密码（HTTP 407）。"
          + "请设置 proxy_user 和 proxy_password_file。")
    case .noToken:
      Bilingual("there is no access token.", "没有访问凭证。")
    case .cancelled:
      Bilingual("it was cancelled.", "操作已取消。")
    case .connectionLost:
      Bilingual(
        "the connection to \(host) was closed immediately. Try again.",
        "与 \(host) 的连接随即中断。请重试。")
    case .noAttempt:
      Bilingual("the program ended before the attempt.", "程序在发送前已退出。")
    case .recordsChanged:
      Bilingual(
        "the records changed meanwhile. Read them again.", "记录在此期间已发生变化。请重新读取。")
    case .readingTooOld:
      Bilingual(
        "the records could not be read again just before sending. Try again.",
        "发送前未能重新读取记录。请重试。")
    }
  }
}

extension Silence {
  fileprivate func words(host: String) -> Bilingual {
    switch self {
    case .connectionClosed:
      Bilingual(
        "the connection to \(host) closed before an answer came.",
        "与 \(host) 的连接在应答前关闭。")
    case .timeout:
      Bilingual(
        "no answer came from \(host) in time.", "\(host) 未在限定时间内应答。")
    case .notHTTP:
      Bilingual(
        "what \(host) answered is not HTTP. Check the address and the proxy.",
        "\(host) 的应答不是 HTTP。请检查地址与代理。")
    case .abandoned:
      Bilingual("it was cancelled before an answer came.", "请求尚未应答时操作已中止。")
    case .programEnded:
      Bilingual("the program ended before an answer came.", "程序在应答前已退出。")
    }
  }
}

extension AnswerFault {
  /// Whether the same request may be answered well the next time.
  fileprivate var isPassing: Bool {
    switch self {
    case .cut, .timeout: true
    case .tooLarge, .undecodable: false
    }
  }

  fileprivate func words(status: Int) -> Bilingual {
    switch self {
    case .cut:
      Bilingual(
        "the answer (HTTP \(status)) was cut off.", "应答（HTTP \(status)）不完整。")
    case .tooLarge:
      Bilingual(
        "the answer (HTTP \(status)) is too large. Ask for fewer people or a shorter time.",
        "应答（HTTP \(status)）过大。请减少人数或缩短时间范围。")
    case .undecodable:
      Bilingual(
        "the answer (HTTP \(status)) is encoded in a way that was not asked for. Check the proxy.",
        "应答（HTTP \(status)）使用了未请求的编码。请检查代理。")
    case .timeout:
      Bilingual(
        "the answer (HTTP \(status)) did not end in time.",
        "应答（HTTP \(status)）未在限定时间内结束。")
    }
  }
}

extension Bilingual {
  /// The words with their ends of lines shown.
  fileprivate var onOneLine: Bilingual { Bilingual(english.onOneLine, chinese.onOneLine) }
}

extension String {
  /// The text with its ends of lines shown; a CR and an LF are one character, so it is gone through by scalars.
  fileprivate var onOneLine: String {
    let shown = unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "\n": "␊"
      case "\r": "␍"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(shown))
  }
}
