import Attendance
import FeishuAttendance
import Testing

@Suite("What a failure says")
struct SentenceTests {
  struct Code: Sendable, CustomTestStringConvertible {
    let code: Int
    let call: FeishuCall
    let status: Int
    let english: String
    let chinese: String
    var testDescription: String { "\(code) of \(call.rawValue)" }

    init(_ code: Int, _ call: FeishuCall, _ status: Int, _ english: String, _ chinese: String) {
      self.code = code
      self.call = call
      self.status = status
      self.english = english
      self.chinese = chinese
    }
  }

  /// The codes of the delete page and of the gateway, and what the reader is told to do.
  static let codes: [Code] = [
    Code(10_003, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(10_012, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(10_013, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(10_014, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(10_014, .token, 400, "app secret is wrong", "App Secret 有误"),
    Code(10_015, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(20_002, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(99_991_543, .token, 200, "app secret is wrong", "App Secret 有误"),
    Code(99_991_662, .token, 400, "not enabled", "未启用"),
    Code(99_991_673, .delete, 400, "not enabled", "未启用"),
    Code(99_991_400, .delete, 429, "Too many requests", "过于频繁"),
    Code(99_991_400, .query, 400, "Too many requests", "过于频繁"),
    Code(99_991_401, .query, 400, "list of allowed addresses", "白名单"),
    Code(99_991_403, .query, 400, "used up", "额度"),
    Code(99_991_661, .query, 400, "access token", "访问凭证"),
    Code(99_991_663, .query, 400, "access token", "访问凭证"),
    Code(99_991_668, .query, 400, "access token", "访问凭证"),
    Code(99_991_671, .query, 400, "access token", "访问凭证"),
    Code(99_991_672, .delete, 400, "attendance:task", "attendance:task"),
    Code(99_991_676, .delete, 400, "lacks a scope", "缺少权限"),
    Code(
      99_992_402, .delete, 400, "record_ids: the max len is 10", "record_ids: the max len is 10"),
    Code(9499, .delete, 400, "parameter", "参数"),
    Code(1_220_001, .delete, 400, "parameter", "参数"),
    Code(1_220_002, .delete, 400, "tenant", "缺少企业信息"),
    Code(1_220_003, .delete, 400, "id kind", "ID 类型"),
    Code(1_220_004, .query, 400, "contact range", "通讯录权限范围"),
    Code(1_220_005, .query, 400, "data range", "考勤数据范围"),
    Code(1_220_006, .delete, 400, "privilege", "权限"),
    Code(1_220_600, .query, 400, "reason above", "上述原因"),
    Code(1_225_000, .delete, 500, "Try again later", "稍后再试"),
    Code(1_227_000, .delete, 500, "Try again later", "稍后再试"),
    Code(1_226_500, .query, 500, "retired", "下线"),
    Code(99_991_400, .create, 429, "Too many requests", "过于频繁"),
    Code(1_220_004, .create, 400, "contact range", "通讯录权限范围"),
    Code(1_220_600, .create, 400, "reason above", "上述原因"),
    Code(4_242_424, .query, 400, "does not know this code", "未收录"),
  ]

  @Test("names the code and the cure in both languages", arguments: codes)
  func refusal(_ code: Code) {
    let error = FeishuError.refused(
      Refusal(
        call: code.call, status: code.status, code: PlatformCode(rawValue: code.code),
        message: "the platform's words", logID: "LOG",
        missingScopes: code.code == 99_991_672 ? ["attendance:task"] : [],
        fieldViolations: code.code == 99_992_402 ? ["record_ids: the max len is 10"] : []))
    let english = error.sentence(in: .english, platform: .feishu)
    let chinese = error.sentence(in: .simplifiedChinese, platform: .feishu)
    #expect(english.contains(code.english))
    #expect(chinese.contains(code.chinese))
    #expect(english.contains("(HTTP \(code.status), log id LOG)"))
    #expect(chinese.contains("（HTTP 状态码 \(code.status)，日志 ID LOG）"))
    for sentence in [english, chinese] {
      #expect(sentence.contains("\(code.code)"))
      #expect(sentence.contains("LOG"))
      #expect(!sentence.contains("\n"))
    }
    #expect(error.wasSent)
    #expect(error.description == english)
  }

  /// Every failure that is no refusal, for every call.
  static let others: [FeishuError] = FeishuCall.allCases.flatMap { call -> [FeishuError] in
    NeverSent.allCases.map { .notReached(call, host: "open.feishu.cn", $0) }
      + Silence.allCases.map { .noAnswer(call, host: "open.feishu.cn", $0) }
      + AnswerFault.allCases.map { .answerBroken(call, status: 200, $0, logID: nil) }
      + [
        .notFeishu(call, status: 200, contentType: "text/html", firstWords: "Log in"),
        .redirected(call, status: 302, host: "portal.example"),
        .malformed(call, status: 200, .repeated("code"), logID: "LOG"),
        .cancelled(call, wasSent: true), .cancelled(call, wasSent: false),
      ]
  }

  @Test("says in both languages what happened and whether anything was sent")
  func otherFailures() {
    for error in Self.others {
      let english = error.sentence(in: .english, platform: .lark)
      let chinese = error.sentence(in: .simplifiedChinese, platform: .lark)
      let isOpen = error.wasSent && (error.call == .delete || error.call == .create)
      #expect(english.hasPrefix(isOpen ? "It is not known whether" : "Cannot "))
      #expect(chinese.hasPrefix("无法确定记录是否已") == isOpen)
      #expect(english.contains("Nothing was sent.") == !error.wasSent)
      #expect(chinese.contains("未发送任何请求。") == !error.wasSent)
      #expect(english.contains("do not send it again before you know") == isOpen)
      #expect(!english.contains("Feishu") && !chinese.contains("飞书"))
      #expect(english.unicodeScalars.allSatisfy { $0.isASCII || "“”".unicodeScalars.contains($0) })
    }
  }

  @Test("is one line, whatever the platform's words are")
  func oneLine() {
    for message in ["\r\nBatch 1", "\n 10 deleted", "a\rb", "\n\u{301}"] {
      let error = FeishuError.refused(
        Refusal(
          call: .query, status: 400, code: PlatformCode(rawValue: 1_300_000), message: message))
      for language in Language.allCases {
        let bytes = error.sentence(in: language, platform: .feishu).utf8
        #expect(!bytes.contains(UInt8(ascii: "\n")) && !bytes.contains(UInt8(ascii: "\r")))
      }
    }
  }

  @Test("reads as a whole")
  func examples() {
    let portal = FeishuError.redirected(.delete, status: 302, host: "portal.example")
    #expect(
      portal.sentence(in: .english, platform: .feishu)
        == "It is not known whether the records were deleted: unexpected redirect to portal.example "
        + "(HTTP 302), refused. Check the address and the network. The request was sent; do not "
        + "send it again before you know.")
    let name = FeishuError.notReached(.query, host: "open.feishu.cn", .nameNotFound)
    #expect(
      name.sentence(in: .simplifiedChinese, platform: .feishu)
        == "读取记录失败：找不到 open.feishu.cn。请检查地址、网络和 DNS。未发送任何请求。")
  }

  @Test("leaves an import open but where the platform turned it away, or had it before")
  func openImports() {
    let silent = FeishuError.noAnswer(.create, host: "open.feishu.cn", .timeout)
    #expect(
      silent.sentence(in: .english, platform: .feishu)
        == "It is not known whether the record was re-imported: no answer came from open.feishu.cn in "
        + "time. The request was sent; do not send it again before you know.")
    #expect(
      silent.sentence(in: .simplifiedChinese, platform: .feishu)
        == "无法确定记录是否已重新导入：open.feishu.cn 未在限定时间内应答。请求已发出，核实结果之前请勿重复提交。")
    func sentence(_ code: Int, _ call: FeishuCall, _ message: String = "") -> String {
      let refusal = Refusal(
        call: call, status: 400, code: PlatformCode(rawValue: code), message: message)
      return FeishuError.refused(refusal).description
    }
    for code in [99_991_400, 99_992_402, 1_220_002, 1_220_004, 1_220_005] {
      #expect(sentence(code, .create).hasPrefix("Cannot re-import the record: "))
    }
    #expect(sentence(1_220_600, .create, "the object already exists").hasPrefix("Cannot re-import"))
    for code in [1_220_001, 1_220_600, 1_225_000] {
      #expect(
        sentence(code, .create).hasPrefix("It is not known whether the record was re-imported"))
    }
    #expect(sentence(1_220_004, .delete).hasPrefix("It is not known whether the records were del"))
    #expect(
      FeishuError.notReached(.create, host: "h", .refused)
        .sentence(in: .simplifiedChinese, platform: .feishu).hasPrefix("重新导入记录失败："))
  }

