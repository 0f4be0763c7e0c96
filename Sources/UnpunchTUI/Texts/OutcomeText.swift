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
  func both(_ platform: Platform) -> Text.Both {
    let name = platform.name(in: .english)
    let zhName = platform.name(in: .simplifiedChinese)
    return switch self {
    case .nothingToRetry:
      ("Nothing to try again: no record is left that was not deleted.", "没有可重试的记录：不存在未删除的记录。")
    case .batch(let number): ("Batch \(number)", "批次 \(number)")
    case .asked(let count): ("asked \(count)", "请求 \(count)")
    case .countOf(let pane, let count, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): ("deleted \(count)", "已删除 \(count)")
      case (.notDone, .deletion): ("not deleted \(count)", "未删除 \(count)")
      case (.done, .undo): ("imported again \(count)", "已重新导入 \(count)")
      case (.notDone, .undo): ("not imported \(count)", "未导入 \(count)")
      case (.unknown, _): ("unknown \(count)", "未知 \(count)")
      }
    case .paneTitle(let pane, let count, let purpose):
      (
        "\(Self.verdict(pane, purpose).both(platform).english) \(count)",
        "\(Self.verdict(pane, purpose).both(platform).chinese) \(count)"
      )
    case .verdict(let pane, let purpose):
      switch (pane, purpose) {
      case (.done, .deletion): ("Deleted", "已删除")
      case (.notDone, .deletion): ("Not deleted", "未删除")
      case (.done, .undo): ("Imported again", "已重新导入")
      case (.notDone, .undo): ("Not imported", "未导入")
      case (.unknown, _): ("Unknown", "未知")
      }
    case .nothingHere: ("none", "无")
    case .noReasonGiven: ("no reason given", "未给出原因")
    case .contradictoryReasons:
      ("\(name) gave several reasons:", "\(zhName)给出了多个原因：")
    case .neverSent(let cause):
      (
        "never sent: \(words(of: cause).english)", "未发送：\(words(of: cause).chinese)"
      )
    case .doubt(let doubt): words(of: doubt, name, zhName)
    case .goneWhenAsked(let time):
      (
        "gone when asked again at \(time); this request or someone else's removed it",
        "\(time) 再次查询时已不存在；由本次请求或其他请求删除"
      )
    case .goneByHand(let time):
      ("marked by hand at \(time): it is gone", "\(time) 人工标记：记录已不存在")
    case .stillThereWhenAsked(let time):
      ("still there at \(time)", "\(time) 查询时仍然存在")
    case .stillThereByHand(let time):
      ("marked by hand at \(time): it is still there", "\(time) 人工标记：记录仍然存在")
    case .deletedBy(let batch): ("deleted by batch \(batch)", "已由批次 \(batch) 删除")
    case .copyPurged:
      (
        "The copy of this record was dropped when its time was over.",
        "该记录的副本已超过保存期限并被清除。"
      )
    case .copyPurgedShort: ("copy dropped", "副本已清除")
    }
  }

  private func words(of cause: NeverSent) -> Text.Both {
    switch cause {
    case .nameNotFound: ("the host's name was not found", "找不到主机名")
    case .refused: ("the connection was refused", "连接被拒绝")
    case .connectTimeout: ("no connection came about in time", "连接超时")
    case .tls: ("the host could not prove who it is", "无法验证主机身份")
    case .proxy: ("the proxy did not let it through", "代理未放行")
    case .proxyLogin: ("the proxy wants a user name and a password", "代理要求用户名和密码")
    case .noToken: ("there was no access token", "未能取得访问凭证")
    case .cancelled: ("it was cancelled before", "发送前已取消")
    case .connectionLost: ("the connection broke before", "发送前连接中断")
    case .noAttempt: ("the program ended before", "发送前程序已退出")
    case .recordsChanged:
      ("records of its batch had changed when they were read again", "发送前重新读取时，同批记录中有变化")
    case .readingTooOld: ("the records could not be read again just before", "发送前未能重新读取记录")
    }
  }

  private func words(of doubt: Doubt, _ name: String, _ zhName: String) -> Text.Both {
    switch doubt {
    case .inBothLists:
      ("the answer lists it both as deleted and as not deleted", "应答同时将其列为已删除和未删除")
    case .inNeitherList: ("the answer does not mention it", "应答中没有提到这条记录")
    case .noData: ("the answer says success and names no record", "应答为成功，但没有列出任何记录")
    case .repeatedKey(let key):
      ("the answer contradicts itself: “\(key)” stands in it twice", "应答自相矛盾：“\(key)”出现了两次")
    case .noCode: ("the answer has no code", "应答中没有 code")
    case .malformed(let part):
      ("the answer is not as documented at “\(part)”", "应答中的“\(part)”与文档不符")
    case .foreignID(let id):
      (
        "the platform named a record that was not sent: \(id)", "平台应答中出现了未发送的记录：\(id)"
      )
    case .openAnswer:
      (
        "the answer leaves open whether it was deleted (see the details)", "应答未说明是否已删除（见详情）"
      )
    case .notJSON(let status):
      ("the answer is not from \(name) (HTTP \(status))", "应答并非来自\(zhName)（HTTP \(status)）")
    case .answerBroken(let status, let fault):
      switch fault {
      case .cut: ("the answer was cut off (HTTP \(status))", "应答不完整（HTTP \(status)）")
      case .tooLarge: ("the answer was too large (HTTP \(status))", "应答过大（HTTP \(status)）")
      case .undecodable:
        ("the answer could not be decoded (HTTP \(status))", "应答无法解码（HTTP \(status)）")
      case .timeout:
        ("the answer did not end in time (HTTP \(status))", "应答未在限定时间内结束（HTTP \(status)）")
      }
    case .noAnswer(let silence):
      switch silence {
      case .connectionClosed:
        ("the connection closed before an answer came", "连接在应答前关闭")
      case .timeout: ("no answer came in time", "未在限定时间内收到应答")
      case .notHTTP: ("what came back was no HTTP", "返回的内容不是 HTTP")
      case .abandoned: ("it was left while under way", "请求尚未应答时操作已中止")
      case .programEnded: ("the program ended before an answer came", "程序在应答前已退出")
      }
    }
  }
}
