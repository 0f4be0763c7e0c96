import Synchronization

/// A tenant access token and how long it lives.
package struct AccessToken: Sendable {
  /// The text that goes behind `Bearer`.
  let text: String
  /// How long it lives, from when it was asked for.
  let lifetime: Duration
}

/// Keeps the access token, and lets one caller fetch it while the others wait.
///
/// Its life is counted from before the request, on a clock that no one sets, and it is renewed five minutes before
/// its end: the platform gives a new one once less than 30 minutes remain, and the old one stays valid.
/// Feishu: <https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal>
/// (read 2026-11-23).
package final class TokenCache: Sendable {
  private enum Turn: Sendable {
    /// Look again: the cache may hold a token now, or it is the caller's turn to fetch one.
    case look
    case failed(FeishuError)
  }

  private struct Waiter {
    let number: Int
    let continuation: CheckedContinuation<Turn, Never>
  }

  private struct State {
    var text: String?
    var usableUntil = Duration.zero
    var isFetching = false
    var waiters: [Waiter] = []
    var lastNumber = 0
  }

  private enum Move {
    case use(String)
    case fetch
    case wait(Int)
  }

  private let state = Mutex(State())
  private let timing: ClientTiming
  private let fetch: @Sendable () async throws(FeishuError) -> AccessToken

  /// Makes an empty cache.
  package init(
    timing: ClientTiming, fetch: @escaping @Sendable () async throws(FeishuError) -> AccessToken
  ) {
    self.timing = timing
    self.fetch = fetch
  }

  /// Gives the token, fetching it where there is none that is good for a while.
  ///
  /// - Returns: The text that goes behind `Bearer`.
  /// - Throws: What the fetch threw, to all who waited for it; ``FeishuError/cancelled(_:wasSent:)`` where the
  ///   caller's own task was cancelled. Where the fetching caller is cancelled, another one fetches.
  package func token() async throws(FeishuError) -> String {
    while true {
      switch next() {
      case .use(let text): return text
      case .fetch: return try await fetchForAll()
      case .wait(let number):
        let turn = await wait(number)
        if Task.isCancelled { throw .cancelled(.token, wasSent: false) }
        if case .failed(let error) = turn { throw error }
      }
    }
  }

  /// The token that is there and good for a while; nil where one would have to be fetched first.
  package var atHand: String? {
    state.withLock { timing.now() < $0.usableUntil ? $0.text : nil }
  }

  /// Drops a token that the platform refused; a newer one stays, and nil drops whatever is there.
  package func discard(_ text: String? = nil) {
    state.withLock { state in
      if text == nil || state.text == text { state.text = nil }
    }
  }

  /// How many callers wait for the one that fetches.
  var waiterCount: Int { state.withLock { $0.waiters.count } }

  private func next() -> Move {
    state.withLock { state in
      if let text = state.text, timing.now() < state.usableUntil { return .use(text) }
      guard state.isFetching else {
        state.isFetching = true
        return .fetch
      }
      state.lastNumber += 1
      return .wait(state.lastNumber)
    }
  }

  private func fetchForAll() async throws(FeishuError) -> String {
    let asked = timing.now()
    do throws(FeishuError) {
      let token = try await fetch()
      let margin = min(Duration.seconds(300), token.lifetime / 2)
      finish(.look) { state in
        state.text = token.text
        state.usableUntil = asked + token.lifetime - margin
      }
      return token.text
    } catch {
      if case .cancelled = error { finish(.look) } else { finish(.failed(error)) }
      throw error
    }
  }

  private func finish(_ turn: Turn, _ change: (inout State) -> Void = { _ in }) {
    let waiters = state.withLock { state in
      change(&state)
      state.isFetching = false
      defer { state.waiters = [] }
      return state.waiters
    }
    for waiter in waiters { waiter.continuation.resume(returning: turn) }
  }

  private func wait(_ number: Int) async -> Turn {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        state.withLock { state in
          if Task.isCancelled || !state.isFetching {
            continuation.resume(returning: .look)
          } else {
            state.waiters.append(Waiter(number: number, continuation: continuation))
          }
        }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        state.waiters.firstIndex { $0.number == number }.map { state.waiters.remove(at: $0) }
      }
      waiter?.continuation.resume(returning: .look)
    }
  }
}
