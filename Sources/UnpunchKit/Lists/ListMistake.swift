public import Attendance

/// Why the ids of a file cannot be told; one cause a case.
public enum ListMistake: Error, Sendable, Hashable {
  /// It is larger than what is read.
  case tooLarge(mebibytes: Int)
  /// It is a keyboard, which has no end.
  case terminal
  /// It is no UTF-8, and all of it could be GBK.
  case looksLikeGBK
  /// It is no UTF-8, from this line on.
  case notUTF8(line: Int)
  /// Every other byte is a zero, and no byte order mark says why.
  case utf16WithoutMark
  /// It is UTF-16, and half of a character stands in it.
  case brokenUTF16
  /// It is UTF-32.
  case utf32
  /// It is a spreadsheet's own file.
  case workbook
  /// There is a NUL in this line.
  case binary(line: Int)
  /// It has several columns and no heading; its first two lines, as they are.
  case severalColumns(String, String, ListFile.Wanted)
  /// It is what this program prints of batches for people.
  case printedTable
  /// Its heading has no column that is meant.
  case noSuchColumn(ListFile.Wanted, [String])
  /// Its heading has two columns that may be meant.
  case headingTwice(String, String)
  /// A row has more cells than the heading.
  case tooManyCells(line: Int)
  /// A quote begins in this line and never ends.
  case openQuote(line: Int)
  /// Something stands behind a closing quote.
  case behindQuote(line: Int)
  /// A value that begins in this line is no JSON, or is cut off.
  case noJSON(line: Int)
  /// A JSON value has no id where one is expected.
  case noIDInObject(line: Int)
  /// A word cannot be an id.
  case notAnID(line: Int, String)
  /// What stands where the check time of a record belongs is none.
  case notACheckTime(line: Int, String)
  /// A field that may be left out is no text in a JSON value, or stands there twice.
  case unreadableField(line: Int, String)
  /// A record is named again, with another employee or another time.
  case saidTwice(line: Int, RecordID)
  /// There is no id at all.
  case nothing

  /// What is wrong and what to do about it, to stand behind “the file cannot be read:”.
  ///
  /// What it quotes of the file is not safe to draw.
  /// It is a part of a sentence, without a full stop.
  public var reason: Bilingual {
    switch self {
    case .tooLarge(let size):
      Bilingual(
        "larger than \(size) MiB, the most that is read; split it into several",
        "超过 \(size) MiB 的读取上限，请拆分为多个文件")
    case .terminal:
      Bilingual("it is a terminal, which has no end; name a file", "这是终端，没有结尾；请指定文件")
    case .looksLikeGBK:
      Bilingual(
        "not UTF-8, looks like GBK: save it as “CSV UTF-8” in the spreadsheet, or convert it with iconv -f GB18030 -t UTF-8",
        "不是 UTF-8，看起来是 GBK：请在表格软件中另存为“CSV UTF-8”，或用 iconv -f GB18030 -t UTF-8 转换")
    case .notUTF8(let line):
      Bilingual(
        "not UTF-8 (line \(line)): save it as “CSV UTF-8”, or as text in UTF-8",
        "不是 UTF-8（第 \(line) 行）：请另存为“CSV UTF-8”或 UTF-8 文本")
    case .utf16WithoutMark:
      Bilingual(
        "not UTF-8, looks like UTF-16 without a byte order mark: save it as “CSV UTF-8”, or as text in UTF-8",
        "不是 UTF-8，看起来是没有字节序标记的 UTF-16：请另存为“CSV UTF-8”或 UTF-8 文本")
    case .brokenUTF16:
      Bilingual(
        "UTF-16 with half of a character in it, so some of it is missing: save or copy it again",
        "UTF-16 文本中有不完整的字符，内容有缺失：请重新保存或复制")
    case .utf32:
      Bilingual(
        "UTF-32: save it as “CSV UTF-8”, or as text in UTF-8", "这是 UTF-32：请另存为“CSV UTF-8”或 UTF-8 文本"
      )
    case .workbook:
      Bilingual(
        "a workbook, not text: save it as “CSV UTF-8” in the spreadsheet",
        "这是工作簿，不是文本：请在表格软件中另存为“CSV UTF-8”")
    case .binary(let line):
      Bilingual(
        "not text: there is a NUL byte in line \(line); look at where it came from",
        "不是文本：第 \(line) 行含有 NUL 字节；请检查其来源")
    case .severalColumns(let first, let second, let wanted):
      Bilingual(
        "several columns, and no heading says which one has the ids: “\(first)”, “\(second)”; write \(wanted.names.english) above the column, or keep one id a line",
        "有多列，但没有表头说明哪一列是 ID：“\(first)”、“\(second)”；请在该列上方写 \(wanted.names.chinese)，或每行只保留一个 ID")
    case .printedTable:
      Bilingual(
        "this table is for people; print it again with --format json, ndjson or csv",
        "这是供人阅读的表格；请加上 --format json、ndjson 或 csv 重新输出")
    case .noSuchColumn(let wanted, let row):
      Bilingual(
        "none of its columns has the ids (\(row.joined(separator: ", "))): write \(wanted.names.english) above the column",
        "表头中没有所需的列（\(row.joined(separator: "、"))）：请在该列上方写 \(wanted.names.chinese)")
    case .headingTwice(let first, let second):
      Bilingual(
        "two columns may have the ids, “\(first)” and “\(second)”: keep only one of them",
        "有两列都可能是 ID：“\(first)”和“\(second)”；请只保留一列")
    case .tooManyCells(let line):
      Bilingual(
        "line \(line) has more columns than the heading: put quotes around a text with commas",
        "第 \(line) 行的列数多于表头：含逗号的文字请加引号")
    case .openQuote(let line):
      Bilingual("the quote that begins in line \(line) does not end", "第 \(line) 行的引号没有结束")
    case .behindQuote(let line):
      Bilingual("there is something after a closing quote in line \(line)", "第 \(line) 行的结束引号后还有内容")
    case .noJSON(let line):
      Bilingual(
        "what begins in line \(line) is not JSON, or is incomplete; print it again",
        "从第 \(line) 行开始的内容不是 JSON，或被截断；请重新输出")
    case .noIDInObject(let line):
      Bilingual(
        "what begins in line \(line) is not unpunch output: an id is missing in it",
        "从第 \(line) 行开始的内容不是 unpunch 的输出：缺少应有的 ID")
    case .notAnID(let line, let word):
      Bilingual(
        "line \(line): “\(word)” cannot be an id\(IDWord.flaw(of: word)?.cure.english ?? "")",
        "第 \(line) 行：“\(word)”不是有效的 ID\(IDWord.flaw(of: word)?.cure.chinese ?? "")")
    case .notACheckTime(let line, let word):
      Bilingual(
        "line \(line): “\(word)” is not a check time: check_time is in Unix seconds, as “unpunch query” prints it; correct it, or leave the column out",
        "第 \(line) 行：“\(word)”不是打卡时间：check_time 应为 Unix 秒数，与 unpunch query 的输出一致；请更正，或去掉该列")
    case .unreadableField(let line, let field):
      Bilingual(
        "line \(line): \(field) is not text, or is there twice; correct it, or leave it out",
        "第 \(line) 行：\(field) 不是文本，或重复出现；请更正或去掉")
    case .saidTwice(let line, let id):
      Bilingual(
        "line \(line) names record \(id) again, with another employee or another time",
        "第 \(line) 行再次给出记录 \(id)，但员工或时间不同")
    case .nothing: Bilingual("there are no ids in it", "其中没有 ID")
    }
  }
}

