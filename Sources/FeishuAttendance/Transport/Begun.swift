import Synchronization

/// The head of an answer that has begun, kept where the one who watches the time can see it.
final class Begun: Sendable {
  private let value = Mutex<AnswerHead?>(nil)

  var head: AnswerHead? {
    get { value.withLock { $0 } }
    set { value.withLock { $0 = newValue } }
  }
}
