/// A simulated platform with one company and one app: a value, without a clock, a socket or a
/// random of its own.
///
/// The same options and the same requests at the same times give the same answers, to the byte.
/// The answers are written from the documentation of the attendance API and from what others
/// observed, not from this program's client:
/// <https://open.feishu.cn/document/attendance-v1/user_task/batch_del> (read 2026-11-23).
/// If those leave something open, ``variants`` has a switch.
///
/// The company, 示例公司, works from Monday to Friday at UTC+8; two thirds of its people have Chinese
/// names. Their own punches fill the days. A punch-clock integration went wrong three times: on the
/// last workday before today one file was imported twice, so that each of its records stands there
/// twice under different ids; a gate with the wrong time zone imported punches that stand eight
/// hours late; a test run left three records with texts that are hard to show. Near the newest end
/// of the second copy of the file five records can not be deleted as one would think: three are
/// sealed, one is contended, one is taken by another administrator.
///
/// What ``SandboxFate`` says of a record, `batch_del` does with it. The reasons of the platform are
/// not documented; the ones here are from the general list of the attendance module. An id that is
/// unknown or already deleted is refused with "rule does not exist", which that list explains as a
/// record that does not exist.
///
/// A request is checked in this order: route, token, standing of the app, rate limit, scope, fields,
/// and then what it asks for.
public struct SandboxState: Sendable {
  /// What the company was made from.
  public let options: SandboxOptions

  /// The id of the app.
  public let appID: String

  /// The secret of the app.
  public let appSecret: String

  /// The scopes that the app has; both of them at first.
  public var grantedScopes = SandboxState.askedScopes

  /// The switches.
  public var variants = SandboxVariants()

  /// The answers that wait for a request to their path, earliest first.
  public var script: [SandboxScript] = []

  /// What each `batch_del` request did that reached the records, earliest first.
  public internal(set) var log: [SandboxDeletion] = []

  /// What each `batch_create` request did that reached the records, earliest first.
  public internal(set) var imports: [SandboxImport] = []

  /// Every request, earliest first.
  public private(set) var calls: [SandboxCall] = []

  let people: [Person]
  var flows = FlowStore()
  var identifiers: RecordIdentifiers
  var usedIdempotentIDs: Set<String> = []
  var tokens: [Token] = []
  var tokenRandom: SplitMix
  private var acceptedCalls: [Endpoint: [Duration]] = [:]
  private var traceRandom: SplitMix

  /// Makes the company.
  public init(options: SandboxOptions) {
    self.options = options
    var random = SplitMix(seed: options.seed ^ 0xa99)
    appID = "cli_" + random.nextHex()
    appSecret = "sandbox" + random.nextHex()
    tokenRandom = random
    traceRandom = SplitMix(seed: options.seed ^ 0x109)
    people = [.administrator] + Person.staff(options.people)
    let history = CompanyHistory(
      options: options, staff: Array(people.dropFirst()),
      identifiers: RecordIdentifiers(seed: options.seed))
    identifiers = history.nextIdentifiers
    for flow in history.flows {
      flows.put(flow)
      flow.idempotentID.map { _ = usedIdempotentIDs.insert($0) }
    }
  }

  /// Answers a request; the time is that since a fixed start, and never goes back.
  public mutating func handle(
    _ request: SandboxRequest, at now: Duration
  ) -> SandboxResponse {
    let scripted = script.firstIndex { $0.path == request.path }.map { script.remove(at: $0) }
    var response: SandboxResponse
    if let given = scripted?.response {
      if scripted?.actsFirst == true { _ = answer(request, at: now) }
      response = given
    } else {
      response = answer(request, at: now)
    }
    response.fault = scripted?.fault ?? response.fault
    calls.append(
      SandboxCall(method: request.method, path: request.path, status: response.status))
    return response
  }

  private mutating func answer(
    _ request: SandboxRequest, at now: Duration
  ) -> SandboxResponse {
    guard let (endpoint, flowID) = Endpoint.route(request.method, request.path) else {
      return .text(404, "404 page not found")
    }
    let logID = traceRandom.nextHex() + traceRandom.nextHex()
    do throws(Refusal) {
      try checkGateway(request, endpoint, at: now)
      let members = try members(of: endpoint, flowID, request, at: now)
      return response(200, [JSON.Member("code", .integer(0))] + members, logID: logID)
    } catch {
      return response(to: error, logID: logID)
    }
  }

  private mutating func checkGateway(
    _ request: SandboxRequest, _ endpoint: Endpoint, at now: Duration
  ) throws(Refusal) {
    guard endpoint != .token else { return }
    try checkToken(request, at: now)
    switch variants.appStanding {
    case .good: break
    case .notInUse: throw Refusal(400, 99_991_662, "app not in use")
    case .addressDenied:
      throw Refusal(400, 99_991_401, "ip 203.0.113.7 is denied by app setting")
    case .quotaExceeded:
      throw Refusal(400, 99_991_403, "This month's API call quota has been exceeded")
    }
    try checkRate(of: endpoint, at: now)
    let scopes = endpoint.scopes
    guard scopes.isEmpty || !grantedScopes.isDisjoint(with: scopes) else {
      throw .scope(scopes, app: appID)
    }
  }

  /// Counts the calls that were let through in the second before now.
  private mutating func checkRate(of endpoint: Endpoint, at now: Duration) throws(Refusal) {
    guard let limit = endpoint.callsPerSecond else { return }
    var recent = acceptedCalls[endpoint, default: []]
    recent.removeAll { $0 <= now - .seconds(1) }
    guard recent.count < limit else {
      throw .tooFast(status: variants.rateLimitStatus, limit: limit, resetSeconds: 1)
    }
    recent.append(now)
    acceptedCalls[endpoint] = recent
  }

  private mutating func response(to refusal: Refusal, logID: String) -> SandboxResponse {
    var members = [
      JSON.Member("code", .integer(refusal.code)), JSON.Member("msg", .string(refusal.message)),
    ]
    members += refusal.members
    if let error = refusal.error {
      let help =
        "排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi"
        + "&log_id=\(logID)&code=\(refusal.code)"
      let trace = [
        JSON.Member("log_id", .string(logID)), JSON.Member("troubleshooter", .string(help)),
      ]
      members.append(JSON.Member("error", .object(error + trace)))
    }
    return response(refusal.status, members, headers: refusal.headers, logID: logID)
  }

  private mutating func response(
    _ status: Int, _ members: [JSON.Member], headers: [SandboxField] = [], logID: String
  ) -> SandboxResponse {
    let digits = traceRandom.nextHex() + traceRandom.nextHex()
    var parts: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    let trace = [
      SandboxField("X-Tt-Logid", logID),
      SandboxField("X-Request-Id", parts.joined(separator: "-")),
    ]
    return .json(status, JSON.object(members).text, headers: trace + headers)
  }
}
