import Attendance
import Foundation

/// The system's words for what went wrong with a file.
struct SystemWords: BilingualText {
  let words: Bilingual

  /// A few words without a period, such as "No such file or directory".
  ///
  /// The system says them in English, or in the language of a catalogue that hosts seldom have; in Chinese what is met is
  /// said here.
  init(_ number: Int32) {
    // ELOOP is most often met where a link is not followed, and then not one of many.
    let english =
      number == ELOOP ? "a symbolic link, or too many of them" : String(cString: strerror(number))
    words = Bilingual(english, Self.chinese(number) ?? english)
  }

  /// The words for an error of Foundation: the system's, or that it gives no reason, for Foundation's own are a number and
  /// a domain.
  init(_ error: any Error) {
    if let number = Self.number(error) {
      self.init(number)
    } else {
      self.init(words: Bilingual("the system gives no reason", "系统未说明原因"))
    }
  }

  private init(words: Bilingual) { self.words = words }

  /// The system's number of an error.
  private static func number(_ error: any Error) -> Int32? {
    if let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError,
      underlying.domain == NSPOSIXErrorDomain
    {
      return Int32(underlying.code)
    }
    if let posix = error as? POSIXError { return posix.code.rawValue }
    if let fault = error as? OutsideFile.Fault { return fault.number }
    if (error as NSError).domain == NSPOSIXErrorDomain { return Int32((error as NSError).code) }
    // Foundation's own sentences name it all again, or give a number.
    return switch (error as? CocoaError)?.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileReadNoPermission, .fileWriteNoPermission: EACCES
    case .fileWriteFileExists: EEXIST
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    default: nil
    }
  }

  private static func chinese(_ number: Int32) -> String? {
    switch number {
    case ENOENT: "文件不存在"
    case EACCES: "权限不足"
    case EPERM: "操作不被允许"
    case EEXIST: "文件已存在"
    case EISDIR: "是一个目录"
    case ENOTDIR: "不是目录"
    case ELOOP: "是符号链接，或符号链接的层数过多"
    case ENAMETOOLONG: "文件名过长"
    case EINVAL: "参数无效"
    case ENXIO, ENODEV: "设备不存在"
    case EBUSY: "设备或资源忙"
    case ENOMEM: "内存不足"
    case ESTALE: "文件句柄已失效"
    case ETIMEDOUT: "超时"
    case ENOSPC: "磁盘空间不足"
    case EDQUOT: "超出磁盘配额"
    case EROFS: "只读文件系统"
    case EIO: "输入/输出错误"
    case EMFILE, ENFILE: "打开的文件过多"
    default: nil
    }
  }
}
