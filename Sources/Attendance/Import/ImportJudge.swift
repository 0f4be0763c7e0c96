/// The table of the undo in `docs/architecture.md`: from what was observed of one import to what may be said.
///
/// The first row that matches counts. A record is called imported only where the platform's whole and consistent
/// answer lists it or says that its key exists, and not imported only where it was turned away.
public enum ImportJudge {
  /// Judges one attempt.
  ///
  /// - Parameters:
  ///   - sent: What was to be imported.
  ///   - observation: What came of it.
  /// - Returns: What became of the record, and what may be done next.
  public static func judge(
    _ sent: RecordImport, _ observation: WriteObservation
  ) -> ImportJudgement {
    switch observation {
    case .neverSent(let cause):
      ImportJudgement(
        finding: .notImported(.neverSent(cause)), code: nil, message: nil, next: .settled)
    case .answered(let status, let body):
      judge(sent, status: status, body: body)
    case .answerBroken(let status, let fault):
      open(.answerBroken(status: status, fault))
    case .noAnswer(let silence):
      open(.noAnswer(silence))
    }
  }

  private static func judge(_ sent: RecordImport, status: Int, body: [UInt8]) -> ImportJudgement {
    guard let json = try? JSONReader.read(body) else {  // What is no JSON is judged as such.
      return open(.notJSON(status: status))
    }
    do throws(Inconsistency) {
      let answer = try ImportAnswer(json)
      if let foreign = answer.listed?.first(where: { !sent.matches($0) }) {
        return open(.foreignID(foreign.name), answer.code, answer.message)
      }
      return judge(sent, status: status, answer)
    } catch {
      return open(error.doubt, error.code, error.message)
    }
  }

  private static func judge(_ sent: RecordImport, status: Int, _ answer: ImportAnswer)
    -> ImportJudgement
  {
    func judged(
      _ finding: ImportJudgement.Finding, _ next: ImportJudgement.Next
    ) -> ImportJudgement {
      ImportJudgement(finding: finding, code: answer.code, message: answer.message, next: next)
    }
    guard answer.code == .success else {
      // An answer that lists the record and refuses it contradicts itself.
      guard answer.listed?.isEmpty ?? true else { return judged(.open(.openAnswer), .sendAgain) }
      let refused = ImportJudgement.Finding.notImported(Reason(words: answer.message))
      switch answer.code.effect {
      case .refusedForNow where status == 429 || status == 400:
        return judged(refused, .waitAndSendAgain)
      case .tokenRefused: return judged(refused, .renewTokenAndSendAgain)
      case .refused, .employeeRefused: return judged(refused, .settled)
      case .open where answer.code.tellsOfEarlierImport(withMessage: answer.message):
        return judged(.importedEarlier, .settled)
      case .refusedForNow, .listed, .open: return judged(.open(.openAnswer), .sendAgain)
      }
    }
    guard status == 200, !sent.isNamed(in: answer.message) else {
      return judged(.open(.openAnswer), .sendAgain)
    }
    guard let listed = answer.listed, let record = listed.first else {
      return judged(.open(.noData), .sendAgain)
    }
    guard listed.count == 1 else {
      return judged(.open(.malformed("flow_records")), .sendAgain)
    }
    return judged(.imported(record.recordID), .settled)
  }

  private static func open(
    _ doubt: Doubt, _ code: PlatformCode? = nil, _ message: String? = nil
  ) -> ImportJudgement {
    ImportJudgement(finding: .open(doubt), code: code, message: message, next: .sendAgain)
  }
}

extension RecordImport {
  /// Whether a record of the answer can be the one that was sent.
  fileprivate func matches(_ listed: ImportAnswer.Listed) -> Bool {
    let key = ExactText(idempotentID)
    return listed.userID == record.userID && listed.checkTime == record.checkTime
      && listed.idempotentID ?? key == key
  }

  /// Whether a message names the record among those that failed.
  ///
  /// They are written `[userid-creatorid …]`, beside code 0.
  /// Feishu: <https://open.feishu.cn/document/server-docs/attendance-v1/user_task/batch_create> (read 2026-11-23).
  fileprivate func isNamed(in message: String?) -> Bool {
    guard let message else { return false }
    let words = message.unicodeScalars.filter { !$0.properties.isWhitespace }
    return words.first == "[" && words.last == "]"
      || ExactText(message).contains("\(record.userID)-\(record.creatorID)")  // bytes: ExactText
  }
}

extension ImportAnswer.Listed {
  /// What the record can be told by: its id, else its employee and time.
  fileprivate var name: String { recordID?.rawValue ?? "\(userID) \(checkTime)" }
}

/// What one attempt to import a record means, and what may be done next.
public struct ImportJudgement: Sendable, Hashable {
  /// What became of the record.
  public enum Finding: Sendable, Hashable, Codable {
    /// This attempt imported it, under this id; nil where the answer does not tell the id.
    case imported(RecordID?)
    /// An object with its key exists, so an attempt before this one imported it.
    case importedEarlier
    /// It was not imported, for this reason.
    case notImported(Reason)
    /// It cannot be said whether it was imported; this is why.
    case open(Doubt)
  }

  /// What may be done next.
  public enum Next: Sendable, Hashable {
    /// Nothing: the finding is final.
    case settled
    /// Wait as long as the platform says, and send the same import again.
    case waitAndSendAgain
    /// Get a new token, and send the same import once more.
    case renewTokenAndSendAgain
    /// Send the same import again, under the same key: if it was imported, the platform says so.
    case sendAgain
  }

  /// What became of the record.
  public let finding: Finding
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// What may be done next.
  public let next: Next
}
