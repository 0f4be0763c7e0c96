/// Reads large answers one after the other: what an answer becomes while it is read takes several times its own memory, and
/// eight of 32 MiB may come at once.
actor AnswerTurns {
  /// How large an answer is that waits for its turn, in bytes.
  private static let large = 1 << 20

  /// Reads an answer, in its turn where it is a large one.
  nonisolated func read<Value: Sendable>(
    _ exchange: Exchange, _ body: @Sendable () throws(FeishuError) -> Value
  ) async throws(FeishuError) -> Value {
    if case .answered(let answer) = exchange, answer.body.count > Self.large {
      return try await inTurn(body)
    }
    return try body()
  }

  private func inTurn<Value: Sendable>(
    _ body: @Sendable () throws(FeishuError) -> Value
  ) throws(FeishuError) -> Value {
    try body()
  }
}
