import Glibc

/// The text of a settings file: nil only where there is none.
///
/// What a file that cannot be read would have set, nobody knows: it may forbid what is about to be done.
enum SettingsText {
  /// The most bytes that a settings file may have.
  static let limit = 64 << 10

  /// Refuses a file whose name is nearly that of the settings file beside it, which nobody would read.
  static func checkNames(beside path: String) throws(SettingsMistake) {
    let folder = SettingsPath.directory(of: path)
    for name in [
      "config.yml", "config.YAML", "config.YML", "Config.yaml", "Config.yml", "CONFIG.YAML",
    ] {
      let other = folder + "/" + name
      var status = stat()
      // Whether one is there is asked of the name itself: what keeps from looking is told where the settings file is read.
      // Where a file system takes both names for one, it is that file.
      if lstat(other, &status) == 0, !OutsideFile.isSame(other, path) {
        throw .otherName(other, instead: "config.yaml")
      }
    }
  }

  /// Reads a settings file; nil where there is none, none must be there, and nothing stands in the way to it.
  ///
  /// - Throws: Where there is one that cannot be read, or where that cannot be known.
  static func read(_ path: String, isRequired: Bool) throws(SettingsMistake) -> String? {
    switch OutsideFile.presence(path) {
    case .there: break
    case .absent where !isRequired: return nil
    case .absent: throw .unreadable(path, .number(ENOENT))
    case .danglingLink(let link): throw .unreadable(path, .danglingLink(link))
    case .unreachable(let fault): throw .unreadable(path, .number(fault.number))
    }
    let (status, bytes): (stat, [UInt8])
    do throws(OutsideFile.Fault) {
      (status, bytes) = try OutsideFile.read(path, followsLink: true, limit: limit)
    } catch {
      throw .unreadable(path, .number(error.number))
    }
    if let obstacle = SettingsMistake.Obstacle(mode: status.st_mode) {
      throw .unreadable(path, obstacle)
    }
    guard bytes.count <= limit else { throw .tooLarge(path, bytes: limit) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(path, line: firstLine(notUTF8: bytes))
    }
    return text
  }

  /// The line in which the first byte stands that is no UTF-8.
  private static func firstLine(notUTF8 bytes: [UInt8]) -> Int {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    return 1 + (lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0)
  }
}
