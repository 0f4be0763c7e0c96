import Foundation

/// A directory that only this user can enter, and that is gone afterwards.
enum TemporaryDirectory {
  /// The system makes no directory in a folder.
  struct Refusal: Error {
    let folder: String
    /// The system's number of what went wrong.
    let number: Int32
  }

  /// Makes the directory, runs a body, and removes it with all that is in it.
  ///
  /// - Throws: ``Refusal`` where it cannot be made, and what the body throws.
  static func during(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path
    let path = folder + "/unpunch-demo-\(UUID().uuidString)"
    guard mkdir(path, 0o700) == 0 else {
      throw Refusal(folder: folder, number: errno)
    }
    let result = await Result { () async throws in try await body(path) }
    try FileManager.default.removeItem(atPath: path)
    try result.get()
  }
}
