import Attendance
import Journal
import UnpunchKit

/// What the screens say about the outcome of a batch: its panes, verdicts and reasons.
enum OutcomeText: Sendable, Equatable {
  case batch(Int), asked(Int), countOf(Pane, Int, Purpose), paneTitle(Pane, Int, Purpose)
  case nothingHere, verdict(Pane, Purpose), noReasonGiven, contradictoryReasons
  case neverSent(NeverSent), doubt(Doubt), goneWhenAsked(String)
  case goneByHand(String), stillThereWhenAsked(String), stillThereByHand(String), copyPurged
  case copyPurgedShort, nothingToRetry, deletedBy(batch: Int)

  /// The text in both languages, with the platform's name in each.
  func words(_ platform: Platform) -> Bilingual {
    let name = platform.name
    return switch self {
    case .nothingToRetry:
      Bilingual(
        "Nothing to try again: no record is left that was not deleted.", "没有可重试的记录：不存在未删除的记录。")
    case .batch(let number): Bilingual("Batch \(number)", "批次 \(number)")
    case .asked(let count): Bilingual("asked \(count)", "请求 \(count)")
    case .countOf(let pane, let count, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): Bilingual("deleted \(count)", "已删除 \(count)")
      case (.notDone, .deletion): Bilingual("not deleted \(count)", "未删除 \(count)")
      case (.done, .undo): Bilingual("imported again \(count)", "已重新导入 \(count)")
      case (.notDone, .undo): Bilingual("not imported \(count)", "未导入 \(count)")
      case (.unknown, _): Bilingual("unknown \(count)", "未知 \(count)")
      }
    case .paneTitle(let pane, let count, let purpose):
      Bilingual(
        "\(Self.verdict(pane, purpose).words(platform).english) \(count)",
        "\(Self.verdict(pane, purpose).words(platform).chinese) \(count)")
    case .verdict(let pane, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): Bilingual("Deleted", "已删除")
      case (.notDone, .deletion): Bilingual("Not deleted", "未删除")
      case (.done, .undo): Bilingual("Imported again", "已重新导入")
      case (.notDone, .undo): Bilingual("Not imported", "未导入")
      case (.unknown, _): Bilingual("Unknown", "未知")
      }
    case .nothingHere: Bilingual("none", "无")
    case .noReasonGiven: Bilingual("no reason given", "未给出原因")
    case .contradictoryReasons:
      Bilingual("\(name.english) gave several reasons:", "\(name.chinese)给出了多个原因：")
    case .neverSent(let cause):
      Bilingual("never sent: \(words(of: cause).english)", "未发送：\(words(of: cause).chinese)")
    case .doubt(let doubt): words(of: doubt, name)
    case .goneWhenAsked(let time):
      Bilingual(
        "gone when asked again at \(time); this request or someone else's removed it",
        "\(time) 再次查询时已不存在；由本次请求或其他请求删除")
    case .goneByHand(let time):
      Bilingual("marked by hand at \(time): it is gone", "\(time) 人工标记：记录已不存在")
    case .stillThereWhenAsked(let time):
      Bilingual("still there at \(time)", "\(time) 查询时仍然存在")
    case .stillThereByHand(let time):
      Bilingual("marked by hand at \(time): it is still there", "\(time) 人工标记：记录仍然存在")
    case .deletedBy(let batch): Bilingual("deleted by batch \(batch)", "已由批次 \(batch) 删除")
    case .copyPurged:
      Bilingual("The copy of this record was dropped when its time was over.", "该记录的副本已超过保存期限并被清除。")
    case .copyPurgedShort: Bilingual("copy dropped", "副本已清除")
    }
  }

  private func words(of cause: NeverSent) -> Bilingual {
    switch cause {
    case .nameNotFound: Bilingual("the host's name was not found", "找不到主机名")
    case .refused: Bilingual("the connection was refused", "连接被拒绝")
    case .connectTimeout: Bilingual("no connection came about in time", "连接超时")
    case .tls: Bilingual("the host could not prove who it is", "无法验证主机身份")
    case .proxy: Bilingual("the proxy did not let it through", "代理未放行")
    case .proxyLogin: Bilingual("the proxy wants a user name and a password", "代理要求用户名和密码")
    case .noToken: Bilingual("there was no access token", "未能取得访问凭证")
    case .cancelled: Bilingual("it was cancelled before", "发送前已取消")
    case .connectionLost: Bilingual("the connection broke before", "发送前连接中断")
    case .noAttempt: Bilingual("the program ended before", "发送前程序已退出")
    case .recordsChanged:
      Bilingual("records of its batch had changed when they were read again", "发送前重新读取时，同批记录中有变化")
    case .readingTooOld: Bilingual("the records could not be read again just before", "发送前未能重新读取记录")
    }
  }

  private func words(of doubt: Doubt, _ name: Bilingual) -> Bilingual {
    switch doubt {
    case .inBothLists:
      Bilingual("the answer lists it both as deleted and as not deleted", "应答同时将其列为已删除和未删除")
    case .inNeitherList: Bilingual("the answer does not mention it", "应答中没有提到这条记录")
    case .noData: Bilingual("the answer says success and names no record", "应答为成功，但没有列出任何记录")
    case .repeatedKey(let key):
      Bilingual(
        "the answer contradicts itself: “\(key)” stands in it twice", "应答自相矛盾：“\(key)”出现了两次")
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
      case .notHTTP: Bilingual("what came back was no HTTP", "返回的内容不是 HTTP")
      case .abandoned: Bilingual("it was left while under way", "请求尚未应答时操作已中止")
      case .programEnded: Bilingual("the program ended before an answer came", "程序在应答前已退出")
      }
    }
  }
}
