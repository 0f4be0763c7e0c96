public import Attendance
import Foundation
import GRDB

/// What is wrong with the journal's file, its directory or its disk.
public enum StorageFault: Error, Sendable, Hashable {
  /// The disk is full.
  case diskFull
  /// Another process has held the journal for longer than is waited for it: 30 seconds at the opening, 5 later.
  case busy
  /// The file or its file system is read-only.
  case readOnly
  /// The disk failed to read or write.
  case inputOutput
  /// The file is no journal, or is damaged.
  case damaged
  /// What stands at this path is a file of another program.
  case foreignFile(path: String)
  /// The file at this path is empty, or gone from beside a log of SQLite's: it is never left so, and what it held is lost.
  case emptied(path: String)
  /// The system does not permit it.
  case denied
  /// Something that is no directory, or no plain file, stands at this path.
  case wrongKind(path: String)
  /// Others may read what stands at this path; its mode must be this one.
  case notPrivate(path: String, mode: UInt32)
  /// Others may read the directory at this path, and nothing shows that it is there for a journal alone.
  case sharedDirectory(path: String)
  /// What stands at this path belongs to somebody else.
  case foreignOwner(path: String)
  /// The directory is on a file system of this name, which does not keep SQLite's promises.
  case networkFileSystem(String)
  /// A newer version of the program wrote it.
  case newerVersion
  /// Something could not be kept before in this run, so what the disk says of itself is not relied on any more.
  case failedBefore
  /// What the file tells is of a batch that this journal does not have.
  case otherJournal
  /// The system's own words.
  case system(String)
  /// SQLite's own words.
  case database(String)

  /// Names the fault in a few words that fit behind a colon.
  ///
  /// Words without a period.
  public var words: Bilingual {
    switch self {
    case .diskFull:
      Bilingual(
        "the disk is full",
        "磁盘已满")
    case .busy:
      Bilingual(
        "another process has kept it locked for too long",
        "另一个进程占用日志的时间过长")
    case .readOnly:
      Bilingual(
        "it is read-only",
        "日志为只读")
    case .inputOutput:
      Bilingual(
        "the disk failed to read or write",
        "磁盘读写出错")
    case .damaged:
      Bilingual(
        "the file is damaged, or is not a journal",
        "文件已损坏，或不是日志文件")
    case .foreignFile(let path):
      Bilingual(
        "\(path) is a file of another program",
        "\(path) 是其他程序的文件")
    case .emptied(let path):
      Bilingual(
        "\(path) is empty or gone, and what it held is lost",
        "\(path) 为空或已不存在，原有内容已丢失")
    case .denied:
      Bilingual(
        "the system does not permit it",
        "系统不允许访问")
    case .wrongKind(let path):
      Bilingual(
        "\(path) is the wrong kind of file",
        "\(path) 的文件类型不正确")
    case .notPrivate(let path, _):
      Bilingual(
        "others may read \(path)",
        "其他用户可以读取 \(path)")
    case .sharedDirectory(let path):
      Bilingual(
        "others may read \(path), which may not be for the journal alone",
        "其他用户可以读取 \(path)，且该目录可能并非日志专用")
    case .foreignOwner(let path):
      Bilingual(
        "\(path) belongs to another user",
        "\(path) 属于其他用户")
    case .networkFileSystem(let name):
      Bilingual(
        "it is on a network file system (\(name)), which is not safe",
        "它位于网络文件系统（\(name)）上，无法保证安全")
    case .newerVersion:
      Bilingual(
        "a newer version of unpunch wrote it",
        "它由更新版本的 unpunch 写入")
    case .failedBefore:
      Bilingual(
        "an earlier write to it failed",
        "此前曾写入失败")
    case .otherJournal:
      Bilingual(
        "it is about a batch that this journal does not have",
        "其中的批次不在此日志中")
    case .system(let words), .database(let words): Bilingual(same: words)
    }
  }

