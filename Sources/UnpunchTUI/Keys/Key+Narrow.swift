import Terminal
import UnpunchKit

extension Key {
  /// The key that one of a Chinese input method stands for: a full-width sign, or `、`, which is on the key of `/`.
  var narrow: Key {
    switch self {
    case .character("、"): .character("/")
    case .character("\u{3000}"): .character(" ")
    case .character(let scalar): .character(scalar.narrow)
    case .enter, .escape, .tab, .backTab, .backspace, .delete, .up, .down, .left, .right, .home,
      .end, .pageUp, .pageDown, .function, .control:
      self
    }
  }
}
