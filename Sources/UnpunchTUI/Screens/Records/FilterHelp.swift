import Attendance
import Terminal
import UnpunchKit

/// The help of the filter while it is typed: all of its language, with an example for each field.
enum FilterHelp {
  /// Terms, and what they show.
  static let examples: [(term: Bilingual, text: FilterText)] =
    [
      (Bilingual("li gate", "李 北门"), .word), (Bilingual(same: "\"north gate\""), .phrase),
      (Bilingual("-source:machine", "-来源:考勤机"), .not),
    ] + RecordFilter.Field.allCases.map { ($0.example, .field($0)) } + [
      (Bilingual("dup:extra", "重复:多余"), .extra), (Bilingual(same: "2026-11-20"), .day),
      (Bilingual(same: ">=2026-11-20"), .since), (Bilingual(same: "<2026-11-20T09:00"), .before),
      (Bilingual(same: "2026-11-16..2026-11-18"), .days), (Bilingual(same: "22:00..06:00"), .night),
    ]

  static func help(in language: Language) -> Help {
    let keys = [Key.enter, .up, .down].map(\.label).joined(separator: " ")
    return Help(
      title: .filter(.helpTitle),
      rows: examples.map { HelpRow(keys: $0.term(in: language), text: .filter($0.text)) } + [
        HelpRow(keys: keys, text: .filter(.helpDone)),
        HelpRow(keys: Key.escape.label, text: .filter(.helpClear)),
      ] + HelpRow.editing)
  }
}