  /// Says what to do about the fault.
  ///
  /// A whole sentence.
  ///
  public var cure: Bilingual {
    switch self {
    case .diskFull:
      Bilingual(
        "Make room on the disk, then try again.",
        "请清理磁盘空间后重试。")
    case .busy:
      Bilingual(
        "Wait for the other process to end, or end it if it is suspended, then try again.",
        "请等待另一个进程结束（若其已被挂起，请先将其结束），然后重试。")
    case .readOnly, .denied:
      Bilingual(
        "Make the state directory writable for this user, or set another state_dir.",
        "请使当前用户可以写入状态目录，或在设置中改用其他 state_dir。")
    case .inputOutput:
      Bilingual(
        "Have the disk checked before anything is deleted.",
        "请先检查磁盘，再进行删除。")
    case .damaged:
      Bilingual(
        "Keep a copy of the file for investigation, then move it away, with any -wal, -shm and -journal files of the same name.",
        "请保留该文件的副本以备查验，然后将其移走（如有同名的 -wal、-shm 和 -journal 文件，也一并移走）。")
    case .foreignFile:
      Bilingual(
        "Move it away, with any -wal, -shm and -journal files of the same name, or set another state_dir.",
        "请将其移走（如有同名的 -wal、-shm 和 -journal 文件，也一并移走），或在设置中改用其他 state_dir。")
    case .wrongKind:
      Bilingual(
        "Move it away, or set another state_dir.",
        "请将其移走，或在设置中改用其他 state_dir。")
    case .emptied:
      Bilingual(
        "Restore it from a copy; or, to begin a new journal, move away what is left, with the -wal, -shm and "
          + "-journal files, and keep it for investigation.",
        "请恢复其备份；如要启用新日志，请将残留文件（包括 -wal、-shm 和 -journal）移走并保留，以备查验。")
    case .notPrivate(let path, let mode):
      Bilingual(
        "Run: chmod \(String(mode, radix: 8)) \(path)",
        "请执行：chmod \(String(mode, radix: 8)) \(path)")
    case .sharedDirectory:
      Bilingual(
        "Set a state_dir for the journal alone; it is created if it is missing.",
        "请在设置中改用日志专用的 state_dir；目录不存在时会自动创建。")
    case .foreignOwner:
      Bilingual(
        "Set a state_dir that belongs to this user.",
        "请在设置中改用属于当前用户的 state_dir。")
    case .networkFileSystem:
      Bilingual(
        "Set a state_dir on a local disk.",
        "请在设置中改用位于本地磁盘的 state_dir。")
    case .newerVersion:
      Bilingual(
        "Use that version, or set another state_dir.",
        "请使用该版本，或在设置中改用其他 state_dir。")
    case .failedBefore:
      Bilingual(
        "Fix the disk and start unpunch again before anything is deleted.",
        "请先排除磁盘问题并重新启动 unpunch，再进行删除。")
    case .otherJournal:
      Bilingual(
        "Keep it for investigation, together with the journal it belongs to.",
        "请将其与所属日志一并保留，以备查验。")
    case .system, .database:
      Bilingual(
        "Fix that, or set another state_dir, then try again.",
        "请排除该问题，或在设置中改用其他 state_dir，然后重试。")
    }
  }

  /// Whether the journal may still be read, though it cannot be written.
  var leavesReading: Bool {
    switch self {
    case .diskFull, .readOnly, .inputOutput, .denied: true
    case .busy, .damaged, .foreignFile, .emptied, .wrongKind, .notPrivate, .sharedDirectory,
      .foreignOwner, .networkFileSystem, .newerVersion, .failedBefore, .otherJournal, .system,
      .database:
      false
    }
  }

  /// Reads the fault out of whatever SQLite, GRDB or a decoder threw.
  init(_ error: any Error) {
    switch error {
    case let fault as StorageFault: self = fault
    case let error as DatabaseError: self = Self(error)
    case is DecodingError, is RowDecodingError: self = .damaged
    default: self = .database(String(describing: type(of: error)))
    }
  }

  /// Reads the fault out of a number of the system.
  init(errno code: Int32) {
    self =
      switch code {
      case ENOSPC, EDQUOT: .diskFull
      case EACCES, EPERM: .denied
      case EROFS: .readOnly
      case EIO: .inputOutput
      default: .system(String(cString: strerror(code)))
      }
  }

  private init(_ error: DatabaseError) {
    // There is no room for the index of the log, which lies beside it and need not outlive the process.
    if error.extendedResultCode == .SQLITE_IOERR_SHMSIZE {
      self = .diskFull
      return
    }
    self =
      switch error.resultCode.primaryResultCode {
      case .SQLITE_FULL: .diskFull
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_READONLY: .readOnly
      case .SQLITE_IOERR: .inputOutput
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .denied
      default: .database(error.message ?? "SQLite \(error.resultCode.rawValue)")
      }
  }
}
