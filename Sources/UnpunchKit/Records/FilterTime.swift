/// A date, a date with a time, or a time of day, as a filter has it: the first and the last second that it stands for.
enum FilterTime {
  /// On a day.
  case moment(first: CivilTime, last: CivilTime)
  /// On any day, in seconds since midnight.
  case clock(first: Int, last: Int)

  /// How a check time is compared with it.
  enum Comparison {
    case before, until, within, from, after
  }

  /// Reads a text such as `2026-11-20`, `2026/11/20T09:00` or `9:00`.
  init?(_ typed: String) {
    let text = Self.plain(typed)
    if let first = MomentReader.read(text, as: .first),
      let last = MomentReader.read(text, as: .last)
    {
      self = .moment(first: first, last: last)
      return
    }
    let clock = text.utf8.dropFirst().first == UInt8(ascii: ":") ? "0" + text : text
    guard clock.utf8.first != UInt8(ascii: ":"), clock.contains(":"),
      let first = MomentReader.read("2000-01-01T" + clock, as: .first), first.utcOffset == nil,
      let last = MomentReader.read("2000-01-01T" + clock, as: .last)
    else { return nil }
    self = .clock(first: first.secondOfDay, last: last.secondOfDay)
  }

  /// Whether it names a year in which no record can be.
  var hasUnlikelyYear: Bool {
    switch self {
    case .moment(let first, _): !(LikelyYear.first...2099).contains(first.year)
    case .clock: false
    }
  }

  /// What a comparison with this time asks.
  func meaning(_ comparison: Comparison) -> RecordFilter.Meaning {
    switch self {
    case .moment(let first, let last):
      switch comparison {
      case .before: .moments(from: nil, to: .init(time: first, isIncluded: false))
      case .until: .moments(from: nil, to: .init(time: last, isIncluded: true))
      case .within:
        .moments(
          from: .init(time: first, isIncluded: true), to: .init(time: last, isIncluded: true))
      case .from: .moments(from: .init(time: first, isIncluded: true), to: nil)
      case .after: .moments(from: .init(time: last, isIncluded: false), to: nil)
      }
    case .clock(let first, let last):
      switch comparison {
      case .before: .timeOfDay([0..<first])
      case .until: .timeOfDay([0..<(last + 1)])
      case .within: .timeOfDay([first..<(last + 1)])
      case .from: .timeOfDay([first..<86_400])
      case .after: .timeOfDay([(last + 1)..<86_400])
      }
    }
  }

  /// Reads a text that stands alone: a date, a time of day, or a span of either with `..` or `~`, one end of which may be open.
  ///
  /// - Returns: Nil where the text does not look like a time, and is a word.
  static func alone(_ typed: String) -> FilterReader.Result? {
    let text = plain(typed)
    guard text.utf8.contains(where: { (0x30...0x39).contains($0) }),
      text.utf8.allSatisfy({ $0 < 0x80 && (0x2D...0x3A ~= $0 || "T~+Z".utf8.contains($0)) })
    else { return nil }
    if let (left, right) = ends(of: text) { return span(left, right, typed) }
    if let time = FilterTime(text) {
      return time.hasUnlikelyYear
        ? .mistake(.unlikelyYear(typed)) : .meaning(time.meaning(.within))
    }
    return hasFormOfDate(text) ? .mistake(.notATime(typed)) : nil
  }

  /// `2026-1` is on the way to a date, or a word; `2026-02-30` cannot be anything else.
  private static func hasFormOfDate(_ text: String) -> Bool {
    let digits = text.utf8.prefix(10).map { (0x30...0x39).contains($0) ? UInt8(ascii: "0") : $0 }
    return digits.elementsEqual("0000-00-00".utf8)
      && (text.utf8.count == 10 || text.utf8.dropFirst(10).first == UInt8(ascii: "T"))
  }

  private static func ends(of text: String) -> (left: Substring, right: Substring)? {
    if let sign = text.firstIndex(of: "~") {
      return (text[..<sign], text[text.index(after: sign)...])
    }
    guard let dot = text.firstIndex(of: "."), text[dot...].hasPrefix("..") else { return nil }
    return (text[..<dot], text[dot...].drop { $0 == "." })
  }

  private static func span(
    _ left: Substring, _ right: Substring, _ typed: String
  ) -> FilterReader.Result {
    let (from, to) = (FilterTime(String(left)), FilterTime(String(right)))
    if from?.hasUnlikelyYear == true || to?.hasUnlikelyYear == true {
      return .mistake(.unlikelyYear(typed))
    }
    switch (left.isEmpty, right.isEmpty, from, to) {
    case (false, true, .some(let first), _): return .meaning(first.meaning(.from))
    case (true, false, _, .some(let last)): return .meaning(last.meaning(.until))
    case (false, false, .moment(let first, _), .moment(_, let last)):
      guard !last.isBefore(first) else { return .mistake(.endBeforeBeginning(typed)) }
      return .meaning(
        .moments(
          from: .init(time: first, isIncluded: true), to: .init(time: last, isIncluded: true)))
    case (false, false, .clock(let first, _), .clock(_, let last)):
      // From evening to morning: over midnight.
      return .meaning(
        .timeOfDay(first <= last ? [first..<(last + 1)] : [0..<(last + 1), first..<86_400]))
    default: return .mistake(.notATime(typed))
    }
  }

  /// The signs that are written in many ways, in one.
  private static func plain(_ typed: String) -> String {
    String(
      String.UnicodeScalarView(
        FoldedText.folded(typed).unicodeScalars.map { scalar in
          switch scalar {
          case "t": "T"
          case "/", "−", "–": "-"
          case "。", "．": "."
          case "〜", "∼": "~"
          default: scalar
          }
        }))
  }
}

extension CivilTime {
  /// The seconds since midnight, by the clock.
  fileprivate var secondOfDay: Int { hour * 3600 + minute * 60 + second }

  fileprivate func isBefore(_ other: CivilTime) -> Bool {
    (dayNumber, secondOfDay) < (other.dayNumber, other.secondOfDay)
  }
}
