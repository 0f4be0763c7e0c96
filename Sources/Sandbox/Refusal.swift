/// An answer that refuses a request.
struct Refusal: Error {
  var status: Int
  var code: Int
  var message: String
  /// Members of the `error` object before the log id; nil if the platform sends no such object.
  var error: [JSON.Member]? = []
  /// Members beside `code` and `msg`.
  var members: [JSON.Member] = []
  var headers: [SandboxField] = []

  init(
    _ status: Int, _ code: Int, _ message: String, error: [JSON.Member]? = [],
    members: [JSON.Member] = [], headers: [SandboxField] = []
  ) {
    self.status = status
    self.code = code
    self.message = message
    self.error = error
    self.members = members
    self.headers = headers
  }
}

// MARK: What the platform's gateway refuses

extension Refusal {
  /// The code and the text for a field that breaks a declared rule.
  static func fields(_ violations: [(field: String, rule: String)]) -> Refusal {
    Refusal(
      400, 99_992_402, "field validation failed",
      error: [
        JSON.Member(
          "field_violations",
          .array(
            violations.map {
              .object([
                JSON.Member("field", .string($0.field)),
                JSON.Member("description", .string($0.rule)),
              ])
            }))
      ])
  }

  static func wrongType(_ field: String, _ value: JSON) -> Refusal {
    Refusal(
      400, 9499,
      "Invalid parameter type in json: \(field). Invalid parameter value: \(value.text). "
        + "Please check and modify accordingly.")
  }

  static let notJSON = Refusal(400, 9499, "Bad Request")

  static func tooFast(status: Int, limit: Int, resetSeconds: Int) -> Refusal {
    Refusal(
      status, 99_991_400, "request trigger frequency limit",
      headers: [
        SandboxField("x-ogw-ratelimit-limit", String(limit)),
        SandboxField("x-ogw-ratelimit-reset", String(resetSeconds)),
      ])
  }

  static func scope(_ scopes: [String], app: String) -> Refusal {
    let list = scopes.joined(separator: ", ")
    let address =
      "https://open.feishu.cn/app/\(app)/auth?q=\(scopes.joined(separator: ","))"
      + "&op_from=openapi&token_type=tenant"
    return Refusal(
      400, 99_991_672,
      "Access denied. One of the following scopes is required: [\(list)]."
        + "应用尚未开通所需的应用身份权限：[\(list)]，点击链接申请并开通任一权限即可：\(address)",
      error: [
        JSON.Member(
          "permission_violations",
          .array(
            scopes.map {
              .object([
                JSON.Member("type", .string("action_scope_required")),
                JSON.Member("subject", .string($0)),
              ])
            })),
        JSON.Member(
          "helps",
          .array([
            .object([
              JSON.Member("url", .string(address)),
              JSON.Member("description", .string("点击链接申请并开通任一权限即可")),
            ])
          ])),
      ])
  }
}

// MARK: What the attendance module refuses

extension Refusal {
  static func invalid(_ message: String = "param is invalid") -> Refusal {
    Refusal(400, 1_220_001, message)
  }

  static func general(_ message: String) -> Refusal {
    Refusal(400, 1_220_600, message)
  }

  static let unknownUser = Refusal(
    400, 1_220_004, "user_id is not exist or does not have permission")

  static let outOfRange = Refusal(400, 1_220_005, "no permission")
}