  @Test("knows what is worth another attempt")
  func retrying() {
    let passing = Self.others.filter(\.isWorthRetrying).filter { $0.call == .query }
    #expect(
      passing == [
        .notReached(.query, host: "open.feishu.cn", .nameNotFound),
        .notReached(.query, host: "open.feishu.cn", .refused),
        .notReached(.query, host: "open.feishu.cn", .connectTimeout),
        .notReached(.query, host: "open.feishu.cn", .connectionLost),
        .noAnswer(.query, host: "open.feishu.cn", .connectionClosed),
        .noAnswer(.query, host: "open.feishu.cn", .timeout),
        .answerBroken(.query, status: 200, .cut, logID: nil),
        .answerBroken(.query, status: 200, .timeout, logID: nil),
      ])
    // A gateway's empty answer may still call itself JSON.
    let empty = [503, 200].map { FeishuError.malformed(.query, status: $0, .noCode, logID: nil) }
    #expect(empty.map(\.isWorthRetrying) == [true, false])
    let codes = Self.codes.filter {
      FeishuError.refused(
        Refusal(call: $0.call, status: $0.status, code: PlatformCode(rawValue: $0.code))
      ).isWorthRetrying
    }
    #expect(codes.map(\.code) == [99_991_400, 99_991_400, 1_225_000, 1_227_000, 99_991_400])
  }

  @Test("knows which refusals an administrator has to mend")
  func permission() {
    let codes = Self.codes.filter {
      FeishuError.refused(
        Refusal(call: $0.call, status: $0.status, code: PlatformCode(rawValue: $0.code))
      ).isAboutPermission
    }
    #expect(
      Set(codes.map(\.code)) == [
        10_003, 10_012, 10_013, 10_014, 10_015, 20_002, 99_991_543, 99_991_662, 99_991_673,
        99_991_401, 99_991_661, 99_991_663, 99_991_668, 99_991_671, 99_991_672, 99_991_676,
        1_220_005, 1_220_006,
      ])
  }
}
