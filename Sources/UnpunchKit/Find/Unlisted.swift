public import Attendance
public import FeishuAttendance

/// What the platform sent for a search and its list does not show, or not as it came: counted and said, never dropped in
/// silence.
public struct Unlisted: Sendable, Hashable {
  /// Records whose time or employee cannot be read.
  public var records: [UnlistedRecord] = []
  /// Records outside of the time that was asked for.
  public var outside: [FlowRecord] = []
  /// Records of somebody who was not asked for; they stand in the list.
  public var strangers: [FlowRecord] = []
  /// How many answers say that there is more than they hold.
  public var unfinishedAnswers = 0
  /// Records that stand in the list, and of which a field is not what the platform's page says.
  public var odd: [FlowRecord] = []

  /// Makes one of which there is nothing to say.
  public init() {}

  /// Whether the list shows all that came, as it came.
  public var isEmpty: Bool {
    records.isEmpty && outside.isEmpty && strangers.isEmpty && odd.isEmpty
      && unfinishedAnswers == 0
  }

  /// How many records the list does not show.
  public var count: Int { records.count + outside.count }

  /// Whether the list may be without something that came or should have come.
  public var hidesSomething: Bool { count > 0 || unfinishedAnswers > 0 }

  /// A sentence for each kind of what is not shown, or not as it came.
  public func sentences(platform: Platform) -> [Bilingual] {
    let name = platform.name
    var sentences: [Bilingual] = []
    func add(_ count: Int, _ sentence: (String) -> Bilingual) {
      if count > 0 { sentences.append(sentence(count == 1 ? "1 record" : "\(count) records")) }
    }
    add(records.count) {
      let which = Self.few(records.map { Self.words($0.recordID, $0.oddities) })
      return Bilingual(
        "Not shown: \($0) whose time or employee cannot be read (\(which.english)).",
        "未列出：\(records.count) 条记录的时间或员工无法读取（\(which.chinese)）。")
    }
    add(outside.count) {
      let which = Self.few(outside.map(Self.timed)).english
      return Bilingual(
        "Not shown: \($0) that \(name.english) sent from outside the time you asked for (\(which)).",
        "未列出：\(name.chinese)返回了 \(outside.count) 条不在查询时间内的记录（\(which)）。")
    }
    add(strangers.count) {
      var seen: Set<UserID> = []
      let people = strangers.map(\.userID).filter { seen.insert($0).inserted }
      let which = Self.few(people.map { Bilingual(same: $0.rawValue) })
      return Bilingual(
        "In the list: \($0) that \(name.english) sent of people you did not ask for (\(which.english)).",
        "列表中有 \(strangers.count) 条\(name.chinese)返回的未查询人员的记录（\(which.chinese)）。")
    }
    if unfinishedAnswers > 0 {
      sentences.append(
        Bilingual(
          "\(name.english) says that there is more than it has sent (has_more). Ask for fewer people or a shorter time.",
          "\(name.chinese)表示仍有数据未返回（has_more）。请减少人数或缩短时间范围。"))
    }
    add(odd.count) {
      let which = Self.few(odd.map { Self.words($0.recordID, $0.oddities ?? []) })
      return Bilingual(
        "Odd: \($0) with a field that is not as documented (\(which.english)).",
        "异常：\(odd.count) 条记录的字段与文档不符（\(which.chinese)）。")
    }
    return sentences
  }

  /// The first few of some things, and that there are more.
  private static func few(_ texts: [Bilingual]) -> Bilingual {
    Array(texts.prefix(5)).joined(separator: .comma) + Bilingual(same: texts.count > 5 ? " …" : "")
  }

  private static func timed(_ record: FlowRecord) -> Bilingual {
    Bilingual(same: (record.recordID.map { "\($0) " } ?? "") + "check_time \(record.checkTime)")
  }

  private static func words(_ id: RecordID?, _ oddities: [Oddity]) -> Bilingual {
    let name = id.map { Bilingual(same: $0.rawValue) } ?? Bilingual("without an id", "无 ID")
    return name + Bilingual(same: " ") + oddities.words
  }
}

extension [Oddity] {
  /// The fields and what stood there, for a sentence.
  public var words: Bilingual { map(\.words).joined(separator: .comma) }
}

extension Oddity {
  /// The field and what stood there, short enough for a sentence.
  public var words: Bilingual {
    if self == .sharedID {
      return Bilingual("two different records have this id", "有两条内容不同的记录使用此 ID")
    }
    guard let value else { return Bilingual("\(field) is missing", "缺少 \(field)") }
    let scalars = value.text.unicodeScalars
    let start = String(String.UnicodeScalarView(scalars.prefix(60)))
    let shown = start + (scalars.dropFirst(60).isEmpty ? "" : "…")
    return Bilingual("\(field): \(shown)", "\(field)：\(shown)")
  }
}