extension IDWord.Flaw {
  /// What is wrong and what to do, to stand behind “cannot be an id”.
  ///
  /// It is a part of a sentence, which begins with a comma or a bracket.
  public var cure: Bilingual {
    switch self {
    case .unseen(" "):
      return Bilingual(
        ", there is a space in it; delete it, or write two ids in two rows",
        "，其中有空格；请删除，如为两个 ID 请分写两行")
    case .unseen("\t"), .unseen("\n"), .unseen("\r"):
      return Bilingual(
        ", there is a tab or a line break in it; delete it, or write two ids in two rows",
        "，其中有制表符或换行；请删除，如为两个 ID 请分写两行")
    case .unseen(let scalar):
      let name = scalar.codePoint
      if scalar.properties.isWhitespace {
        return Bilingual(
          ", there is a space in it that is not the usual one (\(name)); delete it, or put a comma there",
          "，其中有特殊空格（\(name)）；请删除，或改用逗号")
      }
      return Bilingual(
        ", there is a character in it that cannot be seen (\(name)); copy it again, or delete that",
        "，其中有看不见的字符（\(name)）；请重新复制，或删除该字符")
    case .scientific:
      return Bilingual(
        ", a spreadsheet has rounded it; format the column as text before the ids are put in, and export it again",
        "，已被表格软件舍入；请在填入 ID 之前将该列设为“文本”格式，然后重新导出")
    case .grouped:
      return Bilingual(
        ", there are separators between its thousands; format the column as text, and export it again",
        "，其中有千位分隔符；请将该列设为“文本”格式，然后重新导出")
    }
  }
}

extension ListFile.Wanted {
  /// What may stand above the column of the ids.
  fileprivate var names: Bilingual {
    switch self {
    case .records: Bilingual("record_id", "record_id 或“记录 ID”")
    case .employees: Bilingual("user_id or employee_no", "user_id（用户 ID）或 employee_no（工号）")
    }
  }
}

extension Unicode.Scalar {
  /// Its name, such as `U+00A0`.
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
  }
}
