import Terminal

/// A row of small bars.
enum Plot {
  private static let bars = Array("▁▂▃▄▅▆▇█")

  /// A bar for each number, the highest as high as a row; nothing where all are 0.
  static func text(_ counts: [Int]) -> SafeText {
    guard let highest = counts.max(), highest > 0 else { return .empty }
    return SafeText(
      String(
        counts.map { count in
          count == 0 ? " " : bars[min(bars.count - 1, 1 + count * (bars.count - 2) / highest)]
        }))
  }
}
