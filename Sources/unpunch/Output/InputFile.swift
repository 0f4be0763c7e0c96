import Attendance
import Foundation
import UnpunchKit

/// Reads what an option names: a file, or standard input for `-`.
enum InputFile {
  /// The most bytes that are read.
  static let limit = 128 << 20

  /// How long is read without a word: a pipe may be one to which nobody writes.
  private static let patience: DispatchTimeInterval = .seconds(1)

  /// The bytes of a file; what is waited for is said on a terminal.
  ///
  /// - Throws: ``CommandFailure`` with 65 where it cannot be read, or is too large.
  static func read(_ path: String, followsLinks: Bool) throws(CommandFailure) -> [UInt8] {
    let waiting = DispatchSource.makeTimerSource(queue: .global())
    if isatty(2) == 1 {
      waiting.schedule(deadline: .now() + patience)
      let sentence = say(path == "-" ? .waitingForInput : .waitingForFile(path))
      waiting.setEventHandler { StandardError.write(sentence) }
    }
    waiting.activate()
    defer { waiting.cancel() }
    do throws(FileProblem) {
      return try bytes(of: path, followsLinks: followsLinks, ChosenLanguage.early)
    } catch {
      throw CommandFailure(error)
    }
  }

  /// The bytes of a file; read so that the system's own words say what is wrong.
  ///
  /// It may never return, as from a FIFO.
  ///
  /// - Throws: ``FileProblem`` with the path and the reason alone, for whoever makes a sentence of them.
  static func bytes(
    of path: String, followsLinks: Bool, _ language: Language
  ) throws(FileProblem) -> [UInt8] {
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW | O_NONBLOCK)
    let descriptor = path == "-" ? STDIN_FILENO : open(path, flags)
    guard descriptor >= 0 else {
      throw FileProblem(path: path, reason: SystemWords(errno).words(in: language))
    }
    let handle = FileHandle(
      fileDescriptor: descriptor, closeOnDealloc: descriptor != STDIN_FILENO)
    // Looked at once more as it was opened: a name may have come to stand for something else.
    if !followsLinks, descriptor != STDIN_FILENO {
      var status = stat()
      let mode = fstat(descriptor, &status) == 0 ? status.st_mode : S_IFDIR
      if let obstacle = SettingsMistake.Obstacle(mode: mode) {
        throw FileProblem(path: path, reason: obstacle.words(in: language))
      }
    }
    if descriptor != STDIN_FILENO, isatty(descriptor) == 1 {
      throw FileProblem(path: path, reason: ListMistake.terminal.reason(in: language))
    }
    var bytes: [UInt8] = []
    do {
      while bytes.count <= limit, let piece = try handle.read(upToCount: 1 << 16), !piece.isEmpty {
        bytes += piece
      }
    } catch {
      throw FileProblem(path: path, reason: SystemWords(error).words(in: language))
    }
    guard bytes.count <= limit else {
      let mistake = ListMistake.tooLarge(mebibytes: limit >> 20)
      throw FileProblem(path: path, reason: mistake.reason(in: language))
    }
    return bytes
  }
}

extension Settings {
  /// Whether a file that an operator named may be a link: restricted, it is not even where it became one after it was looked at.
  var followsLinks: Bool { !isRestricted }

  /// Where a file lies that an operator named; nil where it may not be read.
  ///
  /// While restricted, that is a plain name, of a regular file and no link in the directory of `--files`, or `-`.
  func path(ofFile name: String) -> String? {
    guard isRestricted, !name.utf8.elementsEqual("-".utf8) else { return name }
    // By bytes, as the system reads it: `/` and a combining mark behind it are one character.
    guard let filesDirectory, !name.isEmpty, !name.hasControls,
      !name.utf8.contains(UInt8(ascii: "/")), !name.utf8.elementsEqual(".".utf8),
      !name.utf8.elementsEqual("..".utf8)
    else { return nil }
    let path = filesDirectory + "/" + name
    var status = stat()
    // Where there is nothing, reading it says so.
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { return nil }
    return path
  }

  /// The names of the files that may be read, if they are those of one directory; those that begin with a point are not told.
  var fileNames: [String] {
    guard isRestricted, let filesDirectory else { return [] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: filesDirectory)) ?? []
    return names.filter { !$0.utf8.starts(with: ".".utf8) && path(ofFile: $0) != nil }.sorted()
  }
}
