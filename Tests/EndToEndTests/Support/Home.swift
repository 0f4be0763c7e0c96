import Foundation

/// A home directory of its own for one test, and the environment that belongs to it.
struct Home: Sendable {
  /// Its path.
  let path: String
  /// The environment; nothing of the one that the tests run in but where programs are.
  var environment: [String: String]

  /// Makes a home, runs a body, and removes it with all that is in it.
  static func temporary<Value: Sendable>(
    _ body: (Home) async throws -> Value
  ) async throws -> Value {
    let path = FileManager.default.temporaryDirectory.appending(path: "unpunch-\(UUID())").path
    for part in ["", "/tmp", "/.config/unpunch"] {
      try FileManager.default.createDirectory(
        atPath: path + part, withIntermediateDirectories: true)
    }
    let home = Home(
      path: path,
      environment: [
        "HOME": path, "TMPDIR": path + "/tmp", "LANG": "C.UTF-8", "TZ": "Asia/Shanghai",
        "TERM": "screen-256color", "UNPUNCH_AUDIT": "off",
        "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      ])
    let result: Result<Value, any Error>
    do {
      result = .success(try await body(home))
    } catch {
      result = .failure(error)
    }
    // A program that is just ending may still take its own files away.
    _ = try await eventually("the removal of \(path)") {
      try? FileManager.default.removeItem(atPath: path)  // What is left is looked at again.
      return (FileManager.default.fileExists(atPath: path) ? nil : true, found: path)
    }
    return try result.get()
  }

  /// The same home with more in its environment; an empty text leaves a variable out.
  func with(_ more: [String: String]) -> Home {
    var home = self
    home.environment = environment.merging(more) { $1 }.filter { !$0.value.isEmpty }
    return home
  }

  /// The arguments of `env` that give a command this environment and no other.
  var env: [String] { ["-i"] + environment.map { "\($0)=\($1)" }.sorted() }

  /// A file in it; nil where there is none.
  func read(_ name: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)  // No file is an answer here.
  }

  /// Writes a file into it.
  func write(_ text: String, to name: String) throws {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
  }

  /// Removes a file from it.
  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  /// The names of what lies in a folder of it.
  func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()
  }
}
