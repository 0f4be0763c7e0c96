import Foundation

/// A directory that only this user can enter, and that is gone afterwards.
enum TemporaryDirectory {
  /// Makes the directory, runs a body, and removes it with all that is in it.
  ///
  /// - Throws: ``CommandFailure`` with 73 where it cannot be made, and what the body throws.
  static func during(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.path
    let path = folder + "/unpunch-demo-\(UUID().uuidString)"
    guard mkdir(path, 0o700) == 0 else {
      let words = SystemWords.of(errno, in: ChosenLanguage.early)
      throw CommandFailure(.journal, .cannotMakeDirectory(folder, words))
    }
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
