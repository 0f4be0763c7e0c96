import Foundation

/// The platform of these tests, a server that shares no line with the project's own.
///
/// It keeps what it was asked; `platform.py` says what it knows and how it answers.
struct PlatformDouble: Sendable {
  /// A request as it came.
  struct Request: Decodable, Sendable {
    let method: String
    let path: String
    let query: String
    /// By names in lower case.
    let headers: [String: String]
    let body: String
  }

  /// Where it listens.
  let baseURL: String
  private let log: String

  /// Serves for as long as a body runs, which gets the home that knows its address and its app.
  ///
  /// How it answers is a JSON object.
  static func serving<Value: Sendable>(
    _ script: String = "{}", in home: Home,
    _ body: @escaping (PlatformDouble, Home) async throws -> Value
  ) async throws -> Value {
    let program = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "platform.py").path
    let log = home.path + "/requests"
    return try await Background.run(["python3", program, log, script]) { url in
      let double = PlatformDouble(baseURL: url, log: log)
      let known = home.with([
        "UNPUNCH_BASE_URL": url, "UNPUNCH_APP_ID": "cli_judge0123456789",
        "UNPUNCH_APP_SECRET": "a-secret-of-the-judge", "UNPUNCH_TENANT_NAME": "评审公司",
      ])
      return try await body(double, known)
    }
  }

  /// What to find, so that all of its records are listed.
  static let findAll = [
    "--employees", "j001,j002,j003", "--from", "2026-11-16", "--to", "2026-11-22",
  ]

  /// The path of the call that deletes.
  static let deletePath = "/open-apis/attendance/v1/user_flows/batch_del"

  /// The path of the call that imports.
  static let createPath = "/open-apis/attendance/v1/user_flows/batch_create"

  /// Every request so far.
  var requests: [Request] {
    get throws {
      try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map {
        try JSONDecoder().decode(Request.self, from: Data($0.utf8))
      }
    }
  }

  /// The requests to delete so far.
  var deletions: [Request] {
    get throws { try requests.filter { $0.path == Self.deletePath } }
  }

  /// The keys of the imports so far, in the order in which they were sent.
  var importKeys: [String] {
    get throws {
      try requests.filter { $0.path == Self.createPath }.flatMap {
        $0.body.matches(of: #/"idempotent_id":"([^"]+)"/#).map { String($0.output.1) }
      }
    }
  }
}
