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
  ///
  /// - Returns: The sentences; none where there is nothing to say.
  public func sentences(in language: Language, platform: Platform) -> [String] {
    let name = platform.name(in: language)
    var sentences: [String] = []
    func add(_ count: Int, _ english: (String) -> String, _ chinese: String) {
      guard count > 0 else { return }
      switch language {
      case .english: sentences.append(english(count == 1 ? "1 record" : "\(count) records"))
      case .simplifiedChinese: sentences.append(chinese)
      }
    }
    add(
      records.count,
      { "Not shown: \($0) whose time or employee cannot be read (\(named(records, language)))." },
      "未列出：\(records.count) 条记录的时间或员工无法读取（\(named(records, language))）。")
    add(
      outside.count,
      {
        "Not shown: \($0) that \(name) sent from outside of the time asked for (\(timed(outside)))."
      },
      "未列出：\(name)返回了 \(outside.count) 条不在查询时间内的记录（\(timed(outside))）。")
    add(
      strangers.count,
      {
        "In the list: \($0) that \(name) sent of people who were not asked for (\(people(language)))."
      },
      "列表中有 \(strangers.count) 条\(name)返回的未查询人员的记录（\(people(language))）。")
    if unfinishedAnswers > 0 {
      switch language {
      case .english:
        sentences.append(
          "\(name) says that there is more than it sent (has_more). Ask for fewer people or a shorter time."
        )
      case .simplifiedChinese:
        sentences.append("\(name)表示仍有数据未返回（has_more）。请减少人数或缩短时间范围。")
      }
    }
    add(
      odd.count,
      { "Odd: \($0) with a field that is not as documented (\(fields(language)))." },
      "异常：\(odd.count) 条记录的字段与文档不符（\(fields(language))）。")
    return sentences
  }

  /// The first few of some things, and that there are more.
  private static func few(_ texts: [String], _ language: Language) -> String {
    let comma = language == .english ? ", " : "、"
    return texts.prefix(5).joined(separator: comma) + (texts.count > 5 ? " …" : "")
  }

  private func named(_ records: [UnlistedRecord], _ language: Language) -> String {
    Self.few(
      records.map { record in
        Self.words(record.recordID, record.oddities, language)
      }, language)
  }

  private func fields(_ language: Language) -> String {
    Self.few(odd.map { Self.words($0.recordID, $0.oddities ?? [], language) }, language)
  }

  private func people(_ language: Language) -> String {
    var seen: Set<UserID> = []
    return Self.few(
      strangers.map(\.userID).filter { seen.insert($0).inserted }.map(\.rawValue), language)
  }

  private func timed(_ records: [FlowRecord]) -> String {
    Self.few(
      records.map { record in
        (record.recordID.map { "\($0) " } ?? "") + "check_time \(record.checkTime)"
      }, .english)
  }

  private static func words(
    _ id: RecordID?, _ oddities: [Oddity], _ language: Language
  ) -> String {
    let name = id?.rawValue ?? (language == .english ? "without an id" : "无 ID")
    return name + " "
      + oddities.words(in: language)
  }
}

extension [Oddity] {
  /// The fields and what stood there, for a sentence.
  ///
  /// - Returns: The words.
  public func words(in language: Language) -> String {
    map { $0.words(in: language) }.joined(separator: language == .english ? ", " : "、")
  }
}

extension FlowRecord {
  /// Whether another record that differs has its id too, so that nothing may be sent by it.
  var sharesID: Bool { oddities?.contains(.sharedID) == true }
}

extension Oddity {
  /// An id that another record has too, which differs: what is sent by it may be either of them.
  ///
  /// Its value is no JSON, so nothing that came is taken for it.
  static let sharedID = Oddity(field: "record_id", value: "of two records")

  /// The field and what stood there, short enough for a sentence.
  ///
  /// - Returns: The words.
  public func words(in language: Language) -> String {
    if self == .sharedID {
      return language == .english ? "two records that differ have this id" : "有两条内容不同的记录使用此 ID"
    }
    guard let value else {
      return language == .english ? "\(field) is missing" : "缺少 \(field)"
    }
    let scalars = value.text.unicodeScalars
    let start = String(String.UnicodeScalarView(scalars.prefix(60)))
    let colon = language == .english ? ": " : "："
    return "\(field)\(colon)\(start)" + (scalars.dropFirst(60).isEmpty ? "" : "…")
  }
}
