/// One request, as it goes out.
struct WireRequest: Sendable {
  /// What is asked for.
  let call: FeishuCall
  /// The path with its query, as it is written.
  let path: String
  /// The body of a POST; nil makes it a GET.
  let body: [UInt8]?
  /// The access token; nil for the call that gets one.
  let token: String?
  /// The largest body of the answer, in bytes.
  let answerLimit: Int
}
