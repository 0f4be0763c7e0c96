@testable import UnpunchTUI

extension Layer {
  /// Whether it shows the same as another.
  func isEqual(to other: any Layer) -> Bool { other as? Self == self }
}

extension AppState: Equatable {
  /// Two states are equal if they show the same, and go on in the same way.
  static func == (left: Self, right: Self) -> Bool {
    func isSame(_ left: (any Layer)?, _ right: (any Layer)?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return left.isEqual(to: right)
    }
    return left.context == right.context && left.size == right.size
      && left.screens.count == right.screens.count
      && zip(left.screens, right.screens).allSatisfy { isSame($0, $1) }
      && isSame(left.dialog, right.dialog) && left.help == right.help
      && left.notice == right.notice && left.news == right.news
      && left.generation == right.generation && left.inquiries == right.inquiries
      && left.journal == right.journal && left.cameTogether == right.cameTogether
      && left.endsAfterWork == right.endsAfterWork && left.notKept == right.notKept
  }
}
