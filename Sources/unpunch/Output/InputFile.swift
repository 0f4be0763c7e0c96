import Attendance
import Foundation
import UnpunchTUI

/// Reads what an option names: a file, or standard input for `-`.
enum InputFile {
  /// The most bytes that are read.
  static let limit = 128 << 20

  /// The text of a file in UTF-8.
  ///
  /// - Throws: ``CommandFailure`` with 65 where it cannot be read, is too large, or is no UTF-8.
  static func read(_ path: String) throws(CommandFailure) -> String {
    do throws(FileProblem) {
      return try text(of: path, ChosenLanguage.early)
    } catch {
      throw CommandFailure(.badInput, .cannotRead(error.path, error.reason))
    }
  }

  /// The text of a file in UTF-8.
  ///
  /// - Throws: ``FileProblem`` with the path and the reason alone, for whoever makes a sentence of them.
  static func text(of path: String, _ language: Language) throws(FileProblem) -> String {
    let bytes = try bytes(of: path)
    guard bytes.count <= limit, let text = String(validating: bytes, as: UTF8.self) else {
      throw FileProblem(path: path, reason: CommandText.notText.words(in: language))
    }
    return text
  }

  /// The bytes of a file, as far as there is a use for them; read so that the system's own words say what is wrong.
  private static func bytes(of path: String) throws(FileProblem) -> Data {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw FileProblem(path: path, reason: String(cString: strerror(errno)))
    }
    let handle = FileHandle(
      fileDescriptor: descriptor, closeOnDealloc: descriptor != STDIN_FILENO)
    var bytes = Data()
    do {
      while bytes.count <= limit, let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty {
        bytes += piece
      }
    } catch {
      throw FileProblem(path: path, reason: SystemWords.of(error))
    }
    return bytes
  }
}

extension Settings {
  /// Where a file lies that an operator named; nil where it may not be read.
  ///
  /// While restricted, that is a plain name, of a regular file and no link in the directory of `--files`, or `-`.
  func path(ofFile name: String) -> String? {
    guard isRestricted, name != "-" else { return name }
    guard let filesDirectory, !name.isEmpty, !name.contains("/"), name != "." && name != ".." else {
      return nil
    }
    let path = filesDirectory + "/" + name
    var status = stat()
    // Where there is nothing, reading it says so.
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return nil }
    return path
  }
}

/// The system's words for an error.
enum SystemWords {
  /// A short sentence, such as "No such file or directory".
  static func of(_ error: any Error) -> String {
    let cocoa = error as NSError
    if let underlying = cocoa.userInfo[NSUnderlyingErrorKey] as? NSError,
      underlying.domain == NSPOSIXErrorDomain
    {
      return String(cString: strerror(Int32(underlying.code)))
    }
    if let posix = error as? POSIXError { return String(cString: strerror(posix.code.rawValue)) }
    // Foundation's own sentences name it all again, or give a number.
    return (error as? CocoaError).flatMap(number).map { String(cString: strerror($0)) }
      ?? cocoa.localizedDescription
  }

  /// The system's number for what Foundation calls by its own.
  private static func number(_ error: CocoaError) -> Int32? {
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: nil
    }
  }
}
