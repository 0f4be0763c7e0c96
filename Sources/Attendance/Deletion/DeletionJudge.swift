/// The decision table of `docs/architecture.md`: from what was observed to what may be said.
///
/// The first row that matches counts. Whatever is not certain is unknown: a record is called deleted only where
/// the platform's whole and consistent answer says so, and not deleted only where it was turned away.
public enum DeletionJudge {
  /// Judges one attempt.
  ///
  /// - Parameters:
  ///   - batch: What was to be sent.
  ///   - observation: What came of it.
  /// - Returns: A verdict for every record of the batch, in its order.
  public static func judge(_ batch: RecordBatch, _ observation: WriteObservation) -> Judgement {
    switch observation {
    case .neverSent(let cause):
      all(batch, .notDeleted(.neverSent(cause)), next: .settled)
    case .answered(let status, let body):
      judge(batch, status: status, body: body)
    case .answerBroken(let status, let fault):
      all(batch, .unknown(.answerBroken(status: status, fault)), next: .readBack)
    case .noAnswer(let silence):
      all(batch, .unknown(.noAnswer(silence)), next: .readBack)
    }
  }

  private static func judge(_ batch: RecordBatch, status: Int, body: [UInt8]) -> Judgement {
    guard let json = try? JSONReader.read(body) else {  // What is no JSON is judged as such.
      return all(batch, .unknown(.notJSON(status: status)), next: .readBack)
    }
    do throws(Inconsistency) {
      let answer = try DeletionAnswer(json)
      if let foreign = answer.ids.first(where: { !batch.ids.contains($0) }) {
        return all(
          batch, .unknown(.foreignID(foreign.rawValue)), answer.code, answer.message,
          next: .readBack)
      }
      return judge(batch, status: status, answer)
    } catch {
      return all(batch, .unknown(error.doubt), error.code, error.message, next: .readBack)
    }
  }

  private static func judge(_ batch: RecordBatch, status: Int, _ answer: DeletionAnswer)
    -> Judgement
  {
    let reasons = FailureReasons(message: answer.message, of: batch)
    func verdicts(_ verdict: (RecordID) -> Verdict) -> [RecordVerdict] {
      batch.ids.map { RecordVerdict(recordID: $0, verdict: verdict($0)) }
    }
    func refused(next: Judgement.Next) -> Judgement {
      Judgement(
        verdicts: verdicts { .notDeleted(reasons[$0]) }, code: answer.code,
        message: answer.message, next: next)
    }
    // A refusal that lists a record as deleted contradicts itself.
    if answer.succeeded.isEmpty {
      switch answer.code.effect {
      case .refusedForNow where status == 429 || status == 400:
        return refused(next: .waitAndSendAgain)
      case .tokenRefused: return refused(next: .renewTokenAndSendAgain)
      case .refused: return refused(next: .settled)
      case .refusedForNow, .employeeRefused, .listed, .open: break
      }
    }
    guard answer.code == .success, status == 200 else {
      return all(batch, .unknown(.openAnswer), answer.code, answer.message, next: .readBack)
    }
    guard answer.hasData else {
      return all(batch, .unknown(.noData), answer.code, answer.message, next: .readBack)
    }
    let listed = verdicts { id in
      switch (answer.succeeded.contains(id), answer.failed.contains(id)) {
      case (true, false): .deleted(.reply)
      case (false, true): .notDeleted(reasons[id])
      case (true, true): .unknown(.inBothLists)
      case (false, false): .unknown(.inNeitherList)
      }
    }
    return Judgement(
      verdicts: listed, code: answer.code, message: answer.message,
      next: listed.contains { if case .unknown = $0.verdict { true } else { false } }
        ? .readBack : .settled)
  }

  private static func all(
    _ batch: RecordBatch, _ verdict: Verdict, _ code: PlatformCode? = nil,
    _ message: String? = nil, next: Judgement.Next
  ) -> Judgement {
    Judgement(
      verdicts: batch.ids.map { RecordVerdict(recordID: $0, verdict: verdict) }, code: code,
      message: message, next: next)
  }
}

/// What one attempt means for every record that was sent, and what may be done next.
public struct Judgement: Sendable, Hashable {
  /// What may be done next.
  public enum Next: Sendable, Hashable {
    /// Nothing: every verdict is final.
    case settled
    /// Wait as long as the platform says, and send the same batch again.
    case waitAndSendAgain
    /// Get a new token, and send the same batch once more.
    case renewTokenAndSendAgain
    /// Ask the platform about the records whose verdict is unknown.
    case readBack
  }

  /// A verdict for each record, in the order sent.
  public let verdicts: [RecordVerdict]
  /// The answer's code; nil where none could be read.
  public let code: PlatformCode?
  /// The answer's message, unaltered; nil where none could be read.
  public let message: String?
  /// What may be done next.
  public let next: Next
}
