import Foundation

/// The directory of the journal, and the files in it, readable for their owner alone.
enum StateDirectory {
  private static let directoryMode: mode_t = 0o700
  private static let fileMode: mode_t = 0o600
  private static let fileName = "journal.sqlite"

  /// Makes the directory where it is missing, and checks what is there.
  ///
  /// - Returns: The path of the journal's file, which need not be there yet.
  /// - Throws: ``StorageFault`` where the directory cannot be made, where it or a file is open to others, belongs to
  ///   somebody else, or is on a network file system.
  static func prepare(_ path: String) throws(StorageFault) -> String {
    try makeDirectory(path)
    do throws(StorageFault) {
      try check(path, is: S_IFDIR, mode: directoryMode)
    } catch .notPrivate where !isForAJournal(path) {
      // To close it to others would be no cure: it may be theirs too.
      throw .sharedDirectory(path: path)
    }
    if let name = NetworkFileSystem.name(at: path) { throw .networkFileSystem(name) }
    let file = path + "/" + fileName
    for name in [file, file + "-wal", file + "-shm"] {
      try check(name, is: S_IFREG, mode: fileMode)
    }
    return file
  }

  /// Finds the journal's file where there is one; nothing is made, and who owns it does not matter.
  static func existingFile(_ path: String) throws(StorageFault) -> String {
    let file = path + "/" + fileName
    var status = stat()
    guard lstat(file, &status) == 0 else { throw lastFault() }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .wrongKind(path: file) }
    return file
  }

  /// Makes a file: under another name until it is whole, so that one which is empty is never one of ours.
  ///
  /// It is made without being opened: closing a second descriptor of a file would drop SQLite's locks on it. SQLite gives
  /// the files beside it the mode of the file itself.
  /// SQLite: <https://www.sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_>
  /// (read 2026-11-23).
  ///
  /// The filling writes what it holds to the disk, at the path that it has until then; nobody else may do so meanwhile.
  static func make(_ file: String, _ fill: (String) throws -> Void) throws {
    let unfinished = file + ".new"
    // What a process left that ended meanwhile.
    for name in [unfinished, unfinished + "-journal"] { unlink(name) }
    guard mknod(unfinished, S_IFREG | fileMode, 0) == 0 else { throw lastFault() }
    try fill(unfinished)
    guard rename(unfinished, file) == 0 else { throw lastFault() }
    try synchronize(parent(of: file))
  }

  /// Tells whether nothing stands at a path.
  static func isMissing(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && errno == ENOENT
  }

  /// Tells whether nothing stands at a path, or an empty file.
  static func isEmpty(_ path: String) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return errno == ENOENT }
    return status.st_size == 0
  }

  /// Checks that files can be made in a directory.
  static func checkWritable(_ path: String) throws(StorageFault) {
    guard faccessat(AT_FDCWD, path, W_OK | X_OK, AT_EACCESS) == 0 else { throw lastFault() }
  }

  /// Does something while no other process does the like in the same directory.
  ///
  /// Needed for opening alone: where two connections turn a new file to write-ahead mode at once, SQLite tells one of
  /// them at once that it is busy, whatever the timeout, since both would wait for each other.
  ///
  /// - Returns: What the body returns.
  /// - Throws: ``StorageFault`` where the directory cannot be locked, ``StorageFault/busy`` where another process does
  ///   not let go of it, and what the body throws.
  static func locking<Value>(
    _ path: String, _ patience: LockPatience, _ body: () throws -> Value
  ) throws -> Value {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFault() }
    defer { close(descriptor) }
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        guard patience.goesOn() else { throw StorageFault.busy }
      default: throw lastFault()
      }
    }
    return try body()
  }

  private static func makeDirectory(_ path: String) throws(StorageFault) {
    if mkdir(path, directoryMode) == 0 {
      try synchronize(parent(of: path))
      return
    }
    switch errno {
    case EEXIST: return
    case ENOENT where parent(of: path) != path:
      try makeDirectory(parent(of: path))
      guard mkdir(path, directoryMode) == 0 || errno == EEXIST else { throw lastFault() }
      try synchronize(parent(of: path))
    default: throw lastFault()
    }
  }

  /// The directory that something lies in; by bytes, as the system takes a path apart.
  static func parent(of path: String) -> String {
    let slash = UInt8(ascii: "/")
    var bytes = Array(path.utf8)
    func dropSlashes() { while bytes.count > 1, bytes.last == slash { bytes.removeLast() } }
    dropSlashes()
    guard let last = bytes.lastIndex(of: slash) else { return "." }
    bytes.removeSubrange((last + 1)...)
    dropSlashes()
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a directory is there for a journal alone; where that cannot be known, it is not.
  ///
  /// It is where it holds a journal and nothing else, or nothing at all and lies below the home: a directory of the system
  /// may be empty too.
  private static func isForAJournal(_ path: String) -> Bool {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path),
      names.allSatisfy({ name in
        [fileName, "batch-", "emergency-", "unpunch.log"].contains {
          name.utf8.starts(with: $0.utf8)
        }
      })
    else { return false }
    return names.contains { $0.utf8.elementsEqual(fileName.utf8) } || isBelowHome(path)
  }

  private static func isBelowHome(_ path: String) -> Bool {
    guard let variable = getenv("HOME"), let home = realpath(variable, nil) else { return false }
    defer { free(home) }
    guard let place = realpath(path, nil) else { return false }
    defer { free(place) }
    // All is below the home of those who have none.
    let length = strlen(home)
    return length > 1 && strncmp(place, home, length) == 0 && place[length] == 0x2F
  }

  private static func check(_ path: String, is kind: mode_t, mode: mode_t) throws(StorageFault) {
    var status = stat()
    guard lstat(path, &status) == 0 else {
      // The write-ahead log is there only while somebody has the journal open.
      if errno == ENOENT { return }
      throw lastFault()
    }
    guard status.st_mode & S_IFMT == kind else { throw .wrongKind(path: path) }
    guard status.st_uid == geteuid() else { throw .foreignOwner(path: path) }
    guard status.st_mode & 0o077 == 0 else { throw .notPrivate(path: path, mode: mode) }
  }

  /// Makes a new name in a directory outlive a loss of power.
  static func synchronize(_ directory: String) throws(StorageFault) {
    let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFault() }
    defer { close(descriptor) }
    // Some file systems cannot synchronize a directory, and say EINVAL: there is nothing more to be done there.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw lastFault() }
  }

  private static func lastFault() -> StorageFault { StorageFault(errno: errno) }
}
