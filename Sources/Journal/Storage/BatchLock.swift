import Foundation

/// The lock on one batch: whoever sends or settles it holds it, so that no other process settles what is in flight.
///
/// It is an open-file-description lock on a file of the state directory, so it ends with its process, however that
/// ends. The file names the process that holds it, and is removed when the lock is given back.
/// Linux: <https://man7.org/linux/man-pages/man2/F_OFD_SETLK.2const.html> (read 2026-11-24).
final class BatchLock: Sendable {
  /// `F_OFD_SETLK` of Linux, the same on every architecture; Swift's Glibc does not import it.
  private static let setLock: Int32 = 37

  private let path: String
  private let descriptor: Int32

  private init(path: String, descriptor: Int32) {
    self.path = path
    self.descriptor = descriptor
  }

  deinit {
    // The name goes while the lock is still held, so that whoever takes it next makes a file of its own.
    unlink(path)
    close(descriptor)
  }

  /// Takes a lock without waiting.
  ///
  /// - Returns: The lock, held until it is released; nil where another process, or this one, holds it.
  /// - Throws: ``StorageFault`` where the file cannot be made or locked.
  static func take(_ name: String, in directory: String) throws(StorageFault) -> BatchLock? {
    let path = directory + "/" + name
    while true {
      let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw StorageFault(errno: errno) }
      var region = flock()
      region.l_type = Int16(F_WRLCK)
      region.l_whence = Int16(SEEK_SET)
      guard fcntl(descriptor, setLock, &region) == 0 else {
        let code = errno
        close(descriptor)
        if code == EAGAIN || code == EACCES { return nil }
        throw StorageFault(errno: code)
      }
      var status = stat()
      // Another process may have removed the file between the opening and the locking: then it is not the lock any more.
      guard fstat(descriptor, &status) == 0, status.st_nlink > 0 else {
        close(descriptor)
        continue
      }
      let text = Array("\(getpid())\n".utf8)
      guard ftruncate(descriptor, 0) == 0, pwrite(descriptor, text, text.count, 0) == text.count
      else {
        let code = errno
        close(descriptor)
        throw StorageFault(errno: code)
      }
      return BatchLock(path: path, descriptor: descriptor)
    }
  }

  /// The process that holds a lock, as its file names it; nil where that is gone or names none.
  static func holder(of name: String, in directory: String) -> Int32? {
    // No file means that the lock was given back meanwhile.
    (try? String(contentsOfFile: directory + "/" + name, encoding: .utf8))
      .flatMap { Int32($0.filter { $0 != "\n" }) }
  }
}
