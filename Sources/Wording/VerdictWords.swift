package import Attendance

extension Verdict {
  /// Says why a record was not deleted, why that is not known, or how else than by the answer it is known.
  ///
  /// The platform's own words are unaltered. Nil where the answer lists the record as deleted.
  package func reason(platform: Platform, time: (UnixTime) -> String) -> Bilingual? {
    switch self {
    case .deleted(.reply): nil
    case .deleted(.absent(let at)):
      Bilingual(
        "gone when asked again at \(time(at)); this request or someone else's removed it",
        "\(time(at)) 再次查询时已不存在，由本次请求或他人删除")
    case .deleted(.byHand(let at)):
      Bilingual("recorded by hand at \(time(at)): it is gone", "\(time(at)) 手动登记：记录已不存在")
    case .notDeleted(let reason): reason.words(platform: platform, time: time)
    case .unknown(let doubt): doubt.words(platform: platform)
    }
  }
}

extension Verdict {
  /// Whether the record was not deleted, and may be if it is tried again.
  package var canBeRetried: Bool {
    if case .notDeleted(let reason) = self { !reason.isForGood } else { false }
  }
}

extension Reason {
  /// Says why a record was not deleted, or not imported: in the platform's own words, unaltered, where it gave any.
  package func words(platform: Platform, time: (UnixTime) -> String) -> Bilingual {
    switch self {
    case .neverSent(let cause):
      Bilingual("never sent: \(cause.words.english)", "未发送：\(cause.words.chinese)")
    case .platform(let text): Bilingual(same: text)
    case .contradictory(let texts):
      Self.several(platform) + Bilingual(same: " " + texts.joined(separator: " · "))
    case .notGiven: Bilingual("no reason given", "未给出原因")
    case .stillThere(let at): Bilingual("still there at \(time(at))", "\(time(at)) 查询时仍然存在")
    case .byHand(let at):
      Bilingual("recorded by hand at \(time(at)): it is still there", "\(time(at)) 手动登记：记录仍然存在")
    case .deletedBy(let batch): Bilingual("deleted by batch \(batch)", "已由批次 \(batch) 删除")
    }
  }

  /// Introduces several reasons of the platform.
  package static func several(_ platform: Platform) -> Bilingual {
    Bilingual(
      "\(platform.name.english) gave several reasons:", "\(platform.name.chinese)给出了多个原因：")
  }

  /// Says what the platform's words mean and what to do; nil where they are not known, or not the platform's.
  package func meaning(platform: Platform) -> Bilingual? {
    switch self {
    case .platform(let text): PlatformMessage.known(text)?.words(platform: platform)
    case .neverSent, .contradictory, .notGiven, .stillThere, .byHand, .deletedBy: nil
    }
  }

  /// Whether the record cannot be deleted later either: it is gone, or was refused for good.
  fileprivate var isForGood: Bool {
    switch self {
    case .platform(let text): PlatformMessage.known(text)?.isForGood ?? false
    case .deletedBy: true
    case .neverSent, .contradictory, .notGiven, .stillThere, .byHand: false
    }
  }
}

extension NeverSent {
  /// Why no byte of a request left, to stand behind “never sent:”.
  package var words: Bilingual {
    switch self {
    case .nameNotFound: Bilingual("the host's name was not found", "找不到主机名")
    case .refused: Bilingual("the connection was refused", "连接被拒绝")
    case .connectTimeout: Bilingual("connecting took too long", "连接超时")
    case .tls: Bilingual("the host could not prove who it is", "无法验证主机身份")
    case .proxy: Bilingual("the proxy did not let it through", "代理未放行")
    case .proxyLogin: Bilingual("the proxy wants a user name and a password", "代理要求用户名和密码")
    case .noToken: Bilingual("there was no access token", "未能取得访问凭证")
    case .cancelled: Bilingual("it was cancelled before", "发送前已取消")
    case .connectionLost: Bilingual("the connection was closed before", "发送前连接中断")
    case .noAttempt: Bilingual("the program ended before", "发送前程序已退出")
    case .recordsChanged:
      Bilingual("records of its batch had changed when they were read again", "发送前重新读取时，同批记录中有变化")
    case .readingTooOld: Bilingual("the records could not be read again just before", "发送前未能重新读取记录")
    }
  }
}

extension Doubt {
  /// Says why it is not known what became of a record, without a period.
  package func words(platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .inBothLists:
      Bilingual("the answer lists it both as deleted and as not deleted", "应答同时将其列为已删除和未删除")
    case .inNeitherList: Bilingual("the answer does not mention it", "应答中没有提到这条记录")
    case .noData: Bilingual("the answer says success but names no record", "应答为成功，但没有列出任何记录")
    case .repeatedKey(let key):
      Bilingual(
        "the answer contradicts itself: “\(key)” is in it twice", "应答自相矛盾：“\(key)”出现了两次")
    case .noCode: Bilingual("the answer has no code", "应答中没有 code")
    case .malformed(let part):
      Bilingual("the answer is not as documented at “\(part)”", "应答中的“\(part)”与文档不符")
    case .foreignID(let id):
      Bilingual("the platform named a record that was not sent: \(id)", "平台应答中出现了未发送的记录：\(id)")
    case .openAnswer:
      Bilingual(
        "the answer leaves open whether it was deleted (see the details)", "应答未说明是否已删除（见详情）")
    case .notJSON(let status):
      Bilingual(
        "the answer is not from \(name.english) (HTTP \(status))",
        "应答并非来自\(name.chinese)（HTTP \(status)）")
    case .answerBroken(let status, let fault):
      switch fault {
      case .cut: Bilingual("the answer was cut off (HTTP \(status))", "应答不完整（HTTP \(status)）")
      case .tooLarge: Bilingual("the answer was too large (HTTP \(status))", "应答过大（HTTP \(status)）")
      case .undecodable:
        Bilingual("the answer could not be decoded (HTTP \(status))", "应答无法解码（HTTP \(status)）")
      case .timeout:
        Bilingual("the answer did not end in time (HTTP \(status))", "应答未在限定时间内结束（HTTP \(status)）")
      }
    case .noAnswer(let silence):
      switch silence {
      case .connectionClosed:
        Bilingual("the connection closed before an answer came", "连接在应答前关闭")
      case .timeout: Bilingual("no answer came in time", "未在限定时间内收到应答")
      case .notHTTP: Bilingual("what came back was not HTTP", "返回的内容不是 HTTP")
      case .abandoned: Bilingual("it was cancelled before an answer came", "请求尚未应答时操作已中止")
      case .programEnded: Bilingual("the program ended before an answer came", "程序在应答前已退出")
      }
    }
  }
}
