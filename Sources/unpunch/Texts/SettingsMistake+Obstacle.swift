import Attendance
import Glibc

extension SettingsMistake {
  /// What keeps a file from being read.
  enum Obstacle: Sendable, Equatable {
    case number(Int32), danglingLink(String), directory, pipe, socket, device

    /// Reads what is no regular file out of its mode; nil for one that is.
    init?(mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: return nil
      case S_IFDIR: self = .directory
      case S_IFIFO: self = .pipe
      case S_IFSOCK: self = .socket
      default: self = .device
      }
    }
  }
}

extension SettingsMistake.Obstacle {
  /// A few words without a period.
  var words: Bilingual {
    switch self {
    case .number(let number): SystemWords(number).words
    case .danglingLink(let link): Bilingual("\(link) is a link to nothing", "\(link) 是失效的符号链接")
    case .directory: Bilingual("it is a directory", "它是一个目录")
    case .pipe: Bilingual("it is a pipe", "它是管道")
    case .socket: Bilingual("it is a socket", "它是套接字")
    case .device: Bilingual("it is a device", "它是设备文件")
    }
  }

  /// What to do, as a whole sentence.
  var cure: Bilingual {
    switch self {
    case .number(EACCES), .number(EPERM):
      Bilingual(
        "Have its directories made accessible (chmod 755) and the file readable (chmod 644) for this user.",
        "请使当前用户可以进入其所在目录（chmod 755）并读取该文件（chmod 644）。")
    case .number(ENOENT): Bilingual("Name a file that is there.", "请指定存在的文件。")
    case .number(ENOTDIR):
      Bilingual("A part of the path is a file: move it away.", "路径中有一部分是文件，请将其移走。")
    case .danglingLink: Bilingual("Fix the link, or remove it.", "请修复或删除该链接。")
    case .directory, .pipe, .socket, .device:
      Bilingual("A regular file is needed here.", "此处应为普通文件。")
    case .number: Bilingual("Fix that, or move the file away.", "请排除该问题，或将文件移走。")
    }
  }
}
