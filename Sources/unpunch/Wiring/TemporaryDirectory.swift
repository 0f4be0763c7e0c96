import Foundation

/// A directory that only this user can enter, and that is gone afterwards.
enum TemporaryDirectory {
  /// Makes the directory, runs a body, and removes it with all that is in it.
  static func during(_ body: (String) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("unpunch-demo-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(
      atPath: path, withIntermediateDirectories: false,
      attributes: [.posixPermissions: NSNumber(value: 0o700)])
    let result: Result<Void, any Error>
    do {
      result = .success(try await body(path))
    } catch {
      result = .failure(error)
    }
    try FileManager.default.removeItem(atPath: path)
    try result.get()
  }
}
