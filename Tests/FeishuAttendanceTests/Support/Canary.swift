import Attendance
import FeishuAttendance

/// What must never be seen in a text.
enum Canary {
  static let secret = "s3cret-canary-7f"
  static let token = "t-canary-token-9c"
}

extension FeishuConfiguration {
  /// A configuration for a server on a loopback port.
  static func loopback(_ port: Int) throws -> Self {
    Self(
      platform: .feishu, baseURL: try BaseURL("http://127.0.0.1:\(port)"), appID: "cli_test",
      appSecret: Secret(Canary.secret))
  }
}

extension ClientTiming {
  /// The machine's clock, with no wait before a call is made again.
  static var eager: Self {
    var timing = ClientTiming.system
    timing.fraction = { 0 }
    return timing
  }
}

extension ClientLimits {
  /// Limits for tests in which the other side answers, or fails by itself: on a machine that is busy with other tests
  /// that takes longer than the usual ones allow, and would be taken for silence.
  static var patient: Self {
    var limits = ClientLimits()
    for limit in [\Self.connect, \.read, \.delete, \.create] {
      limits[keyPath: limit] = .seconds(300)
    }
    return limits
  }

  /// The patient limits but one, for tests in which the other side is silent.
  static func with(_ limit: WritableKeyPath<Self, Duration>, _ duration: Duration) -> Self {
    var limits = patient
    limits[keyPath: limit] = duration
    return limits
  }
}

/// Runs a test with a client, and closes it whatever happens.
func withClient<Value>(
  _ configuration: FeishuConfiguration, timing: ClientTiming = .eager,
  limits: ClientLimits = .patient, observing: (@Sendable (CallReport) -> Void)? = nil,
  _ body: (FeishuClient) async throws -> Value
) async throws -> Value {
  let client = FeishuClient(configuration, timing: timing, limits: limits, observing: observing)
  do {
    let value = try await body(client)
    await client.close()
    return value
  } catch {
    await client.close()
    throw error
  }
}

/// What a call throws; nil where it throws nothing.
func failure<Value>(_ call: () async throws(FeishuError) -> Value) async -> FeishuError? {
  do throws(FeishuError) {
    _ = try await call()
    return nil
  } catch {
    return error
  }
}
