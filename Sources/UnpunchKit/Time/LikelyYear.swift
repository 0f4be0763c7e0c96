/// The years that a search can be about, and the one that was probably meant where another was typed.
public enum LikelyYear {
  /// The first year: there was no Feishu before it.
  public static let first = 2016

  /// The year that was probably meant; nil where the typed one is from ``first`` to the next year, and can be meant.
  public static func instead(of time: CivilTime, today: CivilTime) -> Int? {
    let years = first...max(first, today.year + 1)
    if years.contains(time.year) { return nil }
    let typed = Array(time.year.padded(4).utf8)
    // The fewest slips of a finger; of several, what is nearest to this year and not after it.
    return years.min { left, right in
      rank(left, typed, today.year) < rank(right, typed, today.year)
    }
  }

  private static func rank(_ year: Int, _ typed: [UInt8], _ thisYear: Int) -> (Int, Int) {
    let distance = year > thisYear ? 2 * (year - thisYear) + 1000 : thisYear - year
    return (slips(Array(year.padded(4).utf8), typed), distance)
  }

  /// How many digits have to be changed, put in, left out or swapped with their neighbour.
  private static func slips(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var rows = [Array(0...right.count)]
    for (row, byte) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var least = min(
          rows[row][column] + (byte == other ? 0 : 1), rows[row][column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          least = min(least, rows[row - 1][column - 1] + 1)
        }
        next.append(least)
      }
      rows.append(next)
    }
    return rows.last?.last ?? 0
  }
}
