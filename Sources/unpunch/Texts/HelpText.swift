import ArgumentParser
import Attendance
import UnpunchKit

/// What the help says of the commands and their options.
enum HelpText: BilingualText {
  case abstract, discussion, demoAbstract, queryAbstract, sandboxAbstract
  case deleteAbstract, deleteDiscussion, historyAbstract, historyDiscussion, undoAbstract
  case undoDiscussion, settleAbstract, settleDiscussion, verifyAbstract, verifyDiscussion
  case purgeAbstract, purgeDiscussion, doctorAbstract, doctorDiscussion, initAbstract
  case initDiscussion
  case optionLanguage, optionConfig, optionBaseURL, optionNoColor, optionTheme, optionReadOnly
  case optionRestricted, optionFiles, optionEmployees, optionEmployeesFile, optionIDKind
  case optionFrom, optionTo, optionSource, optionFormer, optionFormat, optionBOM, optionPort,
    optionPeople
  case optionDays, optionSeed, optionToday, optionManyCalls
  case argumentIDs, argumentBatch, argumentBatchToUndo, optionFromFile, optionDryRun, optionYes
  case optionExpect, optionReason

  var words: Bilingual {
    switch self {
    case .abstract:
      Bilingual(
        "Finds wrongly imported check-in flow records in Feishu or Lark attendance, and deletes them.",
        "在飞书或 Lark 考勤中查找误导入的打卡流水，并将其删除。")
    case .discussion:
      Bilingual(
        "Without a command it opens the interactive screens; with --employees, the list at once. "
          + "Settings are read from /etc/unpunch/config.yaml, ~/.config/unpunch/config.yaml and the "
          + "environment (UNPUNCH_APP_ID, UNPUNCH_APP_SECRET or UNPUNCH_APP_SECRET_FILE). "
          + "Try “unpunch demo”: no account is needed.",
        "不带子命令时打开交互界面；给出 --employees 则直接打开记录列表。"
          + "设置依次读取自 /etc/unpunch/config.yaml、~/.config/unpunch/config.yaml 和环境变量"
          + "（UNPUNCH_APP_ID、UNPUNCH_APP_SECRET 或 UNPUNCH_APP_SECRET_FILE）。"
          + "可先运行 unpunch demo 体验，无需账号。")
    case .demoAbstract:
      Bilingual(
        "Opens the screens on the built-in sandbox: no account, no network.",
        "在内置沙盒上打开交互界面：无需账号和网络。")
    case .queryAbstract: Bilingual("Prints flow records.", "查询并输出打卡流水。")
    case .sandboxAbstract:
      Bilingual(
        "Serves the built-in sandbox over HTTP until it is stopped.", "启动内置沙盒服务（HTTP），按 Ctrl-C 停止。")
    case .deleteAbstract: Bilingual("Deletes records, in portions of ten.", "删除打卡流水，每批最多 10 条。")
    case .deleteDiscussion:
      Bilingual(
        "Give record ids, or --from-file with one id a line or with what “unpunch query --format "
          + "ndjson” prints, which is read faster. All records are read first; one that cannot be "
          + "read is not sent. It stops at the first unknown outcome; run again, it goes on: what "
          + "the journal knows as deleted is skipped.",
        "给出记录 ID，或用 --from-file 指定每行一个 ID 的文件，或 unpunch query --format ndjson 的输出（读取更快）。"
          + "先读取全部记录，读不到的不会发送。遇到第一个未知结果即停止；再次运行会接着做，日志中已删除的记录会跳过。")
    case .historyAbstract:
      Bilingual("Prints what was deleted, by whom, with what outcome.", "显示删除历史：操作人与结果。")
    case .historyDiscussion:
      Bilingual(
        "It reads the journal of this host only: no network, and nothing is changed. Without a "
          + "batch the table has one line a batch, newest first; the other formats have all records.",
        "只读取本机日志：不访问网络，不作任何更改。不给批次号时，表格每批一行，新的在前；其他格式包含全部记录。")
    case .undoAbstract:
      Bilingual("Imports a batch's deleted records again.", "重新导入某批次中已删除的记录。")
    case .undoDiscussion:
      Bilingual(
        "The records get new ids; photos and device do not come back. With --yes a record that was "
          + "only found missing is skipped if an identical one exists now.",
        "记录会获得新的 ID；照片与设备信息无法恢复。使用 --yes 时，仅查询为不存在且现有相同记录的会略过。")
    case .settleAbstract:
      Bilingual("Asks about the outcomes that are still unknown.", "查询仍然未知的结果。")
    case .settleDiscussion:
      Bilingual(
        "It deletes nothing. A batch that is in flight in another unpunch is left alone.",
        "不删除任何记录。其他 unpunch 正在处理的批次不受影响。")
    case .verifyAbstract: Bilingual("Checks the journal against its hashes.", "按哈希值校验日志。")
    case .verifyDiscussion:
      Bilingual(
        "It changes nothing and needs no network. A change inside the chain of hashes is found; "
          + "a cut tail or a recomputed chain only by comparing sequence and head with the system's "
          + "log.",
        "不作任何更改，也不访问网络。可发现哈希链内部的改动；尾部被截断或整条链被重新计算，只能通过与系统日志中的序号和哈希比对发现。")
    case .purgeAbstract:
      Bilingual("Drops copies of records that are past their retention.", "清除超过保留期的记录副本。")
    case .purgeDiscussion:
      Bilingual(
        "Copies of records, names and reasons go after retention.records, whole batches after "
          + "retention.history, by this machine's clock: it is shown until when. The screens, delete, "
          + "undo and settle do the same at their end if the platform's clock agrees with this "
          + "machine's within ten minutes. A batch with an unknown outcome stays.",
        "记录副本、姓名和原因在 retention.records 之后清除，整个批次在 retention.history 之后清除，以本机时钟为准，并显示截止时间。"
          + "交互界面以及 delete、undo、settle 在结束时，若平台时钟与本机时钟相差不超过十分钟，也会同样清除。仍有待查询结果的批次保留。"
      )
    case .doctorAbstract:
      Bilingual(
        "Checks settings, terminal, network, token, scopes, clock and journal, and says what to fix.",
        "检查设置、终端、网络、访问凭证、权限、时钟和日志，并说明如何处理。")
    case .doctorDiscussion:
      Bilingual(
        "It asks the platform for a token and for the app's scopes, and deletes and imports nothing. "
          + "Whether the app's attendance data range covers an employee shows only when that employee is "
          + "asked for. Exit codes: 0 no problems, else that of the first one: 64 the "
          + "terminal, 65 the journal is not whole, 69 the network, 73 the journal cannot be written, "
          + "77 token or scopes, 78 the settings.",
        "向平台获取访问凭证并查询应用权限，不删除也不导入任何记录。应用的考勤数据范围是否包含某员工，只有在查询该员工时才能得知。"
          + "退出码：0 无需处理，否则为第一个问题的退出码：64 终端，65 日志不完整，69 网络，73 日志无法写入，77 访问凭证或权限，78 设置。")
    case .initAbstract:
      Bilingual(
        "Asks for what the settings need, checks it, and writes the settings file.",
        "询问所需设置，经检查后写入设置文件。")
    case .initDiscussion:
      Bilingual(
        "It asks on a terminal, as a first start of “unpunch” does, and overwrites nothing. If "
          + "nobody can be asked, write the file by hand: docs/deploying.md shows one.",
        "与首次运行 unpunch 时相同，在终端上逐步询问，不覆盖任何已有文件。如无法交互，请手动编写设置文件，示例见 docs/deploying.md。")

    case .optionLanguage: Bilingual("The language.", "界面语言。")
    case .optionConfig:
      Bilingual("The settings file to read instead of the user's own.", "要读取的设置文件，代替用户默认设置文件。")
    case .optionBaseURL:
      Bilingual(
        "The address to ask instead of the platform's own; http for loopback only.",
        "代替平台默认地址；http 仅限本机回环地址。")
    case .optionNoColor: Bilingual("Use no colours.", "不使用颜色。")
    case .optionTheme: Bilingual("The colours.", "配色。")
    case .optionReadOnly: Bilingual("Offer nothing that changes anything.", "只读：不提供任何更改操作。")
    case .optionRestricted:
      Bilingual(
        "For ForceCommand: no suspend, no files but those of --files, nothing set by the environment.",
        "用于 ForceCommand：禁止挂起，仅可读取 --files 目录中的文件，不采用环境变量中的设置。")
    case .optionFiles:
      Bilingual(
        "With --restricted: the directory whose files may be read, by name.",
        "与 --restricted 同用：允许按文件名读取的目录。")
    case .optionEmployees: Bilingual("The employees' ids, with commas.", "员工 ID，以逗号分隔。")
    case .optionEmployeesFile:
      Bilingual("A file of employees' ids; - is standard input.", "员工 ID 文件；- 表示标准输入。")
    case .optionIDKind: Bilingual("Which id the employees are given by.", "员工 ID 的类型。")
    case .optionFrom:
      Bilingual(
        "The first day, such as 2026-11-16, or a time: “2026-11-16 08:30”.",
        "开始日期，如 2026-11-16，或时间“2026-11-16 08:30”。")
    case .optionTo: Bilingual("The last day, to its end, or a time.", "结束日期（含当天），或时间。")
    case .optionSource:
      Bilingual(
        "flows: all effective records; results: only the punches chosen for a shift.",
        "flows：全部有效流水；results：仅计入班次的打卡。")
    case .optionFormer: Bilingual("Include people who have left.", "包含已离职的人员。")
    case .optionFormat: Bilingual("The format of what is printed.", "输出格式。")
    case .optionBOM:
      Bilingual(
        "With --format csv: begin with a byte order mark, by which spreadsheets know UTF-8.",
        "与 --format csv 同用：以字节顺序标记（BOM）开头，供表格软件识别 UTF-8。")
    case .optionPort: Bilingual("The port to listen on; 0 for any free one.", "监听端口；0 表示任意空闲端口。")
    case .optionPeople: Bilingual("How many people the sandbox's company has.", "沙盒企业的人数。")
    case .optionDays: Bilingual("How many days of records it has.", "记录的天数。")
    case .optionSeed: Bilingual("The number from which the company is made.", "生成企业数据的种子。")
    case .optionToday: Bilingual("The last day of the records; today by default.", "记录的最后一天；默认为今天。")
    case .optionManyCalls:
      Bilingual(
        "Do not ask if it takes more than \(CallEstimate.most) calls.",
        "需要超过 \(CallEstimate.most) 次请求时不再询问。")
    case .argumentIDs: Bilingual("The ids of the records.", "记录 ID。")
    case .argumentBatch: Bilingual("The batch's number; without it, all batches.", "批次号；省略则为全部批次。")
    case .argumentBatchToUndo:
      Bilingual("The batch's number, as “unpunch history” has it.", "批次号，见 unpunch history。")
    case .optionFromFile:
      Bilingual(
        "A file of record ids, one a line, or of what query prints as ndjson; - is standard input.",
        "记录 ID 文件，每行一个，或 query 的 ndjson 输出；- 表示标准输入。")
    case .optionDryRun:
      Bilingual("Print what would be deleted, and send nothing.", "仅显示将删除的记录，不发送任何删除请求。")
    case .optionYes:
      Bilingual("Do not ask; needed if there is no terminal to ask on.", "不再询问；没有终端可询问时必须给出。")
    case .optionExpect:
      Bilingual(
        "The number of records; if it differs, nothing is sent.", "记录数；不符时不发送任何请求。")
    case .optionReason: Bilingual("The reason or ticket, kept in the journal.", "原因或工单号，写入日志。")
    }
  }
}

/// A text of the help in the language found before parsing.
func say(_ text: HelpText) -> String {
  text.words(in: ChosenLanguage.early)
}

/// The help of an option in the language found before parsing.
func help(_ text: HelpText, value: String? = nil) -> ArgumentHelp {
  var help = ArgumentHelp(stringLiteral: say(text))
  help.valueName = value
  return help
}
