/// What was waited for did not come; the description says what there was instead.
struct WaitedInVain: Error, CustomStringConvertible {
  let what: String
  let found: String

  var description: String { "waited in vain for \(what); found:\n\(found)" }
}

/// Waits until there is a value, looking again and again.
///
/// A terminal tells nobody when it has changed: to look is the only way to wait for it. The time is
/// long, since all cores may be busy; nothing waits for it where all is well.
///
/// - Parameters:
///   - what: What is waited for, as a failure names it.
///   - look: Looks once; nil where it is not there yet. Its second part is shown in a failure.
/// - Returns: The value.
/// - Throws: `WaitedInVain` after 40 seconds, and what looking throws.
func eventually<Value: Sendable>(
  _ what: String, _ look: () async throws -> (Value?, found: String)
) async throws -> Value {
  let deadline = ContinuousClock.now + .seconds(40)
  while true {
    let (value, found) = try await look()
    if let value { return value }
    guard ContinuousClock.now < deadline else { throw WaitedInVain(what: what, found: found) }
    try await Task.sleep(for: .milliseconds(40))
  }
}
