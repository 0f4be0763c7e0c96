import Attendance
import UnpunchKit
import Wording

/// What the commands say beyond their help, their batches and their mistakes.
enum CommandText: BilingualText {
  // Options.
  case badOption(String), rowsWithoutID(file: String, Int)
  case manyCalls(CallEstimate, Platform), askManyCalls, callsDeclined

  // Files.
  case waitingForInput, waitingForFile(String), cannotRead(String, String)

  // The terminal.
  case noTerminal, unknownTerminal(String), terminalFailed(String), localeFellBack(String)
  case localeNotUTF8(String), inBackground

  // Running.
  case systemFailed(String), cannotMakeDirectory(String, String)
  case sandboxPortTaken(Int), sandboxCannotListen(String), sandboxListens(String)
  case nothingFound, incomplete(Int, [String]), ended(batch: Int, String), endedUnknown
  case leftAlone(Duration), settingsExist(String), settingsWritten(String)

  var words: Bilingual {
    switch self {
    case .badOption(let words):
      Bilingual(
        "\(words)\(words.utf8.last == UInt8(ascii: "?") ? "" : ".") Nothing was sent; “unpunch --help” lists what can be said.",
        "命令行有误（\(words)）。未发送任何请求；可用选项见 unpunch --help。")

    case .manyCalls(let estimate, let platform):
      Bilingual(
        "This takes \(estimate.calls) calls, about \(estimate.minutes) \(estimate.minutes == 1 ? "minute" : "minutes"); each counts against the tenant's monthly quota on \(platform.name.english).",
        "此次操作需要 \(estimate.calls) 次请求，约 \(estimate.minutes) 分钟；每次请求都计入企业在\(platform.name.chinese)的每月调用额度。"
      )
    case .askManyCalls: Bilingual("Make them? Type y and press Enter:", "是否继续？输入 y 并按 Enter：")
    case .callsDeclined: Bilingual("Nothing was sent.", "未发送任何请求。")
    case .rowsWithoutID(let file, let count):
      Bilingual(
        "\(count) \(count == 1 ? "row" : "rows") of \(file) \(count == 1 ? "has" : "have") no id and \(count == 1 ? "was" : "were") passed over.",
        "\(file) 中有 \(count) 行没有 ID，已跳过。")
    case .waitingForInput:
      Bilingual(
        "Waiting for the end of standard input; Ctrl-D ends what is typed, Ctrl-C leaves.",
        "正在等待标准输入结束；手动输入时按 Ctrl-D 结束，按 Ctrl-C 退出。")
    case .waitingForFile(let path):
      Bilingual("Waiting for the end of \(path); Ctrl-C leaves.", "正在等待 \(path) 读取完毕；按 Ctrl-C 退出。")
    case .cannotRead(let path, let words):
      Bilingual("\(path) cannot be read: \(words).", "无法读取 \(path)：\(words)。")
    case .noTerminal:
      Bilingual(
        "unpunch needs a terminal for its screens. Over SSH ask for one with ssh -t; in a script use “unpunch query”. Nothing was sent.",
        "unpunch 的界面需要终端。通过 SSH 运行时请使用 ssh -t；在脚本中请使用 unpunch query。未发送任何请求。")
    case .unknownTerminal(let name):
      Bilingual(
        "The terminal “\(name)” is not known here or cannot show a screen. Set TERM, for example TERM=xterm-256color. Nothing was sent.",
        "未知的终端类型“\(name)”，或无法显示界面。请设置 TERM，例如 TERM=xterm-256color。未发送任何请求。")
    case .terminalFailed(let words):
      Bilingual(
        "The terminal cannot be used: \(words). Nothing was sent.", "无法使用终端：\(words)。未发送任何请求。")
    case .localeFellBack(let name):
      Bilingual(
        "The locale \(name) is missing on this host; C.UTF-8 was used. To have it: sudo locale-gen \(name)",
        "本机没有区域设置 \(name)，已改用 C.UTF-8。如需安装：sudo locale-gen \(name)")
    case .localeNotUTF8(let name):
      Bilingual(
        "The locale uses \(name), not UTF-8: what it lacks was shown as ? and lines as - and |. Run with LC_ALL=C.UTF-8.",
        "The locale uses \(name), not UTF-8: what it lacks was shown as ? and lines as - and |. Run with LC_ALL=C.UTF-8."
      )

    case .systemFailed(let words):
      Bilingual("The system refused something that is needed: \(words).", "系统拒绝了必需的操作：\(words)。")
    case .cannotMakeDirectory(let folder, let words):
      Bilingual(
        "No directory can be made in \(folder): \(words). Set TMPDIR to a directory that can be written.",
        "无法在 \(folder) 中创建目录：\(words)。请将 TMPDIR 设为可写的目录。")
    case .inBackground:
      Bilingual(
        "unpunch is in the background, and no shell can bring it forward. Start it in the foreground. Nothing was sent.",
        "unpunch 在后台运行，且没有 shell 能将其切回前台。请在前台启动。未发送任何请求。")
    case .sandboxPortTaken(let port):
      Bilingual(
        "Port \(port) is taken. Choose another with --port, or 0 for any.",
        "端口 \(port) 已被占用。请用 --port 指定其他端口，或用 0 表示任意端口。")
    case .sandboxCannotListen(let words):
      Bilingual("The sandbox cannot listen: \(words)", "沙盒无法监听：\(words)")
    case .sandboxListens(let url):
      Bilingual("The sandbox listens on \(url). Stop it with Ctrl-C.", "沙盒正在监听 \(url)。按 Ctrl-C 停止。")
    case .nothingFound:
      Bilingual(
        "These people have no check-in records in this time.", "这些员工在此时间内没有打卡流水。")
    case .incomplete(let count, let people):
      Bilingual(
        "Incomplete: \(count) \(count == 1 ? "part" : "parts") could not be read, of \(people.prefix(10).joined(separator: ", "))\(people.count > 10 ? ", …" : "").",
        "不完整：\(count) 部分未能读取，涉及 \(people.prefix(10).joined(separator: "、"))\(people.count > 10 ? " 等" : "")。"
      )
    case .ended(let batch, let counts):
      Bilingual("Batch \(batch): \(counts)", "批次 \(batch)：\(counts)")
    case .endedUnknown:
      Bilingual(
        "A request was under way. Its outcome is not known; the journal has the batch, and unpunch asks what became of it at the next start.",
        "退出时有请求正在进行，结果未知。日志中已记录该批次，unpunch 下次启动时将查询其结果。")
    case .leftAlone(let time):
      Bilingual(
        "No key was pressed for \(time.spoken.english), so unpunch has ended (idle_timeout).",
        "\(time.spoken.chinese)内无操作，unpunch 已自动退出（idle_timeout）。")
    case .settingsExist(let path):
      Bilingual(
        "\(path) is there already, and is not overwritten. Edit it, or take it away first; "
          + "“unpunch doctor” checks what is set. Nothing was written.",
        "\(path) 已存在，不会覆盖。请直接编辑，或先移走该文件；运行 unpunch doctor 可检查当前设置。未写入任何内容。")
    case .settingsWritten(let path):
      Bilingual(
        "Written: \(path). “unpunch doctor” checks the rest.",
        "已写入 \(path)。运行 unpunch doctor 可检查其余各项。")
    }
  }
}
