import Crypto
import Foundation

/// A file that holds one finding which the journal could not take, until the next opening takes it in.
enum EmergencyFile {
  /// The finding as it stands in the file.
  private struct Form: Codable {
    let kind: String
    let batch: Int
    let lock: String?
    let utc_ms: Int64
    let monotonic_ns: UInt64
    let `operator`: String
    let uid: UInt32
    let ssh_client: String?
    let host: String
    let version: String
    let header: String
  }

  /// The whole file: the finding, and the SHA-256 of its JSON in hexadecimal digits, by which damage is seen.
  private struct Whole: Codable {
    let finding: Form
    let sum: String
  }

  private static let mode: mode_t = 0o600
  private static let prefix = "emergency-"
  private static let suffix = ".json"
  /// Stands behind the name while the file is being written; what is left of such a one tells nothing.
  private static let unfinished = ".part"
  /// The most bytes that are read: an answer is at most 1 MiB, and stands in an outcome up to eleven times.
  private static let limit: off_t = 64 << 20

  /// Writes a finding to a file of its own; it is on the disk when this returns.
  static func write(_ finding: Finding, in directory: String) throws(StorageFault) -> String {
    let form = Form(
      kind: finding.kind.rawValue, batch: finding.batch, lock: finding.lock,
      utc_ms: finding.instant.utc.count,
      monotonic_ns: finding.instant.monotonicNanoseconds, operator: finding.context.operatorName,
      uid: finding.context.uid, ssh_client: finding.context.sshClient, host: finding.context.host,
      version: finding.context.version, header: finding.header)
    let bytes: Data
    do {
      bytes = try EventJSON.bytes(of: Whole(finding: form, sum: try sum(of: form)))
    } catch {
      throw StorageFault(error)
    }
    while true {
      let random = String(UInt64.random(in: .min ... .max), radix: 16)
      let name = "\(prefix)\(form.utc_ms)-\(form.batch)-\(random)\(suffix)"
      let path = directory + "/" + name
      let part = path + unfinished
      guard try write(bytes, toNewFile: part, named: path) else { continue }
      try StateDirectory.synchronize(directory)
      return path
    }
  }

  /// Finishes what writers that are gone have left: a whole file gets its name, and what is not whole is removed.
  ///
  /// A writer that is still at it holds the lock on its file, which is left alone.
  ///
  /// - Throws: What the system says, where the directory cannot be read.
  static func finishWriting(in directory: String) throws {
    for part in try paths(in: directory, endingWith: suffix + unfinished) {
      let descriptor = open(part, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      var status = stat()
      guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
        status.st_uid == geteuid(), flock(descriptor, LOCK_EX | LOCK_NB) == 0
      else { continue }
      do throws(StorageFault) {
        _ = try read(part)
        _ = rename(part, String(Substring(part.utf8.dropLast(unfinished.utf8.count))))
      } catch {
        // What cannot be read for another reason may be whole.
        if error == .damaged { unlink(part) }
      }
      try StateDirectory.synchronize(directory)
    }
  }

  /// Finds the emergency files of a state directory.
  ///
  /// - Returns: Their paths, in the order in which they were written.
  /// - Throws: What the system says, where the directory cannot be read.
  static func paths(in directory: String) throws -> [String] {
    try paths(in: directory, endingWith: suffix)
  }

  private static func paths(in directory: String, endingWith suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory)
      .filter {
        // Names are bytes: a combining mark behind the end makes another name, not another last character.
        $0.utf8.starts(with: prefix.utf8)
          && $0.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
      }
      .sorted().map { directory + "/" + $0 }
  }

  /// Reads a file without trusting it.
  ///
  /// - Returns: The finding.
  /// - Throws: ``StorageFault``: it is a link or no file, belongs to somebody else, is open to others, or is damaged.
  static func read(_ path: String) throws(StorageFault) -> Finding {
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ELOOP ? .wrongKind(path: path) : StorageFault(errno: errno)
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw StorageFault(errno: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .wrongKind(path: path) }
    guard status.st_uid == geteuid() else { throw .foreignOwner(path: path) }
    guard status.st_mode & 0o077 == 0 else { throw .notPrivate(path: path, mode: mode) }
    guard status.st_size <= limit else { throw .damaged }
    let bytes: Data
    do {
      bytes = try handle.readToEnd() ?? Data()
    } catch {
      throw .inputOutput
    }
    return try finding(in: bytes)
  }

  /// Removes a file whose finding is in the journal.
  static func remove(_ path: String, in directory: String) throws(StorageFault) {
    guard unlink(path) == 0 else { throw StorageFault(errno: errno) }
    try StateDirectory.synchronize(directory)
  }

  private static func finding(in bytes: Data) throws(StorageFault) -> Finding {
    let form: Form
    do {
      let whole = try EventJSON.value(Whole.self, from: bytes)
      form = whole.finding
      guard try sum(of: form) == whole.sum else { throw StorageFault.damaged }
    } catch {
      throw .damaged
    }
    guard let kind = EventKind(rawValue: form.kind), kind.isFinding else { throw .damaged }
    return Finding(
      kind: kind, batch: form.batch, lock: form.lock,
      instant: JournalInstant(
        utcMilliseconds: form.utc_ms, monotonicNanoseconds: form.monotonic_ns),
      context: JournalContext(
        operatorName: form.operator, uid: form.uid, sshClient: form.ssh_client, host: form.host,
        version: form.version),
      header: form.header)
  }

  private static func sum(of form: Form) throws -> String {
    SHA256.hash(data: try EventJSON.bytes(of: form)).hexadecimal
  }

  /// Writes a file under a name of its own, and gives it its final one when it is whole.
  ///
  /// The file is locked meanwhile, so that no opening takes it for the rest of a writer that is gone.
  ///
  /// - Returns: Whether that was done; false where an opening has removed the file before it was locked.
  private static func write(
    _ bytes: Data, toNewFile part: String, named path: String
  ) throws(StorageFault) -> Bool {
    let descriptor = open(part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw StorageFault(errno: errno) }
    defer { close(descriptor) }
    do throws(StorageFault) {
      var status = stat()
      // Where a file cannot be locked at all, it is written all the same.
      let isTaken = flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK
      if isTaken || fstat(descriptor, &status) == 0 && status.st_nlink == 0 { return false }
      try write(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw StorageFault(errno: errno) }
      // Wherever this ends, a file of the final name is whole.
      guard rename(part, path) == 0 else { throw StorageFault(errno: errno) }
      return true
    } catch {
      unlink(part)
      throw error
    }
  }

  private static func write(_ bytes: Data, to descriptor: Int32) throws(StorageFault) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StorageFault(errno: count < 0 ? errno : ENOSPC) }
      rest = rest.dropFirst(count)
    }
  }
}

extension Sequence<UInt8> {
  /// The bytes in hexadecimal digits.
  var hexadecimal: String {
    map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
